import type { AgreementFeed, IncidentsFeed, ServiceFeed, StatusFeed } from '../../data/schema/feed.ts'
import { loadData } from '../../scripts/load/data.ts'
import { measure } from '../../scripts/measure.ts'
import { buildFeed } from '../../scripts/publish/feed.ts'

export interface Feeds {
  status: StatusFeed
  incidents: IncidentsFeed
  services: ServiceFeed[]
  agreements: AgreementFeed[]
}

/** The feed of data/ as it is published, read back from its files. */
export async function exampleFeed(): Promise<Feeds> {
  const data = await loadData('data')
  const asOf = data.site.asOf ?? Number.NaN
  const { measured } = await measure(data, asOf)
  const files = buildFeed(data, measured, asOf)
  const read = (path: string) => JSON.parse(files.get(`feed/v1/${path}`) ?? 'null')
  const below = (folder: string) =>
    [...files.keys()].flatMap((path) => {
      const [, name] = new RegExp(`^feed/v1/(${folder}/[^/]+\\.json)$`).exec(path) ?? []
      return name === undefined ? [] : [read(name)]
    })
  return {
    status: read('status.json'),
    incidents: read('incidents.json'),
    services: below('services'),
    agreements: below('agreements'),
  }
}
