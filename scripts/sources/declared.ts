import type { DeclaringSource } from '../../data/schema/sources.ts'
import type { Span } from '../../data/schema/timeline.ts'
import type { ChecksRead, ReadOptions } from './checks.ts'
import { readCstate } from './cstate/cstate.ts'
import { named } from './named.ts'
import { readStatuspage } from './statuspage/statuspage.ts'

/** What a source declares of outages: spans as incidents of our own give them. */
export type DeclaredRead = {
  spans: Span[]
  /** The incidents that were understood, by the source's own ids; and since when the source lists all, null where it may not. */
  refs: string[]
  since: number | null
} & Pick<ChecksRead, 'files' | 'rows' | 'used' | 'ignoredFuture' | 'setAside'>

/** Reads the incidents of any source that has some. */
export function readDeclared(
  source: DeclaringSource,
  options: Pick<ReadOptions, 'dataDir' | 'services' | 'asOf'>,
): Promise<DeclaredRead> {
  switch (source.type) {
    case 'statuspage':
      return named(source.id, readStatuspage(source, options))
    case 'cstate':
      return named(source.id, readCstate(source, options))
  }
}
