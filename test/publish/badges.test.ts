import { expect, test } from 'vitest'
import { SHAPES as ICONS } from '../../components/icons.ts'
import type { Service } from '../../data/schema/feed.ts'
import { COLOURS } from '../../scripts/publish/pictures/badge.ts'
import { textWidth } from '../../scripts/publish/pictures/text-width.ts'
import { ARCHIVE, badge, one, THROUGH } from './badge-reading.ts'
import { objective } from './feed-builders.ts'
import { badgeFiles } from './texts.ts'

test('each service has its badges in each language, the first at the root', () => {
  expect([...badgeFiles({ status: one({}), agreements: [] }).keys()].sort()).toEqual([
    'badges/portal/availability.svg',
    'badges/portal/objective.svg',
    'badges/portal/state.svg',
    'badges/state.svg',
    'en/badges/portal/availability.svg',
    'en/badges/portal/objective.svg',
    'en/badges/portal/state.svg',
    'en/badges/state.svg',
  ])
})

test('the state: word, shape and sentence, through when it is known', () => {
  const seen = badge('badges/portal/state.svg', one({ state: 'partial_outage' }))
  expect(seen.texts).toEqual(['Kundportal', 'Delvis avbrott'])
  expect(seen.label).toBe(`Kundportal har ett delvis avbrott. ${THROUGH}`)
  expect(seen.title).toBe(seen.label)
  expect(seen.shape).toBe(ICONS.partial_outage)
  expect(seen.svg).toContain('role="img"')
  expect(seen.svg).toContain('lang="sv"')
  const english = badge('en/badges/portal/state.svg', one({ state: 'partial_outage' }))
  expect(english.texts).toEqual(['Customer portal', 'Partial outage'])
  expect(english.label).toBe('Customer portal has a partial outage. Data through 19 November 2026 at 14:01.')
  expect(english.svg).toContain('lang="en"')
})

test('the page as a whole', () => {
  const seen = badge('badges/state.svg', one({}, { state: 'major_outage' }))
  expect([seen.texts, seen.label]).toEqual([
    ['Exempel Drift', 'Avbrott'],
    `Exempel Drift: Avbrott. ${THROUGH}`,
  ])
})

test('availability is the figure of the feed with every digit, and judges nothing', () => {
  const feed = one({ objectives: [objective({ value: '99.990', verdict: 'breached', outlook: 'lost' })] })
  const seen = badge('badges/portal/availability.svg', feed)
  expect(seen.texts).toEqual(['Kundportal', 'tillgänglighet 99,990\u00a0%'])
  expect(seen.label).toBe(`Kundportal: tillgänglighet 99,990\u00a0% sedan 1 november 2026. ${THROUGH}`)
  expect([seen.fill, seen.shape]).toEqual([COLOURS.plain, undefined])
  expect(badge('en/badges/portal/availability.svg', feed).texts[1]).toBe('availability 99.990%')
})

test.for([
  ['pending', 'on-track', 'på väg att uppfyllas', 'operational'],
  ['pending', 'at-risk', 'i riskzonen', 'degraded_performance'],
  ['pending', 'lost', 'brutet', 'major_outage'],
  ['pending', undefined, 'inte avgjort', 'unknown'],
  ['met', undefined, 'uppfyllt', 'operational'],
  ['breached', 'lost', 'brutet', 'major_outage'],
  ['no-data', undefined, 'uppgift saknas', 'unknown'],
  ['excluded', undefined, 'räknas inte', 'unknown'],
] as const)(
  'an objective that is %s and %s says "%s" with the shape of %s',
  ([verdict, outlook, word, state]) => {
    const { outlook: _outlook, ...rest } = objective({ verdict })
    const feed = one({ objectives: [outlook === undefined ? rest : { ...rest, outlook }] })
    const seen = badge('badges/portal/objective.svg', feed)
    expect(seen.texts[1]).toBe(`99,97\u00a0% · mål 99,9\u00a0% · ${word}`)
    expect([seen.fill, seen.shape]).toEqual([COLOURS[state], ICONS[state]])
    expect(seen.label).toBe(
      `Kundportal, Tillgänglighet: 99,97\u00a0% sedan 1 november 2026, mål 99,9\u00a0%, ${word}. ${THROUGH}`,
    )
  },
)

test('what is unknown, has no data or no objective is never green and never a figure', () => {
  const { outlook: _outlook, ...nothing } = objective({ value: null, exact: null, verdict: 'no-data' })
  const cases: [Partial<Service>, string, string][] = [
    [{ state: 'unknown' }, 'state', 'Uppgift saknas'],
    [{ objectives: [nothing] }, 'availability', 'tillgänglighet: uppgift saknas'],
    [{ objectives: [nothing] }, 'objective', 'mål 99,9\u00a0% · uppgift saknas'],
    [{ objectives: [] }, 'availability', 'tillgänglighet: inget mål'],
    [{ objectives: [] }, 'objective', 'inget mål'],
  ]
  for (const [over, name, words] of cases) {
    const seen = badge(`badges/portal/${name}.svg`, one(over))
    expect(seen.texts[1]).toBe(words)
    expect(seen.fill).not.toBe(COLOURS.operational)
    expect(seen.shape).toBe(ICONS.unknown)
  }
  const whole = badge('badges/state.svg', one({}, { state: 'unknown' }))
  expect(whole.fill).not.toBe(COLOURS.operational)
})

test('of several objectives the one that counts is shown, availability before others', () => {
  const pilot = objective({ binding: false, value: '50' })
  const excluded = objective({ verdict: 'excluded', value: '60' })
  const other = objective({ metric: 'response-time', value: '70' })
  const right = objective({ value: '99.5' })
  const shown = (objectives: Service['objectives']) =>
    badge('badges/portal/objective.svg', one({ objectives })).texts[1]?.split('\u00a0')[0]
  expect(shown([other, pilot, excluded, right])).toBe('99,5')
  expect(shown([other, pilot])).toBe('50')
  expect(shown([other])).toBe('70')
  const availability = badge('badges/portal/availability.svg', one({ objectives: [other] }))
  expect(availability.texts[1]).toBe('tillgänglighet: inget mål')
  const trial = badge('badges/portal/objective.svg', one({ objectives: [pilot] }))
  expect(trial.label).toContain('Inte bindande.')
})

test.for([
  ['>=', 'mål 5\u00a0min', 'target 5\u00a0min'],
  ['>', 'mål över 5\u00a0min', 'target over 5\u00a0min'],
  ['<=', 'mål högst 5\u00a0min', 'target at most 5\u00a0min'],
  ['<', 'mål under 5\u00a0min', 'target under 5\u00a0min'],
] as const)('a target with %s', ([comparator, swedish, english]) => {
  const feed = one({
    objectives: [objective({ metric: 'outage-total', target: { comparator, value: '5', unit: 'min' } })],
  })
  expect(badge('badges/portal/objective.svg', feed).texts[1]).toContain(` · ${swedish} · `)
  expect(badge('en/badges/portal/objective.svg', feed).texts[1]).toContain(` · ${english} · `)
})

test('a dated archive says its date where everybody sees it, and speaks of then', () => {
  const feed = one({ objectives: [objective()] }, { ...ARCHIVE, generatedAt: '2026-08-21T23:10:00Z' })
  const state = badge('badges/portal/state.svg', feed)
  // 23:10 in UTC is the next day in Stockholm.
  expect(state.texts[1]).toBe('Fungerade · 2026-08-22')
  expect(state.label).toBe('Kundportal fungerade. Arkivbild: läget 22 augusti 2026 kl. 01:10.')
  for (const path of [
    'badges/state',
    'badges/portal/availability',
    'badges/portal/objective',
    'en/badges/state',
  ]) {
    expect(badge(`${path}.svg`, feed).texts[1]).toMatch(/ · 2026-08-22$/)
  }
})

test('hostile names are text: no element, no attribute, no character that XML cannot hold', () => {
  const name = `"><script>alert(1)</script>'&\u0000\u0008\ud800\uffff\u202e`
  const seen = badge('badges/portal/state.svg', one({ name }))
  expect(seen.svg).not.toContain('<script')
  expect(seen.svg.trimEnd()).not.toMatch(/[\p{Cc}\p{Cs}\uffff\u202a-\u202e\u2066-\u2069]/u)
  expect(seen.texts).toHaveLength(2)
})

test('nothing is asked for: no style, script, font file, link or id', () => {
  for (const svg of badgeFiles({ status: one({ objectives: [objective()] }), agreements: [] }).values()) {
    expect(svg).not.toMatch(/style|script|href|url\(|@import|\bid=|<image|<use|<foreignObject/i)
  }
})

test('a long name is cut between characters for the eye and whole for the ear', () => {
  const family = '👩‍👩‍👧'
  const name = `${'a'.repeat(38)}${family}${family}bcd`
  const seen = badge('badges/portal/state.svg', one({ name }))
  expect(seen.texts[0]).toBe(`${'a'.repeat(38)}${family}…`)
  expect(seen.label).toContain(name)
  const short = badge('badges/portal/state.svg', one({ name: 'b'.repeat(40) }))
  expect(short.texts[0]).toBe('b'.repeat(40))
})

test('a name from right to left keeps its letters and does not turn what is said of it', () => {
  const seen = badge('badges/portal/state.svg', one({ name: 'פורטל לקוחות \u202eAPI' }))
  expect(seen.texts).toEqual(['פורטל לקוחות API', 'Fungerar'])
})

test('a badge is as wide as its words and shape need', () => {
  const { width } = badge('badges/portal/state.svg', one({}))
  // Four margins of 7, and 16 for the shape with its gap.
  expect(width).toBe(textWidth('Kundportal', 11) + textWidth('Fungerar', 11) + 28 + 16)
})
