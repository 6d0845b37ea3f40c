import { css, html, LitElement } from 'lit'
import { adopt } from '../adopt.ts'
import { languageOf, onLang } from '../language.ts'
import { languageFor, loadLanguage, messagesOf, onLanguage } from '../messages/languages.ts'
import { Part } from '../part.ts'
import type { Question } from './question.ts'

type Calculator = typeof import('./calculator.ts')
const calculator = new Part<Calculator>(() => import('./calculator.ts'))

const words = (value: string | null): string => value ?? ''

/**
 * @summary What a target means: how much downtime it allows in a day, week, month, quarter or year, in a time zone and at the hours that are promised.
 *
 * @attr {string} target - Per cent to begin with, 99.9 without it.
 * @attr {day|week|month|quarter|year} period - Period to begin with, a month without it.
 * @attr {string} time-zone - Zone in which days begin and end, as Europe/Stockholm; without it the browser's.
 * @attr {string} hours - When the service is promised, 24x7 without it, or as mon-fri 08:00-17:00.
 * @attr {string} date - A day of the period to begin with, as 2026-11-19; without it today.
 * @attr {string} lang - Language; without it that of the nearest ancestor, else the browser's.
 *
 * @slot - What to show until the calculator has come, and if it does not.
 *
 * @csspart calculator - All of it. @csspart form - What is asked. @csspart answer - The answer. @csspart table - What usual targets allow.
 * @csspart notice - What of the question cannot be read.
 *
 * @cssprop --sla-muted - Small print. @cssprop --sla-line - Lines of the table. @cssprop --sla-major - Frame of a field that cannot be read.
 * @cssprop --sla-degraded - Line beside what cannot be read. @cssprop --sla-focus - Focus ring.
 */
export class SlaCalculator extends LitElement {
  static override styles = css`
    :host {
      display: block;
    }
  `
  static override properties = {
    target: { converter: words },
    period: { converter: words },
    timeZone: { attribute: 'time-zone', converter: words },
    hours: { converter: words },
    date: { converter: words },
    // The browser's own `lang` property writes the attribute; this hears of it.
    ownLang: { attribute: 'lang' },
  }

  declare target: string
  declare period: string
  declare timeZone: string
  declare hours: string
  declare date: string

  #deafen: (() => void)[] = []
  /** What a reader has changed goes before what the page asked. */
  #changed: Partial<Question> = {}

  constructor() {
    super()
    this.target = ''
    this.period = ''
    this.timeZone = ''
    this.hours = ''
    this.date = ''
  }

  override connectedCallback(): void {
    super.connectedCallback()
    const draw = () => this.requestUpdate()
    this.#deafen = [onLanguage(draw), onLang(draw)]
    draw()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    for (const end of this.#deafen) end()
  }

  protected override render() {
    const language = languageFor(languageOf(this))
    const own = OURS.includes(language.key) ? undefined : loadLanguage(language.key)
    const waiting = calculator.load() ?? own
    if (waiting) void waiting.then(() => this.requestUpdate())
    const { module } = calculator
    if (module === undefined || own !== undefined) return html`<slot></slot>`
    adopt(this.renderRoot, module.styles)
    const changed = (change: Partial<Question>) => {
      this.#changed = { ...this.#changed, ...change }
      this.requestUpdate()
    }
    const asked = this.#asked(module)
    return html`<div class="root">${module.calculator(asked, language, changed, messagesOf(language.key)?.calculator)}</div>`
  }

  #asked({ today }: Calculator): Question {
    const timeZone = this.timeZone || Intl.DateTimeFormat().resolvedOptions().timeZone
    const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(this.date) ?? []
    return {
      target: this.target || '99.9',
      period: this.period || 'month',
      timeZone,
      hours: this.hours || '24x7',
      day:
        year === undefined ? today(timeZone) : { year: Number(year), month: Number(month), day: Number(day) },
      ...this.#changed,
    }
  }
}

/** Languages that the calculator brings its own words for. */
const OURS = ['sv', 'en']
