import type { PeriodName } from './allowed.ts'

/** Everything that `<sla-calculator>` says, in one language. Functions get numbers, dates and lengths already in words. */
export interface CalculatorMessages {
  target: string
  period: string
  periods: Record<PeriodName, string>
  month: string
  quarter: string
  year: string
  day: string
  zone: string
  hours: string
  always: string
  some: string
  from: string
  to: string
  days: string
  /** `99,9 % i november 2026 tillåter 43 min 12 s avbrott.` */
  answer: (target: string, when: string, allowed: string) => string
  none: (target: string, when: string) => string
  when: {
    month: (month: string) => string
    quarter: (quarter: string, year: string) => string
    year: (year: string) => string
    day: (day: string) => string
    week: (first: string, last: string) => string
  }
  /** How long the period is, and in which zone. */
  length: (length: string, zone: string) => string
  /** The same where the service is promised at some hours only; days off are not known here. */
  agreed: (length: string, zone: string) => string
  shorter: (length: string) => string
  longer: (length: string) => string
  wrongTarget: string
  wrongZone: string
  wrongYear: string
  wrongHours: string
  table: string
  targetColumn: string
}

const sv: CalculatorMessages = {
  target: 'Mål i procent',
  period: 'Period',
  periods: { day: 'Dygn', week: 'Vecka', month: 'Månad', quarter: 'Kvartal', year: 'År' },
  month: 'Månad',
  quarter: 'Kvartal',
  year: 'År',
  day: 'Dag',
  zone: 'Tidszon',
  hours: 'Tjänsten utlovas',
  always: 'Dygnet runt, alla dagar',
  some: 'Vissa tider',
  from: 'Från',
  to: 'Till',
  days: 'Dagar',
  answer: (target, when, allowed) => `${target} ${when} tillåter ${allowed} avbrott.`,
  none: (target, when) => `${target} ${when} tillåter inget avbrott alls.`,
  when: {
    month: (month) => `i ${month}`,
    quarter: (quarter, year) => `kvartal ${quarter} ${year}`,
    year: (year) => `år ${year}`,
    day: (day) => `den ${day}`,
    week: (first, last) => `veckan ${first}–${last}`,
  },
  length: (length, zone) => `Perioden är ${length} lång i tidszonen ${zone}.`,
  agreed: (length, zone) =>
    `Den utlovade tiden är ${length} i tidszonen ${zone}. Helgdagar räknas som andra dagar.`,
  shorter: (length) => `Klockan ställs fram: perioden är ${length} kortare än dygnen räknade om 24\u00a0h.`,
  longer: (length) => `Klockan ställs tillbaka: perioden är ${length} längre än dygnen räknade om 24\u00a0h.`,
  wrongTarget: 'Skriv målet som ett tal från 0 till 100, till exempel 99,9.',
  wrongZone: 'Tidszonen är okänd. Skriv den som Europe/Stockholm.',
  wrongYear: 'Skriv året med fyra siffror, från 1970 till 2100.',
  wrongHours: 'Välj minst en dag, och en sluttid som är senare än starttiden.',
  table: 'Så långa avbrott tillåter vanliga mål under samma tid',
  targetColumn: 'Mål',
}

const en: CalculatorMessages = {
  target: 'Target in per cent',
  period: 'Period',
  periods: { day: 'Day', week: 'Week', month: 'Month', quarter: 'Quarter', year: 'Year' },
  month: 'Month',
  quarter: 'Quarter',
  year: 'Year',
  day: 'Day',
  zone: 'Time zone',
  hours: 'The service is promised',
  always: 'Around the clock, every day',
  some: 'At some hours',
  from: 'From',
  to: 'To',
  days: 'Days',
  answer: (target, when, allowed) => `${target} ${when} allows ${allowed} of downtime.`,
  none: (target, when) => `${target} ${when} allows no downtime at all.`,
  when: {
    month: (month) => `in ${month}`,
    quarter: (quarter, year) => `in quarter ${quarter} of ${year}`,
    year: (year) => `in ${year}`,
    day: (day) => `on ${day}`,
    week: (first, last) => `in the week of ${first}–${last}`,
  },
  length: (length, zone) => `The period is ${length} long in the time zone ${zone}.`,
  agreed: (length, zone) =>
    `The promised time is ${length} in the time zone ${zone}. Public holidays count as other days.`,
  shorter: (length) => `The clock goes forward: the period is ${length} shorter than its days at 24 h each.`,
  longer: (length) => `The clock goes back: the period is ${length} longer than its days at 24 h each.`,
  wrongTarget: 'Write the target as a number from 0 to 100, such as 99.9.',
  wrongZone: 'The time zone is not known. Write it as Europe/Stockholm.',
  wrongYear: 'Write the year with four digits, from 1970 to 2100.',
  wrongHours: 'Choose at least one day, and an end that is later than the start.',
  table: 'What usual targets allow in the same time',
  targetColumn: 'Target',
}

/** Ours. They come with the calculator alone, so that no other tag is longer for them. */
export const CALCULATOR_MESSAGES: Record<string, CalculatorMessages> = { sv, en }
