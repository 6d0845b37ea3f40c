import type { State } from '../../data/schema/common.ts'
import { stateNow } from '../view.ts'
import type { StatusView } from './view.ts'

/** More names than these in one sentence are a count instead. */
const NAMES = 3
const ORDER: State[] = [
  'major_outage',
  'partial_outage',
  'degraded_performance',
  'unknown',
  'under_maintenance',
]

/** What is true now, in the words of a customer: what is wrong, worst first, then that the rest works. */
export function headline(view: StatusView): string {
  const { services, messages, formats, past } = view
  if (view.stale) return messages.unknownNow
  const names = (state: State) =>
    services.filter((service) => stateNow(service, view) === state).map(({ name }) => view.say(name))
  const sentences = ORDER.flatMap((state) => {
    const who = names(state)
    if (who.length === 0) return []
    return [
      clause(
        state,
        who.length === services.length && who.length > 1 ? messages.all : nameThem(who),
        who.length,
      ),
    ]
  })
  const well = names('operational')
  const generic = sentences.length > 0 ? messages.others : messages.all
  if (well.length > 0)
    sentences.push(clause('operational', well.length > 1 ? generic : nameThem(well), well.length))
  return sentences.join(' ')

  function nameThem(who: string[]): string {
    return who.length > NAMES ? messages.countOf(formats.integer(who.length)) : formats.list(who)
  }
  function clause(state: State, who: string, count: number): string {
    const sentence = messages.clause[state](who, count > 1, past)
    const ours = who === messages.all || who === messages.others
    return ours ? sentence.charAt(0).toUpperCase() + sentence.slice(1) : sentence
  }
}
