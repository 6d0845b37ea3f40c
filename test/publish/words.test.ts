import { expect, test } from 'vitest'
import { WORDS } from '../../scripts/publish/words.ts'
import { messages } from '../../site/messages.ts'

const REASONS = [
  'announced-in-time',
  'announced-late',
  'outside-window',
  'over-cap',
  'emergency',
  'no-policy',
  'no-agreement',
  'mode-none',
  'a-reason-of-tomorrow',
]

test.each([
  ['sv', WORDS.sv, messages('sv')],
  ['en', WORDS.en, messages('en')],
] as const)('the feeds say in %s what the page says', (_locale, words, { widget, page }) => {
  expect(words).toMatchObject({
    statuses: widget.updates,
    maintenance: widget.maintenance,
    when: page.incidents.when,
    ongoing: page.incidents.ongoing,
    affected: page.incidents.affected,
    noUpdates: page.incidents.noUpdates,
    announced: page.maintenance.announced,
    actualTime: page.maintenance.actualTime,
  })
  expect(words.phases.running).toBe(page.titles.under_maintenance)
  expect(words.quarter('2', '2026')).toBe(widget.quarter('2', '2026'))
  expect(words.heading('X')).toBe(page.overview.heading('X'))
  expect(words.parts('a', 'b')).toBe(page.maintenance.parts('a', 'b'))
  for (const why of REASONS) {
    for (const excluded of [true, false]) {
      expect(words.counts({ excluded, why })).toBe(widget.counts({ excluded, why }))
      const [announced, deadline] = ['1 maj', '2 maj']
      expect(words.counts({ excluded, why }, announced, deadline)).toBe(
        widget.counts({ excluded, why, announced, deadline }),
      )
    }
  }
})
