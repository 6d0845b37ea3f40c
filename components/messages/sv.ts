import type { Messages } from './messages.ts'

/** Everything that the components say, in Swedish. */
export const widget: Messages = {
  states: {
    operational: 'Fungerar',
    degraded_performance: 'Försämrad prestanda',
    partial_outage: 'Delvis avbrott',
    major_outage: 'Avbrott',
    under_maintenance: 'Underhåll',
    unknown: 'Uppgift saknas',
  },
  worked: 'Fungerade',
  clause: {
    operational: (who, _many, past) => `${who} ${past ? 'fungerade' : 'fungerar'}.`,
    degraded_performance: (who, _many, past) => `${who} ${past ? 'hade' : 'har'} försämrad prestanda.`,
    partial_outage: (who, many, past) =>
      `${who} ${past ? 'hade' : 'har'} ${many ? '' : 'ett '}delvis avbrott.`,
    major_outage: (who, many, past) => `${who} ${past ? 'hade' : 'har'} ${many ? '' : 'ett '}avbrott.`,
    under_maintenance: (who, _many, past) => `Underhåll ${past ? 'pågick' : 'pågår'} för ${who}.`,
    unknown: (who, _many, past) => `Uppgift ${past ? 'saknades' : 'saknas'} om ${who}.`,
  },
  all: 'alla tjänster',
  others: 'övriga tjänster',
  countOf: (count) => `${count} tjänster`,
  unknownNow: 'Läget just nu är okänt.',
  standing: ({ total, onTrack, atRisk, broken, noData, period, month, past }, plural) => {
    const is = past ? 'var' : 'är'
    if (total === 1) {
      if (noData > 0) return `Avtalsmålet ${past ? 'saknade' : 'saknar'} uppgift.`
      const so = atRisk > 0 ? 'i riskzonen' : broken > 0 ? 'brutet' : 'på väg att uppfyllas'
      return `Avtalsmålet ${is} ${so}${period ? ` ${month ? 'i' : 'under'} ${period}` : ''}.`
    }
    const during = period ? ` ${month ? 'i' : 'under'} ${period}` : ''
    const rest = [
      atRisk > 0 ? `${atRisk} ${is} i riskzonen` : '',
      broken > 0 ? `${broken} ${is} ${plural(broken, { one: 'brutet', other: 'brutna' })}` : '',
      noData > 0 ? `${noData} ${past ? 'saknade' : 'saknar'} uppgift` : '',
    ].filter((part) => part !== '')
    const count = onTrack < total ? `${onTrack} av ${total} avtalsmål` : `Alla ${total} avtalsmål`
    return `${[`${count} ${is} på väg att uppfyllas${during}`, ...rest].join(', ')}.`
  },
  dataThrough: (instant) => `Uppgifter till ${instant}`,
  next: (time) => `nästa ${time}`,
  stale: (instant, age) => `De senaste uppgifterna är från ${instant}, ${age} gamla`,
  archive: (instant) => `Arkivbild: läget ${instant}`,
  dateAndTime: (date, time) => `${date} kl. ${time}`,
  zone: (timeZone) => `Tider i ${timeZone}`,
  loading: 'Hämtar driftläget …',
  noServices: 'Här finns inga tjänster att visa ännu.',
  noneOfThese: 'Ingen av de valda tjänsterna finns på statussidan.',
  problem: {
    address: 'Driftläget kan inte visas: adressen till uppgifterna saknas eller är fel.',
    unreachable: 'Driftläget kan inte hämtas: servern svarar inte.',
    'not-found': 'Driftläget kan inte hämtas: uppgifterna finns inte på adressen.',
    server: 'Driftläget kan inte hämtas: servern svarar med ett fel.',
    'not-json': 'Driftläget kan inte läsas: svaret är inte driftuppgifter utan något annat.',
    truncated: 'Driftläget kan inte läsas: svaret är ofullständigt.',
    'too-large': 'Driftläget kan inte läsas: svaret är orimligt stort.',
    version: 'Driftläget kan inte läsas: uppgifterna har en annan version. Ladda om sidan.',
    'not-a-feed': 'Driftläget kan inte läsas: uppgifterna har fel form.',
  },
  failingSince: (problem, time) => `${problem} Uppdateringen har misslyckats sedan ${time}.`,
  updates: {
    investigating: 'Undersöks',
    identified: 'Identifierad',
    monitoring: 'Övervakas',
    resolved: 'Löst',
    postmortem: 'Efteranalys',
  },
  began: (instant) => `Började ${instant}`,
  lasted: (duration) => `har pågått ${duration}`,
  affects: (services) => `påverkar ${services}`,
  brokenSince: (period, instant) => `målet för ${period} är brutet sedan ${instant}`,
  breaksAt: (period, instant) => `målet för ${period} bryts ${instant} om det fortsätter`,
  earlierUpdates: (count) => `Tidigare uppdateringar (${count})`,
  since: (instant) => `sedan ${instant}`,
  responseTime: (p95, window) => `svarstid ${p95} (p95, ${window})`,
  days: (count, plural) => `${count}\u00a0${plural(count, { one: 'dag', other: 'dagar' })}`,
  today: 'i dag',
  strip: (service) => `${service}, dag för dag`,
  plainDay: 'utan avvikelse',
  uptime: (percent) => `drifttid ${percent}`,
  dayTimes: {
    downMs: 'avbrott',
    partialMs: 'delvis avbrott',
    degradedMs: 'försämrad prestanda',
    unknownMs: 'uppgift saknas',
    maintenanceMs: 'underhåll',
  },
  asTable: 'Visa som tabell',
  tableCaption: (service) => `${service}: dagar med avvikelser`,
  columns: { date: 'Dag', state: 'Läge', uptime: 'Drifttid', times: 'Varaktighet' },
  otherDays: (days) => `Övriga ${days}: fungerade utan avvikelse`,
  target: {
    '>=': (value) => `mål ${value}`,
    '>': (value) => `mål över ${value}`,
    '<=': (value) => `mål högst ${value}`,
    '<': (value) => `mål under ${value}`,
  },
  left: (duration) => `${duration} kvar`,
  over: (duration) => `${duration} för mycket`,
  budget: (service, percent, rest) => `${service}: ${percent} av tillåten avbrottstid använd, ${rest}`,
  quarter: (quarter, year) => `kvartal ${quarter} ${year}`,
  standings: {
    'on-track': 'på väg att uppfyllas',
    'at-risk': 'i riskzonen',
    lost: 'brutet',
    met: 'uppfyllt',
    breached: 'brutet',
    pending: 'inte avgjort',
    'no-data': 'uppgift saknas',
    excluded: 'räknas inte',
  },
  items: (good, valid) => `${good} av ${valid} inom målet`,
  maintenance: 'Underhåll',
  running: 'Pågår nu',
  counts: ({ excluded, why, announced, deadline }) => {
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
  recent: 'Senaste händelser',
  compliance: {},
  history: {
    calendar: (service) => `${service}, månad för månad`,
    deviating: (days) => `${days} med avvikelse`,
    earlier: (months) => `Visa ${months} till`,
    months: { one: 'månad', other: 'månader' },
  },
  incidents: {
    open: 'Pågår nu',
    none: 'Inga händelser.',
    quiet: 'Ingen händelse pågår.',
    took: (duration) => `varade ${duration}`,
    planned: 'Planerat underhåll',
  },
  badge: {
    noService: 'Tjänsten finns inte på statussidan.',
    noObjective: 'Målet finns inte på statussidan.',
  },
  responseTimes: {
    sentence: (service, p95, days) => `${service} svarade inom ${p95} i 95 fall av 100, sett över ${days}.`,
    series: { p50: 'hälften inom (p50)', p95: '95 av 100 inom (p95)', p99: '99 av 100 inom (p99)' },
    limit: (value) => `gräns i avtalet ${value}`,
    picture: (service, days) => `Svarstider för ${service}, ${days}. Alla värden finns i tabellen.`,
    none: 'Inga svarstider har mätts.',
    caption: (service) => `${service}: svarstider dag för dag`,
    day: 'Dag',
    samples: 'Mätningar',
  },
}
