import { standingOf } from '../components/objectives.ts'
import { stepFacts } from '../components/sla-compliance/explanation.ts'
import { length } from '../components/sla-compliance/words.ts'
import type { ObjectiveResult, Step } from '../data/schema/feed.ts'
import { statusFeed } from './feed.ts'
import { capital, clock, formats } from './format.ts'
import { incidentsNamed } from './incidents.ts'
import type { Words } from './messages.ts'
import { figureWords, targetWords } from './objectives.ts'
import { countsWords } from './terms.ts'
import { viewIn } from './view.ts'

/** A step of the explanation ready to be drawn: words, and the stretch of time and the events that they are about. */
export interface StepWords {
  words: string
  from?: string
  to?: string
  /** Sentences that follow the stretch of time. */
  more?: string
  events: string[]
}

/** How a figure came about, step by step. */
export function stepWords(result: ObjectiveResult, locale: string, words: Words): StepWords[] {
  return (result.explain ?? []).map(
    (step) =>
      timeStep(step, result, locale, words) ?? {
        words: countStep(step, result, locale, words) ?? plainStep(step, result.target, locale, words),
        events: [],
      },
  )
}

/** A step by its name and its numbers, in the words of the components: whatever has no sentence of its own. */
export function plainStep(
  step: Step,
  target: Pick<ObjectiveResult['target'], 'unit' | 'comparator'>,
  locale: string,
  { widget }: Words,
): string {
  const name = widget.compliance.steps[step.step] ?? step.step
  const facts = stepFacts(step, target, viewIn(locale))
  return facts === '' ? `${name}.` : `${name}: ${facts}.`
}

/**
 * Ids of the incidents and other events that an outage is known by, or that an exclusion is claimed for; `checks` is the
 * monitoring itself.
 */
export const eventsOf = ({ values: { events = '', incident = '' } }: Step): string[] =>
  [...events.split('\n'), incident].filter((id) => id !== '')

/** The sentence on a maintenance window that an explanation has. */
export function maintenanceStepWords(
  { values }: Step,
  result: ObjectiveResult,
  locale: string,
  words: Words,
) {
  // Of work that is still to come nothing is taken out yet; announced in time it will be.
  const taken = Number(values.excludedMs) > 0
  const excluded = taken || values.why === 'announced-in-time'
  const said = countsWords({ excluded, why: values.why ?? '', values }, locale, words, result.period.timeZone)
  const end = Math.min(Date.parse(values.end ?? ''), Date.parse(result.period.end))
  const over = end <= Date.parse(statusFeed().dataThrough)
  return excluded && !taken && over ? `${said} ${words.page.steps.noneAgreed}` : said
}

/** Steps of what is taken over time. */
function timeStep(step: Step, result: ObjectiveResult, locale: string, words: Words): StepWords | undefined {
  const { values } = step
  const { steps } = words.page
  const time = (name: string) => clock(Number(values[name] ?? 0), locale)
  const plain = (text: string) => ({ words: text, events: [] })
  const stretch = { from: values.start ?? '', to: values.end ?? '' }
  switch (step.step) {
    case 'agreed':
      return plain(steps.agreed(time('periodMs'), time('agreedMs')))
    case 'maintenance':
      return {
        words: steps.maintenance(time('excludedMs')),
        ...stretch,
        more: maintenanceStepWords(step, result, locale, words),
        events: [],
      }
    case 'base':
      return plain(steps.base(time('baseMs'), time('agreedMs'), time('excludedMs')))
    case 'unknown': {
      const { coverage } = values
      const share = coverage === undefined ? words.page.table.none : formats(locale).quantity(coverage, '%')
      return plain(steps.unknown(time('unknownMs'), share))
    }
    case 'outage': {
      const more = [
        values.weight !== '1' && values.weight ? steps.weight(values.weight) : '',
        values.open === 'true' ? steps.open : '',
      ].filter((part) => part !== '')
      return {
        words: steps.outage(time('countedMs')),
        ...stretch,
        more: more.join(' '),
        events: eventsOf(step),
      }
    }
    case 'exclusion': {
      const events = eventsOf(step)
      if (incidentsNamed(events).length === 0) return undefined
      // It follows by its name.
      const { incident: _, ...others } = values
      return { words: plainStep({ ...step, values: others }, result.target, locale, words), events }
    }
    case 'down':
      return plain(steps.down(time('downMs')))
    default:
      return undefined
  }
}

/** Steps of what is counted, and the last two of every explanation. */
function countStep(
  { step, values }: Step,
  result: ObjectiveResult,
  locale: string,
  words: Words,
): string | undefined {
  const { steps } = words.page
  const { quantity } = formats(locale)
  const count = (name: string) => quantity(values[name] ?? '0', '')
  const coverage = values.coverage === undefined ? [] : [steps.coverage(quantity(values.coverage, '%'))]
  switch (step) {
    case 'samples': {
      const share = result.target.limit !== undefined
      const said = share
        ? steps.samples(count('samples'), count('failed'), count('good'))
        : steps.percentile(count('samples'), count('failed'))
      return [said, ...coverage].join(' ')
    }
    case 'requests':
      return steps.requests(count('good'), count('valid'))
    case 'slices': {
      const each = length(values.slice ?? '', viewIn(locale)) ?? values.slice ?? ''
      return [
        steps.slices(count('slices'), count('emptySlices'), count('unknownSlices'), each),
        ...coverage,
      ].join(' ')
    }
    case 'items': {
      const open = Number(values.open) > 0 ? [steps.unsettled(count('open'), count('pastDue'))] : []
      return [steps.items(count('counted'), count('good'), count('missed')), ...open].join(' ')
    }
    case 'value': {
      if (values.value === undefined) return undefined
      const value = figureWords(values.value, result, locale)
      const { num = '', den = '1' } = values
      return result.target.unit === '%' && den !== '1'
        ? steps.value(quantity(num, ''), quantity(den, ''), value)
        : steps.figure(value)
    }
    case 'above-cap': {
      const { aboveCap } = words.widget.compliance
      const counts = values.counts as keyof typeof aboveCap
      return Object.hasOwn(aboveCap, counts)
        ? capital(`${aboveCap[counts](count('actual'), count('upTo'))}.`, locale)
        : undefined
    }
    case 'verdict':
      return steps.verdict(targetWords(result, locale, words), words.widget.standings[standingOf(result)])
    default:
      return undefined
  }
}
