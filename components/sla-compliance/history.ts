import { html, nothing, svg } from 'lit'
import type { State } from '../../data/schema/common.ts'
import type { ObjectiveResult } from '../../data/schema/feed.ts'
import { barPath, HEIGHT } from '../days.ts'
import { capital, periodName, quantityWords, standingOf } from '../objectives.ts'
import type { View } from '../view.ts'
import { boundWords } from './bound.ts'

/** How many closed periods stand in the row; the table has them all. */
const SHOWN = 12
const STEP = 10

/** A verdict is drawn as the state that it is as bad as: the same shapes as the days. */
const BARS: Record<string, State> = {
  met: 'operational',
  breached: 'major_outage',
  'no-data': 'unknown',
  excluded: 'under_maintenance',
}

/** Closed periods of one objective on one service, the oldest first. */
export function historyOf(result: ObjectiveResult, history: ObjectiveResult[]): ObjectiveResult[] {
  return history
    .filter(({ objective, service }) => objective === result.objective && service === result.service)
    .toSorted((a, b) => Date.parse(a.period.start) - Date.parse(b.period.start))
}

/** `november 2026`, `kvartal 4 2026`, `30 dagar` for a window that moves along; else the period's id. */
export function periodWords(result: Pick<ObjectiveResult, 'period'>, view: View): string {
  const { id, type, start, end } = result.period
  const name = periodName(result, view)
  if (type === 'calendar-month') return `${name}\u00a0${view.formats.year(Date.parse(start))}`
  const days = Math.round((Date.parse(end) - Date.parse(start)) / 86_400_000)
  if (type === 'rolling' && days > 0) return view.messages.days(days, view.plural)
  return name ?? view.say(id)
}

/** In which order a row of periods is summed up. */
const ORDER = ['met', 'breached', 'no-data', 'excluded']

/** A bar a period with its sentence, and all of it as a table. */
export function history(periods: ObjectiveResult[], title: string, view: View) {
  if (periods.length === 0) return nothing
  const { messages, formats, plural } = view
  const { compliance: words } = messages
  const shown = periods.slice(-SHOWN)
  const counts = Map.groupBy(shown, standingOf)
  const sums = [...counts]
    .toSorted(([a], [b]) => ORDER.indexOf(a) - ORDER.indexOf(b))
    .map(([word, list]) => words.inPeriods(messages.standings[word], formats.integer(list.length)))
  const count = `${formats.integer(shown.length)}\u00a0${plural(shown.length, words.periods)}`
  const sentence = `${count}: ${sums.join(', ')}`
  const label = `${title}, ${sentence}`
  return html`<div class="past" part="history">
    <svg class="periods" role="img" aria-label=${label} viewBox="0 0 ${SHOWN * STEP - 2} ${HEIGHT}" preserveAspectRatio="xMinYMid meet">
      ${shown.map(({ verdict }, index) => {
        const state = BARS[verdict] ?? 'unknown'
        return svg`<path class="day s-${state}" d=${barPath(state, index * STEP, HEIGHT, STEP - 2)}></path>`
      })}
    </svg>
    <details class="days">
      <summary class="small"><span>${sentence}</span><span class="sr">, ${title}</span></summary>
      <table part="table">
        <caption class="sr">${title}</caption>
        <thead><tr><th scope="col">${words.columns.period}</th><th scope="col" class="number">${words.columns.value}</th><th scope="col" class="number">${words.columns.target}</th><th scope="col">${words.columns.verdict}</th></tr></thead>
        <tbody>${periods.toReversed().map((one) => row(one, view))}</tbody>
      </table>
    </details>
  </div>`
}

function row(result: ObjectiveResult, view: View) {
  const { messages } = view
  const { compliance: words } = messages
  const { value, target, finality, restated } = result
  const notes = [
    finality === 'provisional' ? words.provisional : '',
    finality === 'restated' ? words.restated(view.say(restated?.reason ?? '')) : '',
    boundWords(result, view),
  ].filter((note) => note !== '')
  return html`<tr>
    <th scope="row">${capital(periodWords(result, view))}</th>
    <td class="number" data-label=${words.columns.value}>${value === null ? '–' : quantityWords(value, target, view)}</td>
    <td class="number" data-label=${words.columns.target}>${quantityWords(target.value, target, view)}</td>
    <td>${capital([messages.standings[standingOf(result)], ...notes].join(', '))}</td>
  </tr>`
}
