import { standingOf } from '../components/objectives.ts'
import type { ObjectiveResult, Step } from '../data/schema/feed.ts'
import { clock, formats } from './format.ts'
import type { Words } from './messages.ts'
import { targetWords } from './objectives.ts'
import { countsWords } from './terms.ts'

/** A step of the explanation ready to be drawn: words, and the stretch of time and the events that they are about. */
export interface StepWords {
  words: string
  from?: string
  to?: string
  /** Sentences that follow the stretch of time. */
  more?: string
  events: string[]
}

/** How a figure came about, step by step. A step that this page does not know is told by its name and numbers. */
export function stepWords(result: ObjectiveResult, locale: string, words: Words): StepWords[] {
  return (result.explain ?? []).map((step) => oneStep(step, result, locale, words))
}

function oneStep({ step, values }: Step, result: ObjectiveResult, locale: string, words: Words): StepWords {
  const { steps } = words.page
  const { quantity } = formats(locale)
  const time = (name: string) => clock(Number(values[name] ?? 0), locale)
  const plain = (text: string) => ({ words: text, events: [] })
  const stretch = { from: values.start ?? '', to: values.end ?? '' }
  switch (step) {
    case 'agreed':
      return plain(steps.agreed(time('periodMs'), time('agreedMs')))
    case 'maintenance':
      return {
        words: steps.maintenance(time('excludedMs')),
        ...stretch,
        more: countsWords(
          { excluded: Number(values.excludedMs) > 0, why: values.why ?? '', values },
          locale,
          words,
          result.period.timeZone,
        ),
        events: [],
      }
    case 'base':
      return plain(steps.base(time('baseMs'), time('agreedMs'), time('excludedMs')))
    case 'unknown': {
      const coverage = values.coverage === undefined ? words.page.table.none : quantity(values.coverage, '%')
      return plain(steps.unknown(time('unknownMs'), coverage))
    }
    case 'outage': {
      const more = [
        values.weight !== '1' && values.weight ? steps.weight(values.weight) : '',
        values.open === 'true' ? steps.open : '',
      ].filter((part) => part !== '')
      const events = (values.events ?? '').split('\n').filter((id) => id !== '')
      return { words: steps.outage(time('countedMs')), ...stretch, more: more.join(' '), events }
    }
    case 'down':
      return plain(steps.down(time('downMs')))
    case 'value':
      return plain(
        steps.value(values.num ?? '', values.den ?? '', quantity(values.value ?? '', result.target.unit)),
      )
    case 'verdict':
      return plain(
        steps.verdict(targetWords(result, locale, words), words.widget.standings[standingOf(result)]),
      )
    default:
      return plain(
        `${step}: ${Object.entries(values)
          .map(([name, value]) => `${name} ${value}`)
          .join(', ')}`,
      )
  }
}
