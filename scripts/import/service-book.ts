import type { ServiceEntry } from '../../data/schema/site.ts'
import { UsageError } from '../failure.ts'
import { didYouMean } from '../nearest.ts'

/** Stands for every entry that names no service. */
const NAMELESS = '*'

/** What the other system calls our services. */
export interface ServiceBook {
  /** Their names and ours, and our ids, each with the id. */
  names: Map<string, string>
  /** Whose the entries are that name none; undefined where nobody said. */
  nameless: string | undefined
  /** Ids, for questions and errors. */
  ids: string[]
}

/**
 * Puts together what services are called: by id and by every name in services.yaml, by the mapping file, and by what was
 * said on the command line, the later before the earlier.
 * @param said each `THEIR NAME=our-id`; `*=our-id` is for what names no service.
 * @throws UsageError when one of them is no such pair, or names a service that services.yaml does not have.
 */
export function serviceBook(
  services: readonly Pick<ServiceEntry, 'id' | 'name'>[],
  mapping: Record<string, string>,
  said: readonly string[],
): ServiceBook {
  const ids = services.map(({ id }) => id)
  const own = services.flatMap(({ id, name }) =>
    [id, ...(typeof name === 'string' ? [name] : Object.values(name))].map((one) => [one, id] as const),
  )
  const pairs = said.map((text) => {
    const at = text.lastIndexOf('=')
    const [name, id] = [text.slice(0, at).trim(), text.slice(at + 1).trim()]
    if (at === -1 || name === '' || id === '')
      throw new UsageError(`expected --services 'THEIR NAME=our-id', found "${text}"`)
    return [name, id] as const
  })
  const names = new Map([...own, ...Object.entries(mapping), ...pairs])
  const wrong = [...names].filter(([, id]) => !ids.includes(id))
  if (wrong.length > 0)
    throw new UsageError(
      wrong
        .map(([name, id]) => {
          const hint = didYouMean(id, ids) || `; services.yaml has ${ids.join(', ')}`
          return `"${name}" is mapped to "${id}", which is no service${hint}`
        })
        .join('\n'),
    )
  const nameless = names.get(NAMELESS)
  names.delete(NAMELESS)
  return { names, nameless, ids }
}
