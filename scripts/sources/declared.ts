import type { DeclaringSource } from '../../data/schema/sources.ts'
import type { Span } from '../../data/schema/timeline.ts'
import type { ChecksRead, ReadOptions } from './checks.ts'
import { named } from './named.ts'

/** What a source declares of outages: spans as incidents of our own give them. */
export type DeclaredRead = {
  spans: Span[]
  /** The incidents that were understood, by the source's own ids; and since when the source lists all, null where it may not. */
  refs: string[]
  since: number | null
} & Pick<ChecksRead, 'files' | 'rows' | 'used' | 'ignoredFuture' | 'setAside'>

/** Reads the incidents of any source that has some. */
export async function readDeclared(
  source: DeclaringSource,
  options: Pick<ReadOptions, 'dataDir' | 'services' | 'asOf'>,
): Promise<DeclaredRead> {
  switch (source.type) {
    case 'statuspage': {
      const { readStatuspage } = await import('./statuspage/statuspage.ts')
      return named(source.id, readStatuspage(source, options))
    }
    case 'cstate': {
      const { readCstate } = await import('./cstate/cstate.ts')
      return named(source.id, readCstate(source, options))
    }
  }
}
