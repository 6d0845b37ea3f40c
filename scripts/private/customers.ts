import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Customer, Customers } from '../../data/schema/customers.ts'
import type { Data } from '../load/data.ts'
import { DataError, type Problem } from '../load/problem.ts'
import { readTextFile } from '../load/text-file.ts'
import { checkYaml } from '../load/yaml-file.ts'

const FILE = 'customers.yaml'

/**
 * Those who can have a private feed. Without the file, nobody.
 * @param dir - The data folder.
 * @throws DataError with every problem of the file.
 */
export async function loadCustomers(dir: string): Promise<Customer[]> {
  if (!existsSync(join(dir, FILE))) return []
  const read = readTextFile(dir, FILE)
  if ('problem' in read) throw new DataError([read.problem])
  const checked = checkYaml(Customers, { file: FILE, text: read.text, linesBefore: 0 })
  if ('problems' in checked) throw new DataError(checked.problems)
  return checked.value.customers
}

/**
 * The customers, each agreement for a customer alone reaching one of them.
 * @throws DataError where customers.yaml is wrong, or such an agreement would reach nobody.
 */
export async function reachedCustomers(data: Pick<Data, 'dir' | 'versions'>): Promise<Customer[]> {
  const customers = await loadCustomers(data.dir)
  const problems = unreachable(data, customers)
  if (problems.length > 0) throw new DataError(problems)
  return customers
}

/** Whether anybody is listed: a folder without the list has private agreements that are only computed. */
export function listsCustomers({ dir }: Pick<Data, 'dir'>): boolean {
  return existsSync(join(dir, FILE))
}

/** The ids of the customers that an agreement is with. */
export function customersOf({ parties }: Data['agreements'][number]): string[] {
  return parties.flatMap(({ role, id }) => (role === 'customer' && id !== undefined ? [id] : []))
}

/** Agreements that are for a customer alone and would reach nobody: a name that is missing or misspelt. */
function unreachable({ versions }: Pick<Data, 'versions'>, customers: Customer[]): Problem[] {
  const known = customers.map(({ id }) => id)
  return versions.flatMap(({ value, problem }) => {
    if (value.visibility !== 'customer') return []
    const parties = value.parties.flatMap((party, index) =>
      party.role === 'customer' ? [{ ...party, index }] : [],
    )
    if (parties.every(({ id }) => id === undefined)) {
      const message = `visibility is customer, and no party of role customer has an id: nobody would get it; add the id of a customer of ${FILE}`
      return [problem(['parties'], message)]
    }
    return parties
      .filter(({ id }) => id !== undefined && !known.includes(id))
      .map(({ id, index }) => {
        const message = `no customer is called "${id}"; ${FILE} has ${known.join(', ') || 'none'}`
        return problem(['parties', index, 'id'], message)
      })
  })
}
