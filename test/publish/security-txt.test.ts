import { expect, test } from 'vitest'
import { loadData } from '../../scripts/load/data.ts'
import { DataError, problemText } from '../../scripts/load/problem.ts'
import { securityFile } from '../../scripts/publish/security-txt.ts'
import { SMALL } from '../example-data.ts'
import { folderWith } from '../folder.ts'

const AS_OF = Date.parse('2026-11-19T13:02:08Z')

async function siteWith(security: string) {
  const folder = await folderWith({ ...SMALL, 'site.yaml': `${SMALL['site.yaml']}${security}` })
  return (await loadData(folder)).site
}
const text = async (security: string) =>
  securityFile(await siteWith(security), AS_OF).get('.well-known/security.txt')

test('nobody to tell, no file', async () => {
  expect([...securityFile(await siteWith(''), AS_OF)]).toEqual([])
})

// RFC 9116 2.5: Contact and Expires are required, Expires once; an Internet date (RFC 3339).
test('the contacts in their order, for a year from the build', async () => {
  expect(await text('security: { contact: ["https://example.com/hole", "mailto:sec@example.com"] }\n')).toBe(
    [
      'Contact: https://example.com/hole',
      'Contact: mailto:sec@example.com',
      'Expires: 2027-11-19T13:02:08Z',
      'Preferred-Languages: sv, en',
      'Canonical: https://status.example.com/.well-known/security.txt',
      '',
    ].join('\n'),
  )
})

test('an end that is given stands, whatever the time of the build', async () => {
  const given = await text(
    'security: { contact: "tel:+46-8-123456", expires: "2027-01-31T00:00:00+01:00" }\n',
  )
  expect(given).toContain('Contact: tel:+46-8-123456\nExpires: 2027-01-30T23:00:00Z\n')
})

test('a year after a leap day is the last of February', () => {
  const site = {
    ...{ url: 'https://a.example', locales: ['sv' as const] },
    security: { contact: ['mailto:a@a.example'] },
  }
  expect(securityFile(site, Date.parse('2028-02-29T12:00:00Z')).get('.well-known/security.txt')).toContain(
    'Expires: 2029-02-28T12:00:00Z',
  )
})

test.for(['sec@example.com', 'http://example.com/hole', 'mailto:', 'mailto:a@b\nX-Evil: 1'])(
  'an address that a reader could not use is refused: %j',
  async (contact) => {
    const problems = await text(`security: { contact: ${JSON.stringify(contact)} }\n`).then(
      () => [],
      (error: unknown) => {
        if (error instanceof DataError) return error.problems.map(problemText)
        throw error
      },
    )
    expect(problems).toHaveLength(1)
    expect(problems[0]).toContain('site.yaml:4 security.contact')
    expect(problems[0]).toContain('mailto:security@example.com')
  },
)
