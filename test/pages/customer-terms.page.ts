import { expect, test } from 'vitest'
import { customerHost, open, published, shows } from './customer-host.ts'

/* What an agreement of a customer's own says of work, tickets and disputes, on the page that opens with the key. */

const host = customerHost()
const SHA = 'b'.repeat(64)
const JULY = {
  ...{ id: '2026-07', type: 'calendar-month', timeZone: 'Europe/Stockholm' },
  start: '2026-06-30T22:00:00Z',
  end: '2026-07-31T22:00:00Z',
}

async function acme() {
  const [first] = host.acme.agreements
  if (first?.terms === undefined) throw new Error('no terms')
  const [role] = first.terms.roles
  const [result] = first.results
  return {
    ...first,
    terms: {
      ...first.terms,
      document: { title: 'Avtalet', href: 'https://example.com/avtal.pdf', sha256: SHA },
      fees: [
        {
          title: 'Uppstart',
          amount: '17000',
          currency: 'SEK',
          per: 'once' as const,
          noCredits: true as const,
        },
      ],
    },
    workload: [
      {
        ...{
          id: 'arenden',
          title: { sv: 'Ärenden', en: 'Tickets' },
          counts: 'tickets' as const,
          assumed: 40,
          cap: 60,
        },
        objectives: [],
        periods: [{ period: JULY, actual: 71 }],
      },
    ],
    escalations: [
      {
        objective: result?.objective ?? '',
        item: 1,
        id: 'A-7',
        percent: 50,
        role: role?.id ?? '',
        at: '2026-07-03T07:00:00Z',
      },
      {
        objective: result?.objective ?? '',
        item: 1,
        id: 'A-7',
        afterMs: 10_800_000,
        role: role?.id ?? '',
        at: '2026-07-06T07:00:00Z',
      },
    ],
    disputes: [
      {
        stage: 'mediation' as const,
        openedAt: '2026-06-02T07:00:00Z',
        deadline: '2026-06-15',
        incidents: [],
        items: 1,
        itemIds: ['A-3'],
      },
    ],
  }
}

test.each([
  [
    'kund/',
    [
      'Uppstart: 17 000 SEK en gång, ger ingen avräkning',
      'Ärenden, 40 antagna: juli 2026 71 (över taket 60)',
      'A-7, ',
      '50 % ',
      '3 juli 2026 kl. 09:00 (nått)',
      'efter 3 h ',
      '6 juli 2026 kl. 09:00 (kommer)',
      'Öppnad 2 juni 2026, nu medling till och med måndag 15 juni 2026. Gäller: A-3',
    ],
  ],
  [
    'en/kund/',
    [
      'Set-up',
      'Tickets, 40 assumed: July 2026 71 (over the cap of 60)',
      'after 3 h ',
      'now mediation until Monday, 15 June 2026. About: A-3',
    ],
  ],
])('%s tells the terms that are the customer’s own', async (path, told) => {
  const own = await acme()
  if (path.startsWith('en')) own.terms.fees = own.terms.fees.map((fee) => ({ ...fee, title: 'Set-up' }))
  const key = await published(host, { ...host.acme, agreements: [own] })
  const page = await open(host, `${path}#k=${key}`)
  await shows(page, SHA)
  const said = (await page.locator('.own-terms').innerText()).replace(/\s+/g, ' ')
  for (const part of told) expect(said).toContain(part)
  expect(await page.getByRole('link', { name: 'Avtalet', exact: true }).getAttribute('href')).toBe(
    'https://example.com/avtal.pdf',
  )
  await page.setViewportSize({ width: 320, height: 640 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  await page.close()
})

test('an address of another kind in a feed is told as words and leads nowhere', async () => {
  const own = await acme()
  own.terms.document = { ...own.terms.document, href: 'javascript:alert(1)' }
  const key = await published(host, { ...host.acme, agreements: [own] })
  const page = await open(host, `kund/#k=${key}`)
  await shows(page, SHA)
  expect(await page.getByRole('link', { name: 'Avtalet', exact: true }).count()).toBe(0)
  await page.close()
})

test.each([
  [
    'kund/',
    [
      'Roller',
      'IT-chef: Acme AB',
      'Ersätts av: IT-chef. Svarar för målen.',
      'Vem gör vad',
      'Utför: Jouren. Svarar för: Driftchef. Rådfrågas: IT-chef. Informeras: IT-chef och Jouren',
      'Ansvar',
      'Acme AB: 4.3 Anmäler fel',
    ],
  ],
  [
    'en/kund/',
    [
      'Roles',
      'Head of IT: Acme AB',
      'Stands in: Head of IT. Answers for the targets.',
      'Who does what',
      'Does: On duty. Answers for: Head of operations. Is asked: Head of IT. Is told: Head of IT and On duty',
      'Acme AB: 4.3 Reports faults',
    ],
  ],
])(
  '%s tells who does what: roles, their substitutes, who does it for each target, and the duties of both',
  async (path, told) => {
    const own = await acme()
    const [result] = own.results
    const party = (name: string, role: string) => ({ name, role })
    own.agreement = {
      ...own.agreement,
      parties: [party('Exempel Drift AB', 'provider'), party('Acme AB', 'customer')],
    }
    own.terms = {
      ...own.terms,
      roles: [
        {
          ...{
            id: 'chef',
            title: { sv: 'Driftchef', en: 'Head of operations' },
            party: 'provider',
            substitute: 'it',
          },
          duties: [{ sv: 'Svarar för målen.', en: 'Answers for the targets.' }],
        },
        { id: 'jour', title: { sv: 'Jouren', en: 'On duty' }, duties: [] },
        { id: 'it', title: { sv: 'IT-chef', en: 'Head of IT' }, party: 'customer', duties: [] },
      ],
      objectives: [
        {
          ...{ objective: result?.objective ?? '', accountable: 'chef', responsible: ['jour'] },
          ...{ consulted: ['it'], informed: ['it', 'jour'] },
        },
      ],
      responsibilities: [
        { party: 'customer', clause: '4.3', text: { sv: 'Anmäler fel', en: 'Reports faults' } },
      ],
    }
    const key = await published(host, { ...host.acme, agreements: [own] })
    const page = await open(host, `${path}#k=${key}`)
    await shows(page, SHA)
    const said = (await page.locator('.own-terms').innerText()).replace(/\s+/g, ' ')
    for (const part of told) expect(said).toContain(part)
    await page.setViewportSize({ width: 320, height: 640 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    await page.close()
  },
)

test('an agreement that says nothing of these has no such part', async () => {
  const [{ terms: _, ...bare }] = [await acme()]
  const silent = { ...bare, workload: [], escalations: [], disputes: [] }
  const key = await published(host, { ...host.acme, agreements: [silent] })
  const page = await open(host, `kund/#k=${key}`)
  await shows(page, 'Månadsbesked')
  expect(await page.locator('.own-terms').count()).toBe(0)
  await page.close()
})
