import { expect, test } from 'vitest'
import { DataError } from '../../scripts/load/problem.ts'
import { AS_OF, CANARIES, feedOf, feedsOf, filesOf, newKey, TWO_CUSTOMERS } from './builders.ts'

test('a customer gets its own agreement, with names, fee, credits in money and the reason of the amendment', async () => {
  const feeds = await feedsOf(TWO_CUSTOMERS)
  const acme = feedOf(feeds, 'acme')
  expect(acme.agreements.map(({ agreement }) => agreement.id)).toEqual(['avtal-acme'])
  expect(acme.fees).toEqual([{ agreement: 'avtal-acme', amount: '71773', currency: 'SEK', per: 'month' }])
  const text = JSON.stringify(acme)
  for (const canary of CANARIES.acme) expect(text).toContain(canary)
  // 70 min down of the 30 days less two hours that were observed: 99.83 %, below 99.9 %, so 10 % of 71 773 SEK.
  expect(acme.agreements[0]?.credits).toMatchObject([
    { objective: 'tillganglighet', period: { id: '2026-06' }, amount: '7177.30', currency: 'SEK' },
  ])
})

test("no word of another customer, of the provider's systems or of people is in a customer's feed", async () => {
  const feeds = await feedsOf(TWO_CUSTOMERS)
  const [acme, beta] = ['acme', 'beta'].map((id) => JSON.stringify(feedOf(feeds, id)))
  for (const canary of [...CANARIES.beta, 'avtal-beta']) expect(acme).not.toContain(canary)
  for (const canary of [...CANARIES.acme, 'avtal-acme']) expect(beta).not.toContain(canary)
  for (const canary of CANARIES.nobody.filter((one) => one !== 'kanarie-fil')) {
    expect([canary, acme?.includes(canary), beta?.includes(canary)]).toEqual([canary, false, false])
  }
  // The source is named, where it was read from is not.
  expect(acme).not.toMatch(/measurements|\.csv/)
})

test("the ledger's segments follow each other without a gap, sum to the period, and hold the outage to the second", async () => {
  const { ledger } = feedOf(await feedsOf(TWO_CUSTOMERS), 'acme')
  expect(ledger.map(({ period }) => period.id)).toEqual(['2026-07', '2026-06'])
  for (const { period, segments } of ledger) {
    const [first] = segments
    expect(first?.start).toBe(period.start)
    expect(segments.at(-1)?.end).toBe(period.end)
    for (const [index, { end }] of segments.slice(0, -1).entries())
      expect(segments[index + 1]?.start).toBe(end)
    const sum = segments.reduce((total, { ms }) => total + ms, 0)
    expect(sum).toBe(Date.parse(period.end) - Date.parse(period.start))
  }
  const down = ledger[1]?.segments.filter((segment) => segment.class === 'down')
  expect(down).toMatchObject([
    { start: '2026-06-10T08:00:00Z', end: '2026-06-10T09:10:00Z', weight: '1', events: ['kanarie-fil'] },
  ])
})

test('a public agreement is not in a private feed, and a customer without an agreement has an empty one', async () => {
  const feeds = await feedsOf({
    ...TWO_CUSTOMERS,
    'customers.yaml': `${TWO_CUSTOMERS['customers.yaml']}  - { id: gamma, name: Gamma AB }\n`,
  })
  expect(feedOf(feeds, 'gamma')).toMatchObject({ agreements: [], fees: [], ledger: [] })
  expect(JSON.stringify(feeds)).not.toContain('"drift"')
})

test('an agreement that would reach nobody is an error at its line, not silence', async () => {
  const text = TWO_CUSTOMERS['agreements/avtal-acme.yaml'] ?? ''
  const misspelt = feedsOf({
    ...TWO_CUSTOMERS,
    'agreements/avtal-acme.yaml': text.replace('id: acme,', 'id: acne,'),
  })
  await expect(misspelt).rejects.toThrow(DataError)
  await expect(misspelt).rejects.toThrow(
    /agreements\/avtal-acme\.yaml:6 parties\[1\]\.id: no customer is called "acne"; customers\.yaml has acme, beta/,
  )
  const nameless = feedsOf({
    ...TWO_CUSTOMERS,
    'agreements/avtal-acme.yaml': text.replace('id: acme, ', ''),
  })
  await expect(nameless).rejects.toThrow(/nobody would get it; add the id of a customer of customers\.yaml/)
})

test('two customers of one id are an error of customers.yaml', async () => {
  const twice = feedsOf({
    ...TWO_CUSTOMERS,
    'customers.yaml': 'customers:\n  - { id: acme, name: A }\n  - { id: acme, name: B }\n',
  })
  await expect(twice).rejects.toThrow('customers.yaml:3 customers[1].id: two customers are called "acme"')
})

test('a file for each key: two while an old one is readable, none for a customer without', async () => {
  const files = await filesOf([newKey('acme'), newKey('acme')])
  expect(files.size).toBe(2)
  for (const [path, text] of files) {
    expect(path).toMatch(/^private\/v1\/[\w-]{22}\.jwe$/)
    expect(text).toMatch(/^[\w-]+\.\.[\w-]{16}\.[\w-]+\.[\w-]{22}$/)
  }
})

test('a key of nobody stops the build and says what to do', async () => {
  await expect(filesOf([newKey('delta')])).rejects.toThrow(
    'customers.yaml: there is a key for "delta" and no such customer; add it here, or run sla-status keys revoke delta',
  )
})

test('the clear header tells no customer, no agreement and no key', async () => {
  const key = newKey('acme')
  const files = await filesOf([key])
  const [[path = '', text = ''] = []] = [...files]
  const header = JSON.parse(Buffer.from(text.split('.')[0] ?? '', 'base64url').toString())
  expect(header).toEqual({
    alg: 'dir',
    enc: 'A256GCM',
    zip: 'DEF',
    typ: 'sla-status-private-1',
    cty: 'json',
    kid: path.slice('private/v1/'.length, -'.jwe'.length),
    iat: AS_OF / 1000,
  })
  expect(text).not.toContain(Buffer.from(key.key).toString('base64url'))
})
