import { beforeAll, describe, expect, it, vi } from 'vitest'
import { messages } from './messages.ts'
import { countsWords, maintenanceWords, methodWords } from './terms.ts'

vi.mock('./feed.ts', () => import('./feed.fixture.ts'))

const sv = messages('sv')
const plain = (text: string) => text.replaceAll('\u00a0', ' ')

const agreement = {
  noticeWorkingDays: '5',
  windows: '6 00:00-06:00, 7 00:00-06:00',
  capPerMonthMs: '14400000',
  exclusionMode: 'remove',
  excludeSpan: 'actual',
  emergency: 'counts',
}
const method = { ...agreement, notice: 'workingDays 5 se-legal-eves', capPerMonth: 'PT4H' }

describe('terms in words', () => {
  let spoken: string[]
  beforeAll(() => {
    spoken = maintenanceWords(agreement, 'sv', sv).map(plain)
  })

  it('says notice, windows and cap of the maintenance clause', () => {
    expect(spoken).toContain('Det ska aviseras minst 5 arbetsdagar i förväg.')
    expect(spoken).toContain('Det ska ligga inom lördag 00:00–06:00 och söndag 00:00–06:00.')
    expect(spoken).toContain('Högst 4 h i månaden räknas bort.')
  })

  it('says the same of the same policy in an agreement and in the method of a figure', () => {
    const { noticeWorkingDays: _n, capPerMonthMs: _c, ...ofFigure } = method
    expect(maintenanceWords(ofFigure, 'sv', sv).map(plain)).toEqual(spoken)
  })

  it('says that nothing is taken out where no policy is agreed', () => {
    expect(maintenanceWords({}, 'sv', sv)).toEqual(['Underhåll räknas aldrig bort: all tid räknas.'])
  })

  it('tells a deadline at midnight as the day before, the last day on which an announcement was in time (G26)', () => {
    const values = { announcedAt: '2026-06-04T11:00:00Z', deadline: '2026-06-01T22:00:00Z' }
    const words = countsWords(
      { excluded: false, why: 'announced-late', values },
      'sv',
      sv,
      'Europe/Stockholm',
    )
    expect(words).toContain('1 juni 2026')
    expect(words).toContain('4 juni 2026')
  })

  it('shows a code that it does not know rather than leaving the rule out', () => {
    expect(methodWords({ unknownPolicy: 'ask-somebody' }, 'sv', sv)).toContain('ask-somebody')
  })
})
