import type { ObjectiveResult } from '../../data/schema/feed.ts'
import { capital, periodName, quantityWords } from '../objectives.ts'
import { instantWords, type View } from '../view.ts'
import { coded } from './words.ts'

/** When the budget ran out or will, in a sentence of its own. */
export function breach({ budget, period, ...result }: ObjectiveResult, view: View): string {
  const at = budget?.breachAt
  if (at === undefined) return ''
  // Figures are reckoned to when the feed was made, also where the last measurement is older.
  const through = Date.parse(view.feed.generatedAt)
  const name = periodName({ period, ...result }, view) ?? view.say(period.id)
  const say = Date.parse(at) <= through ? view.messages.brokenSince : view.messages.breaksAt
  return capital(say(name, instantWords(at, view, through)))
}

/** Between what the figure lies where what is not known could change the verdict, the lower bound first. */
function range({ certainty, worst, best, target }: ObjectiveResult, view: View): string {
  if (certainty === 'certain' || worst === undefined || best === undefined || worst === best) return ''
  const [low, high] = Number(worst) < Number(best) ? [worst, best] : [best, worst]
  return view.messages.compliance.range(quantityWords(low, target, view), quantityWords(high, target, view))
}

/** How sure the figure is, and what is said of it beside the figure: nothing where nothing has to be said. */
function certaintyOf(result: ObjectiveResult, view: View): string[] {
  const { compliance: words, standings } = view.messages
  const { certainty, target, value, reason, outlook, disputed, metOnlyByRounding, parts } = result
  const say = (decimal: string) => quantityWords(decimal, target, view)
  return [
    // A running period has a reason where its value does not tell how it will be judged.
    (value === null || outlook !== undefined) && reason !== undefined
      ? coded(words.reasons, reason, view)
      : '',
    range(result, view),
    certainty === 'certain' || value === null ? '' : words.certainty[certainty],
    metOnlyByRounding ? words.rounding : '',
    disputed
      ? words.disputed(
          disputed.without === null ? '–' : say(disputed.without),
          coded(standings, disputed.verdict, view),
        )
      : '',
    parts ? words.changed : '',
  ]
}

/** Figures in the unit of what each item takes, which of a share is that of its limit; other lengths are milliseconds. */
const OF_AN_ITEM = ['median', 'longest']

/** A figure by the name of its words: misses that are left are too many once there are fewer than none. */
function numberOf(name: string, numbers: Record<string, string>): string | undefined {
  const { missesLeft } = numbers
  const over = missesLeft?.startsWith('-')
  if (name === 'missesOver') return over ? missesLeft?.slice(1) : undefined
  if (name === 'missesLeft') return over ? undefined : missesLeft
  return Object.hasOwn(numbers, name) ? numbers[name] : undefined
}

/** Figures of the metric beside its value. */
function numbersOf({ numbers = {}, target }: ObjectiveResult, view: View): string[] {
  const { formats, messages } = view
  return Object.entries(messages.compliance.numbers).map(([name, say]) => {
    const value = numberOf(name, numbers)
    if (value === undefined) return ''
    if (name === 'recoversAt') return say(instantWords(value, view, Date.parse(view.feed.dataThrough)))
    if (!/^-?\d+(\.\d+)?$/.test(value) || (value === '0' && name.endsWith('Ms'))) return ''
    if (name.endsWith('Ms')) return say(formats.duration(Number(value), 'ceil'))
    if (name === 'gross') return say(quantityWords(value, target, view))
    if (OF_AN_ITEM.includes(name)) return say(quantityWords(value, target.limit ?? target, view))
    return say(formats.quantity(value, name === 'responseRate' ? '%' : ''))
  })
}

/** What stands behind the figure: how much was seen, what was left out and why, what the figure would be else. */
export function facts(result: ObjectiveResult, view: View): string[] {
  const { formats, messages, plural } = view
  const { compliance: words } = messages
  const { coverage, ledger, items } = result
  const counted = (count: number, word: typeof words.open) =>
    count > 0 ? `${formats.integer(count)}\u00a0${plural(count, word)}` : ''
  const all = [
    items ? messages.items(formats.integer(items.good), formats.integer(items.valid)) : '',
    items ? counted(items.open, words.open) : '',
    items ? counted(items.pastDue, words.pastDue) : '',
    ...certaintyOf(result, view),
    ...(ledger?.excluded ?? []).map(({ reason, ms }) =>
      words.excluded(formats.duration(ms, 'floor'), coded(words.reasons, reason, view)),
    ),
    ...numbersOf(result, view),
    coverage === null ? '' : words.coverage(formats.quantity(coverage, '%')),
  ]
  return all.filter((fact) => fact !== '').map(capital)
}
