import { expect, test } from 'vitest'
import type { ServiceFeed } from '../../data/schema/feed.ts'
import { loadData } from '../../scripts/load/data.ts'
import { measure } from '../../scripts/measure.ts'
import { buildFeed } from '../../scripts/publish/feed.ts'
import { SMALL } from '../example-data.ts'
import { folderWith } from '../folder.ts'

const services = (portal: string) => `services:
  - { id: portal, name: Kundportal, dependsOn: [${portal}] }
  - { id: licens, name: Licensserver }
`

test('both sides of a dependency are told, each with its state: the portal is down on what it needs', async () => {
  const data = await loadData(
    await folderWith({
      ...SMALL,
      'services.yaml': services('licens'),
      'measurements/checks.csv': `time,service,status
2026-06-01T00:00:00Z,portal,up
2026-06-01T00:00:00Z,licens,up
2026-06-01T00:05:00Z,licens,down
`,
    }),
  )
  const asOf = Date.parse('2026-06-01T00:06:00Z')
  const { measured } = await measure(data, asOf)
  const found = buildFeed(data, measured, asOf)
  const of = (id: string): ServiceFeed => JSON.parse(found.get(`feed/v1/services/${id}.json`) ?? '')
  expect(of('portal').dependsOn).toEqual([
    {
      id: 'licens',
      name: 'Licensserver',
      href: 'services/licens/',
      state: 'major_outage',
      since: '2026-06-01T00:05:00Z',
    },
  ])
  expect(of('portal')).not.toHaveProperty('dependents')
  expect(of('licens').dependents).toMatchObject([{ id: 'portal', state: 'operational' }])
})

test.each([
  ['itself', 'portal', /services\[0\]\.dependsOn\[0\]: "portal" cannot depend on itself; take it out/],
  ['nobody', 'lisens', /no service is called "lisens"; this file has portal, licens/],
  ['the same twice', 'licens, licens', /services\[0\]\.dependsOn\[1\]: "licens" stands twice; keep one/],
])('a service that depends on %s is told where', async (_, portal, message) => {
  const loading = loadData(await folderWith({ ...SMALL, 'services.yaml': services(portal) }))
  await expect(loading).rejects.toThrow(message)
})
