import type { Incident, Maintenance } from '../../data/schema/feed.ts'
import type { Site } from '../../data/schema/site.ts'

/** Where a maintenance window is: to come, going on, or over. */
export type MaintenancePhase = 'announced' | 'running' | 'over'

/**
 * What the syndication feeds and the calendar say, in one language. The page's own words stand in components/messages/,
 * which scripts/ may not import (data flows one way); test/publish/words.test.ts holds the two to the same wording.
 */
export interface Words {
  /** Tag for `Intl`, with its region: a bare `en` would print dates the American way. */
  tag: string
  heading: (name: string) => string
  description: string
  calendar: (name: string) => string
  statuses: Record<Incident['status'], string>
  /** What stands before the title of a window. */
  phases: Record<MaintenancePhase, string>
  maintenance: string
  when: string
  ongoing: string
  affected: string
  noUpdates: string
  announced: string
  extended: (announced: string, span: string) => string
  actualTime: string
  parts: (excluded: string, counted: string) => string
  /** What stands before the name of an agreement that changes, or will. */
  amendments: Record<'in-force' | 'approved' | 'proposed', string>
  appliesFrom: (date: string) => string
  /** Where a term was not there, or will not be. */
  nothing: string
  /** Where how a term changes is not told. */
  changed: string
  report: (period: string) => string
  quarter: (quarter: string, year: string) => string
  review: string
  /** Of a review that was held on a day: where its minutes lie. */
  minutes: (day: string, address: string) => string
  /** What stands before the name of an agreement whose review should have been held, and the day that it was due. */
  reviewOverdue: string
  reviewWasDue: (date: string) => string
  /** What stands before the name of an agreement that enters a phase, and what that means. */
  agreementPhases: Record<'preparation' | 'pilot' | 'full', { title: string; means: string }>
  phaseUntil: (date: string) => string
  reportsCome: (cadence: string, within?: string) => string
  within: (days: number, kind: 'working' | 'calendar') => string
  cadences: Record<'weekly' | 'monthly' | 'quarterly' | 'half-yearly' | 'yearly', string>
  /** What a date without a clock time is a date in. */
  dateIn: (timeZone: string) => string
  /** Whether a window's time is left out of the figures, and why; dates already in words. */
  counts: (counts: Omit<Maintenance['counts'], 'values'>, announced?: string, deadline?: string) => string
}

const sv: Words = {
  tag: 'sv-SE',
  heading: (name) => `Driftstatus för ${name}`,
  description: 'Avbrott, störningar, underhåll, avtalsändringar och rapporter, de senaste först.',
  calendar: (name) => `Underhåll och uppföljningar – ${name}`,
  statuses: {
    investigating: 'Undersöks',
    identified: 'Orsaken hittad',
    monitoring: 'Övervakas',
    resolved: 'Löst',
    postmortem: 'Efteranalys',
  },
  phases: { announced: 'Aviserat underhåll', running: 'Underhåll pågår', over: 'Avslutat underhåll' },
  maintenance: 'Underhåll',
  when: 'När',
  ongoing: 'pågår',
  affected: 'Berörda tjänster',
  noUpdates: 'Inga uppdateringar är skrivna.',
  announced: 'Aviserat',
  extended: (announced, span) => `Mer tid aviserad ${announced}: ${span}.`,
  actualTime: 'Verklig tid',
  parts: (excluded, counted) => `${excluded} räknas bort, ${counted} gör det inte.`,
  amendments: {
    'in-force': 'Avtalsändring gäller',
    approved: 'Avtalsändring godkänd',
    proposed: 'Avtalsändring föreslagen',
  },
  appliesFrom: (date) => `Från och med ${date}.`,
  nothing: 'inget',
  changed: 'ändras',
  report: (period) => `Rapport ${period}`,
  quarter: (quarter, year) => `kvartal ${quarter} ${year}`,
  review: 'Uppföljning',
  minutes: (day, address) => `Protokoll ${day}: ${address}`,
  reviewOverdue: 'Uppföljning försenad',
  reviewWasDue: (date) => `Avtalet skulle ha följts upp senast ${date}. Villkoren kan vara inaktuella.`,
  agreementPhases: {
    preparation: {
      title: 'Förberedelserna börjar',
      means: 'Avtalet förbereds. Inget mål bedöms ännu.',
    },
    pilot: {
      title: 'Piloten börjar',
      means: 'Målen mäts och visas på prov. De binder inte och ger ingen avräkning.',
    },
    full: {
      title: 'Avtalet gäller fullt ut',
      means: 'Från och med nu binder målen.',
    },
  },
  phaseUntil: (date) => `Avtalet gäller fullt ut från och med ${date}.`,
  reportsCome: (cadence, within) =>
    `Rapport lämnas ${cadence.toLowerCase()}${within === undefined ? '' : `, senast ${within} efter periodens slut`}.`,
  within: (days, kind) =>
    `${days} ${kind === 'working' ? 'arbetsdag' : 'kalenderdag'}${days === 1 ? '' : 'ar'}`,
  cadences: {
    weekly: 'Varje vecka',
    monthly: 'Varje månad',
    quarterly: 'Varje kvartal',
    'half-yearly': 'Varje halvår',
    yearly: 'Varje år',
  },
  dateIn: (timeZone) => `Datum i tidszonen ${timeZone}.`,
  counts: ({ excluded, why }, announced, deadline) => {
    const dates = [announced, deadline && `senast ${deadline}`].filter(Boolean).join(', ')
    const notice = dates ? ` (${dates})` : ''
    const reasons: Record<string, string> = {
      'announced-in-time': `det aviserades i tid${notice}`,
      'announced-late': `det aviserades för sent${notice}`,
      'outside-window': 'det ligger utanför avtalat servicefönster',
      'over-cap': 'den avtalade underhållstiden är förbrukad',
      emergency: excluded ? 'avtalet undantar även akut underhåll' : 'akut underhåll inte undantas i avtalet',
      'no-policy': 'avtalet inte undantar underhåll',
      'no-agreement': 'inget avtal gäller för tjänsten',
      'mode-none': 'avtalet räknar underhåll som annan tid',
    }
    const reason = Object.hasOwn(reasons, why) ? `, därför att ${reasons[why]}` : ''
    return `Räknas bort: ${excluded ? 'ja' : 'nej'}${reason}.`
  },
}

const en: Words = {
  tag: 'en-GB',
  heading: (name) => `Service status of ${name}`,
  description: 'Outages, disruptions, maintenance, changes to agreements and reports, latest first.',
  calendar: (name) => `Maintenance and reviews – ${name}`,
  statuses: {
    investigating: 'Investigating',
    identified: 'Identified',
    monitoring: 'Monitoring',
    resolved: 'Resolved',
    postmortem: 'Review',
  },
  phases: {
    announced: 'Announced maintenance',
    running: 'Maintenance in progress',
    over: 'Completed maintenance',
  },
  maintenance: 'Maintenance',
  when: 'When',
  ongoing: 'in progress',
  affected: 'Affected services',
  noUpdates: 'No updates have been written.',
  announced: 'Announced',
  extended: (announced, span) => `More time announced ${announced}: ${span}.`,
  actualTime: 'Actual time',
  parts: (excluded, counted) => `${excluded} is excluded, ${counted} is not.`,
  amendments: {
    'in-force': 'Amendment in force',
    approved: 'Amendment approved',
    proposed: 'Amendment proposed',
  },
  appliesFrom: (date) => `From ${date}.`,
  nothing: 'none',
  changed: 'changes',
  report: (period) => `Report for ${period}`,
  quarter: (quarter, year) => `quarter ${quarter} of ${year}`,
  review: 'Review',
  minutes: (day, address) => `Minutes of ${day}: ${address}`,
  reviewOverdue: 'Review overdue',
  reviewWasDue: (date) => `The agreement was to be reviewed by ${date}. Its terms may be out of date.`,
  agreementPhases: {
    preparation: {
      title: 'Preparation begins',
      means: 'The agreement is being prepared. No target is judged yet.',
    },
    pilot: {
      title: 'Pilot begins',
      means: 'Targets are measured and shown on trial. They do not bind and give no credits.',
    },
    full: {
      title: 'Agreement in full force',
      means: 'From now on the targets bind.',
    },
  },
  phaseUntil: (date) => `The agreement is in full force from ${date}.`,
  reportsCome: (cadence, within) =>
    `There is a report ${cadence.toLowerCase()}${within === undefined ? '' : `, at the latest ${within} after the end of the period`}.`,
  within: (days, kind) => `${days} ${kind} ${days === 1 ? 'day' : 'days'}`,
  cadences: {
    weekly: 'Every week',
    monthly: 'Every month',
    quarterly: 'Every quarter',
    'half-yearly': 'Every half-year',
    yearly: 'Every year',
  },
  dateIn: (timeZone) => `The date is in the time zone ${timeZone}.`,
  counts: ({ excluded, why }, announced, deadline) => {
    const dates = [announced, deadline && `latest ${deadline}`].filter(Boolean).join(', ')
    const notice = dates ? ` (${dates})` : ''
    const reasons: Record<string, string> = {
      'announced-in-time': `it was announced in time${notice}`,
      'announced-late': `it was announced too late${notice}`,
      'outside-window': 'it is outside the agreed service window',
      'over-cap': 'the agreed maintenance time is used up',
      emergency: excluded
        ? 'the agreement excludes emergency maintenance too'
        : 'the agreement does not exclude emergency maintenance',
      'no-policy': 'the agreement does not exclude maintenance',
      'no-agreement': 'no agreement covers the service',
      'mode-none': 'the agreement counts maintenance like any other time',
    }
    const reason = Object.hasOwn(reasons, why) ? `, because ${reasons[why]}` : ''
    return `Left out of the figures: ${excluded ? 'yes' : 'no'}${reason}.`
  },
}

/** A language that site.yaml may name and that is missing here fails the type check. */
export const WORDS: Record<Site['locales'][number], Words> = { sv, en }
