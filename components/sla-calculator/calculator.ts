import { html, nothing } from 'lit'
import { live } from 'lit/directives/live.js'
import { createFormats } from '../formats.ts'
import type { Language } from '../messages/languages.ts'
import { styles as sharedStyles } from '../shared.styles.ts'
import { hoursOf, percentOf } from './allowed.ts'
import { exactDuration } from './exact-duration.ts'
import { CALCULATOR_MESSAGES, type CalculatorMessages } from './messages.ts'
import { type Answer, answerTo, PERIODS, periodOf, type Question } from './question.ts'
import { styles as ownStyles } from './sla-calculator.styles.ts'
import { addDays, dayAt, isZone, type LocalDay } from './zone.ts'

export const styles = [sharedStyles, ownStyles]

/** Office hours, for who turns from around the clock to some hours. */
const OFFICE = 'mon-fri 08:00-17:00'

/** Words and numbers of a language. */
interface Voice {
  tag: string
  words: CalculatorMessages
}

/** What a reader changes. */
export type Changed = (change: Partial<Question>) => void

/** @param own - The words of a language that the page itself has brought. */
export function calculator(
  question: Question,
  { key, tag }: Language,
  changed: Changed,
  own?: CalculatorMessages,
) {
  const words = own ?? CALCULATOR_MESSAGES[key] ?? CALCULATOR_MESSAGES.en
  if (words === undefined) return nothing
  const voice = { tag, words }
  const answer = answerTo(question)
  return html`<div class="calculator" part="calculator">
    <form part="form" @submit=${(event: Event) => event.preventDefault()}>
      ${targetField(question, voice, changed)} ${periodFields(question, voice, changed)}
      ${zoneField(question, voice, changed)} ${hoursFields(question, voice, changed)}
    </form>
    <output part="answer">${typeof answer === 'string' ? html`<p class="notice" part="notice">${words[answer]}</p>` : answered(question, answer, voice)}</output>
    ${typeof answer === 'string' ? nothing : table(answer, voice)}
  </div>`
}

const fieldText = (event: Event) => (event.target as HTMLInputElement | HTMLSelectElement).value

function targetField({ target }: Question, { words, tag }: Voice, changed: Changed) {
  const shown = tag.startsWith('en') ? target : target.replace('.', decimalMark(tag))
  return html`<label>${words.target}
    <input name="target" inputmode="decimal" autocomplete="off" size="8" .value=${live(shown)}
      aria-invalid=${percentOf(target) === undefined} @input=${(event: Event) => changed({ target: fieldText(event) })} />
  </label>`
}

const decimalMark = (tag: string) =>
  new Intl.NumberFormat(tag).formatToParts(0.5).find(({ type }) => type === 'decimal')?.value ?? '.'

function periodFields({ period, day }: Question, { tag, words }: Voice, changed: Changed) {
  const name = periodOf(period)
  const set = (change: Partial<LocalDay>) => changed({ day: { ...day, ...change } })
  const formats = createFormats(tag, 'UTC')
  const months = Array.from({ length: 12 }, (_, index) => formats.month(Date.UTC(2026, index, 15)))
  const option = (value: number, text: string, chosen: boolean) =>
    html`<option value=${value} ?selected=${chosen}>${text}</option>`
  return html`<label>${words.period}
      <select name="period" @change=${(event: Event) => changed({ period: fieldText(event) })}>
        ${PERIODS.map((one) => html`<option value=${one} ?selected=${one === name}>${words.periods[one]}</option>`)}
      </select>
    </label>
    ${
      name === 'quarter'
        ? html`<label>${words.quarter}
            <select name="quarter" @change=${(event: Event) => set({ month: Number(fieldText(event)) * 3 - 2, day: 1 })}>
              ${[1, 2, 3, 4].map((one) => option(one, String(one), one === Math.ceil(day.month / 3)))}
            </select>
          </label>`
        : nothing
    }
    ${
      name === 'month'
        ? html`<label>${words.month}
            <select name="month" @change=${(event: Event) => set({ month: Number(fieldText(event)), day: 1 })}>
              ${months.map((text, index) => option(index + 1, text, index + 1 === day.month))}
            </select>
          </label>`
        : nothing
    }
    ${
      name === 'day' || name === 'week'
        ? html`<label>${words.day}
            <input name="day" type="date" .value=${live(isoDate(day))} @change=${(event: Event) => {
              const [year = 0, month = 1, date = 1] = fieldText(event).split('-').map(Number)
              if (year > 0) changed({ day: { year, month, day: date } })
            }} />
          </label>`
        : html`<label>${words.year}
            <input name="year" type="number" min="1970" max="2100" .value=${live(String(day.year))}
              @input=${(event: Event) => set({ year: Number(fieldText(event)), day: 1 })} />
          </label>`
    }`
}

const isoDate = ({ year, month, day }: LocalDay) =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`

function zoneField({ timeZone }: Question, { words }: Voice, changed: Changed) {
  return html`<label class="wide">${words.zone}
    <input name="zone" list="zones" autocomplete="off" spellcheck="false" .value=${live(timeZone)}
      aria-invalid=${!isZone(timeZone)} @change=${(event: Event) => changed({ timeZone: fieldText(event).trim() })} />
    <datalist id="zones">${Intl.supportedValuesOf('timeZone').map((zone) => html`<option value=${zone}></option>`)}</datalist>
  </label>`
}

const DAY_NAMES = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

function hoursFields({ hours }: Question, { tag, words }: Voice, changed: Changed) {
  const always = hours === '24x7'
  const [days = '', times = ''] = hours.split(' ')
  const [from = '', to = ''] = times.split('-')
  const { days: chosen = [] } = hoursOf(hours) ?? {}
  const weekday = new Intl.DateTimeFormat(tag, { weekday: 'long', timeZone: 'UTC' })
  const nameOf = (index: number) => weekday.format(Date.UTC(2024, 0, index + 1))
  const span = (first: number, last: number) => `${DAY_NAMES[first - 1]}-${DAY_NAMES[last - 1]} ${times}`
  const [first = 1, last = 7] = [chosen[0], chosen.at(-1)]
  const day = (which: 'first' | 'last', value: number) => html`<select
    aria-label=${`${words.days}, ${(which === 'first' ? words.from : words.to).toLowerCase()}`}
    name=${`${which}-day`}
    @change=${(event: Event) =>
      changed({
        hours:
          which === 'first'
            ? span(Number(fieldText(event)), Math.max(last, Number(fieldText(event))))
            : span(Math.min(first, Number(fieldText(event))), Number(fieldText(event))),
      })}>
      ${DAY_NAMES.map((_, index) => html`<option value=${index + 1} ?selected=${index + 1 === value}>${nameOf(index)}</option>`)}
    </select>`
  return html`<label>${words.hours}
      <select name="hours" @change=${(event: Event) => changed({ hours: fieldText(event) === 'always' ? '24x7' : OFFICE })}>
        <option value="always" ?selected=${always}>${words.always}</option>
        <option value="some" ?selected=${!always}>${words.some}</option>
      </select>
    </label>
    ${
      always
        ? nothing
        : html`<fieldset><legend>${words.days}</legend>${day('first', first)}<span aria-hidden="true">–</span>${day('last', last)}</fieldset>
          <label>${words.from}
            <input name="from" type="time" .value=${live(from)} @change=${(event: Event) => changed({ hours: `${days} ${fieldText(event)}-${to}` })} />
          </label>
          <label>${words.to}
            <input name="to" type="time" .value=${live(to === '24:00' ? '00:00' : to)}
              @change=${(event: Event) => changed({ hours: `${days} ${from}-${fieldText(event) === '00:00' ? '24:00' : fieldText(event)}` })} />
          </label>`
    }`
}

function answered({ timeZone, hours }: Question, { target, asked, allowed }: Answer, voice: Voice) {
  const { tag, words } = voice
  const percent = createFormats(tag, 'UTC').quantity(target, '%')
  const when = whenWords(asked, voice)
  const length = exactDuration(asked.agreed, tag)
  const shift = exactDuration(Math.abs(asked.shift), tag)
  return html`<p class="headline">${
    allowed === 0 ? words.none(percent, when) : words.answer(percent, when, exactDuration(allowed, tag))
  }</p>
    <p class="sub">${hours === '24x7' ? words.length(length, timeZone) : words.agreed(length, timeZone)}
      ${asked.shift === 0 ? nothing : asked.shift < 0 ? words.shorter(shift) : words.longer(shift)}</p>`
}

function whenWords({ period, span: { first, after } }: Answer['asked'], { tag, words }: Voice): string {
  const at = (day: LocalDay) => Date.UTC(day.year, day.month - 1, day.day, 12)
  const date = (day: LocalDay, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(tag, { ...options, timeZone: 'UTC' }).format(at(day))
  const year = String(first.year)
  if (period === 'year') return words.when.year(year)
  if (period === 'quarter') return words.when.quarter(String(Math.ceil(first.month / 3)), year)
  if (period === 'month') return words.when.month(date(first, { month: 'long', year: 'numeric' }))
  const whole = { day: 'numeric', month: 'long', year: 'numeric' } as const
  if (period === 'day') return words.when.day(date(first, whole))
  return words.when.week(date(first, { day: 'numeric', month: 'long' }), date(addDays(after, -1), whole))
}

function table({ target, rows }: Answer, { tag, words }: Voice) {
  const formats = createFormats(tag, 'UTC')
  return html`<div class="scroll" role="region" tabindex="0" aria-label=${words.table}>
    <table part="table">
      <caption class="small">${words.table}</caption>
      <thead><tr><th scope="col">${words.targetColumn}</th>${PERIODS.map((one) => html`<th scope="col">${words.periods[one]}</th>`)}</tr></thead>
      <tbody>${rows.map(
        (row) => html`<tr class=${Number(row.target) === Number(target) ? 'own' : ''}>
          <th scope="row">${formats.quantity(row.target, '%')}</th>
          ${row.allowed.map(({ ms }) => html`<td>${exactDuration(ms, tag)}</td>`)}
        </tr>`,
      )}</tbody>
    </table>
  </div>`
}

/** Today where the question is asked, for who names no day. */
export const today = (timeZone: string): LocalDay => dayAt(Date.now(), isZone(timeZone) ? timeZone : 'UTC')
