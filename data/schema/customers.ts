import { z } from 'zod'
import { Id, Text } from './common.ts'

/** `data/customers.yaml`: who gets a private feed. Agreements name them as parties of role `customer`, by `id`. */
export const Customers = z.strictObject({
  customers: z.array(z.strictObject({ id: Id, name: Text })).check((ctx) => {
    const seen = new Set<string>()
    for (const [index, { id }] of ctx.value.entries()) {
      if (seen.has(id)) {
        const message = `two customers are called "${id}"`
        ctx.issues.push({ code: 'custom', path: [index, 'id'], message, input: id })
      }
      seen.add(id)
    }
  }),
})
export type Customer = z.infer<typeof Customers>['customers'][number]
