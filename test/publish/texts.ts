import { csvFiles as csv } from '../../scripts/publish/csv/csv-files.ts'
import { textsOf } from '../../scripts/publish/made-files.ts'
import { badgeFiles as badges } from '../../scripts/publish/pictures/badges.ts'
import { pictures as drawn } from '../../scripts/publish/pictures/pictures.ts'
import { derivedFiles as derived } from '../../scripts/publish/site-files.ts'
import { syndicationFiles as syndication } from '../../scripts/publish/syndication/syndication.ts'

/* What is derived from a feed, made: texts by their path. */

export const syndicationFiles = (...of: Parameters<typeof syndication>) => textsOf(syndication(...of))
export const csvFiles = (...of: Parameters<typeof csv>) => textsOf(csv(...of))
export const badgeFiles = (...of: Parameters<typeof badges>) => textsOf(badges(...of))
export const pictures = (...of: Parameters<typeof drawn>) => textsOf(drawn(...of))
export const derivedFiles = (...of: Parameters<typeof derived>) => textsOf(derived(...of))
