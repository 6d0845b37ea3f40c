import type { ObjectiveResult, Step } from '../../data/schema/feed.ts'
import { lengthText, localText, valueText } from './numbers.ts'

type Values = Record<string, string>

/** One step of an explanation as a sentence. A step that has no sentence here is told by its name and numbers. */
export function stepText({ step, values }: Step, { period, target }: ObjectiveResult): string {
  const zone = period.timeZone
  const length = (name: string) => lengthText(Number(values[name] ?? 0))
  const from = () => `${localText(values.start ?? '', zone)} to ${localText(values.end ?? '', zone)}`
  const { unit } = target
  switch (step) {
    case 'agreed':
      return `The period is ${length('periodMs')}. Agreed so far: ${length('agreedMs')}${apart(values)}.`
    case 'maintenance':
      return `Maintenance ${values.id}, ${from()}: ${length('excludedMs')} taken out (${values.why?.replaceAll('-', ' ')}${rest(values, MAINTENANCE, zone)}).`
    case 'suspension':
      return `Suspended ${from()}: ${length('excludedMs')} taken out.`
    case 'exclusion':
      return `Exclusion claimed by incident ${values.incident}, ${from()}: ${length('excludedMs')} taken out (${values.why?.replaceAll('-', ' ')}${rest(values, EXCLUSION, zone)}).`
    case 'base':
      return `The base is ${length('baseMs')}: ${length('agreedMs')} agreed, ${length('excludedMs')} excluded (${values.mode}).`
    case 'unknown':
      return `Unknown: ${length('unknownMs')}, coverage ${values.coverage === undefined ? 'none' : `${values.coverage} %`}; the policy for unknown time is ${values.policy}${rest(values, UNKNOWN, zone)}.`
    case 'outage': {
      const weight = values.weight === '1' ? '' : `, at most with weight ${values.weight}`
      const open = values.open === 'true' ? ', still open' : ''
      return `Outage ${from()}${open}: ${length('countedMs')} count${weight} (${(values.events ?? '').split('\n').join(', ')}).`
    }
    case 'down':
      return `Down altogether: ${length('downMs')}${rest(values, ['downMs'], zone)}.`
    case 'value':
      return `Exactly ${values.num}/${values.den}, shown as ${valueText(values.value ?? '', unit)}${bounds(values, unit)}.`
    case 'verdict':
      return `Against ${values.comparator} ${valueText(values.target ?? '', unit)}: ${values.verdict}${rest(values, VERDICT, zone)}.`
    case 'above-cap':
      return `More came than it was promised for: ${values.actual} ${values.counts} against the cap ${values.upTo}, so it does not bind.`
    case 'missed-item':
    case 'open-item':
      return `${step === 'missed-item' ? 'Late' : 'Open'}: ${valuesText(withUnit(values), zone)}.`
    default:
      return `${step}${rest(values, [], zone)}`
  }
}

/** Amounts under names that say their unit: `used` of `ms` is `usedMs`. */
function withUnit({ unit, ...values }: Values): Values {
  const suffix = unit === 'ms' ? 'Ms' : 'WorkingDays'
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name === 'used' || name === 'limit' ? `${name}${suffix}` : name,
      value,
    ]),
  )
}

/** All values of something, by name: lengths and instants made readable. */
export function valuesText(values: Values, zone: string): string {
  return rest(values, [], zone).slice(2)
}

const MAINTENANCE = ['id', 'start', 'end', 'excludedMs', 'why']
const EXCLUSION = ['incident', 'service', 'start', 'end', 'excludedMs', 'why']
const UNKNOWN = ['unknownMs', 'coverage', 'policy']
const VERDICT = ['comparator', 'target', 'verdict']

/** What of the period is not agreed time, where there is such. */
function apart(values: Values): string {
  const parts = [
    ['outsideHoursMs', 'outside the service hours'],
    ['outsideContractMs', 'outside the agreement'],
    ['futureMs', 'still to come'],
  ].flatMap(([name = '', words = '']) => {
    const ms = Number(values[name] ?? 0)
    return ms > 0 ? [`${lengthText(ms)} ${words}`] : []
  })
  return parts.length === 0 ? '' : ` (besides ${parts.join(', ')})`
}

function bounds({ worst, best }: Values, unit: string): string {
  return worst === undefined || best === undefined || worst === best
    ? ''
    : `; from ${valueText(worst, unit)} to ${valueText(best, unit)} by what is not known`
}

/** The values that a sentence has not told yet, by name: lengths and instants made readable. */
function rest(values: Values, told: readonly string[], zone: string): string {
  return Object.entries(values)
    .filter(([name, value]) => !told.includes(name) && value !== '')
    .map(([name, value]) => `, ${nameAndValue(name, value, zone)}`)
    .join('')
}

/** Two instants, as a stretch of time is told. */
const INSTANTS = /^[\d-]+T[\d:.]+Z\/[\d-]+T[\d:.]+Z$/

function nameAndValue(name: string, value: string, zone: string): string {
  const words = name.replace(/Ms$/, '').replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  if (/Ms$/.test(name) && /^\d+$/.test(value)) return `${words} ${lengthText(Number(value))}`
  const texts = value.split('\n').map((text) =>
    text
      .split('/')
      .map((part) => (/^\d{4}-\d\d-\d\dT.*Z$/.test(part) ? localText(part, zone) : part))
      .join(INSTANTS.test(text) ? ' to ' : '/'),
  )
  return `${words} ${texts.join(', ')}`
}
