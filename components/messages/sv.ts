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
}

/** What a state counts as, by its weight as it is written: 1 is all of an outage, 0 nothing of it. */
function weighed(state: string, weight: string): string {
  if (weight === '1') return `${state} räknas som ett helt avbrott.`
  return weight === '0'
    ? `${state} räknas inte som avbrott.`
    : `${state} väger ${weight} av ett helt avbrott.`
}

/** Everything that only the site says, in Swedish. */
export const page = {
  languageName: 'Svenska',
  skip: 'Hoppa till innehållet',
  menu: 'Huvudmeny',
  nav: {
    status: 'Status',
    agreements: 'Avtal',
    history: 'Historik',
    method: 'Så räknar vi',
    subscribe: 'Prenumerera',
  },
  more: 'Mer om sidan',
  notUpdated: 'Sidan uppdateras inte.',
  rawData: 'Uppgifterna som JSON',
  calendar: 'Underhållskalender',
  printedFrom: (url: string) => `Utskrift av ${url}`,
  overview: {
    heading: (name: string) => `Driftstatus för ${name}`,
    description: (name: string) =>
      `Driftläget just nu hos ${name}, tillgängligheten mot avtalade mål och vad som har hänt.`,
    agreements: 'Avtal',
    agreementsIntro: 'Vad vi har lovat, hur det räknas och hur det gick, klausul för klausul.',
  },
  /** The overall state as the overview's title says it. */
  titles: {
    operational: 'Alla tjänster fungerar',
    degraded_performance: 'Försämrad funktion',
    partial_outage: 'Delvis avbrott',
    major_outage: 'Avbrott',
    under_maintenance: 'Underhåll pågår',
    unknown: 'Uppgift om driftläget saknas',
  },
  notFound: {
    title: 'Sidan finns inte',
    text: 'Adressen leder ingenstans. Den kan vara felskriven, eller så har sidan flyttat.',
    back: 'Till driftstatus',
  },
  reasons: {
    'no-measurement': 'inget har mätts',
    insufficient: 'för liten del av tiden har mätts',
    preparation: 'avtalet förbereds',
    'not-begun': 'perioden har inte börjat',
    maintenance: 'all avtalad tid var godkänt underhåll',
    'no-agreed-time': 'perioden har ingen avtalad tid',
  } as Record<string, string>,
  certainty: {
    certain: 'Bedömningen är säker: den står sig hur tid utan mätning än räknas.',
    policy: 'Bedömningen beror på hur avtalet räknar tid utan mätning.',
    'resolution-limited': 'Mätningen är för grov för att bedömningen ska vara säker.',
  },
  finality: {
    provisional: 'preliminärt',
    final: 'slutligt',
    restated: 'rättat i efterhand',
  },
  notBinding: 'Inte bindande',
  comparators: { '>=': 'minst', '>': 'mer än', '<=': 'högst', '<': 'mindre än' },
  periodTypes: {
    'calendar-day': 'per dygn',
    'calendar-week': 'per kalendervecka',
    'calendar-month': 'per kalendermånad',
    'calendar-quarter': 'per kvartal',
    'calendar-half': 'per halvår',
    'calendar-year': 'per kalenderår',
    billing: 'per faktureringsperiod',
  } as Record<string, string>,
  rollingDays: (days: string) => `under de senaste ${days} dygnen`,
  rollingHours: (hours: string) => `under de senaste ${hours} timmarna`,
  lastDays: (days: string) => `senaste ${days} dygnen`,
  lastHours: (hours: string) => `senaste ${hours} timmarna`,
  week: (week: string, year: string) => `vecka ${week} ${year}`,
  half: (half: string, year: string) => `halvår ${half} ${year}`,
  runningPeriod: (period: string) => `${period}, pågår`,
  table: {
    period: 'Period',
    value: 'Utfall',
    target: 'Mål',
    verdict: 'Bedömning',
    downtime: 'Avbrott',
    excluded: 'Borträknat',
    coverage: 'Mätgrad',
    none: 'saknas',
  },
  budget: {
    of: (total: string) => `av ${total}`,
    allowed: (total: string) => `${total} tillåtet`,
    breachAt: 'Gränsen passerades',
    willBreachAt: 'Med fortsatt avbrott passeras gränsen',
  },
  service: {
    description: (name: string) =>
      `${name}: läget nu, de senaste 90 dagarna, mål och utfall, avbrott och underhåll.`,
    objectives: 'Mål och utfall',
    noObjectives: 'Inget avtalat mål mäts för tjänsten.',
    kicker: 'Tjänst',
    howCounted: (agreement: string) => `Så räknas det: ${agreement}`,
    response: 'Svarstider',
    responseIntro: (from: string, to: string) =>
      `Hur lång tid ett svar tog, dygn för dygn från ${from} till ${to}. Median: hälften av svaren kom snabbare. 95:e percentilen: 95 av 100 svar kom snabbare.`,
    alwaysSame: 'De är lika alla dygn, som de är när ett dygn har en enda mätning.',
    oftenSame: 'Där de är lika, som när ett dygn har en enda mätning, ritas bara medianen.',
    median: 'Median',
    p95: '95:e percentilen',
    day: 'Dag',
    samples: 'Mätningar',
    incidents: 'Avbrott och störningar',
    noIncidents: 'Inga avbrott eller störningar är rapporterade.',
    maintenance: 'Underhåll',
    noMaintenance: 'Inget underhåll är aviserat.',
  },
  incidents: {
    title: 'Historik',
    description: (name: string) => `Avbrott och störningar hos ${name}, de senaste först.`,
    none: 'Inga avbrott eller störningar är rapporterade.',
    incidents: 'Avbrott och störningar',
    ongoing: 'pågår',
    affected: 'Berörda tjänster',
    when: 'När',
    lasted: 'Varade',
    lastedSoFar: 'Har hittills varat',
    status: 'Status',
    impact: 'Påverkan',
    updates: 'Händelseförlopp',
    noUpdates: 'Inga uppdateringar är skrivna.',
    incident: 'Avbrott eller störning',
  },
  impacts: { none: 'Ingen', minor: 'Liten', major: 'Stor', critical: 'Kritisk' },
  maintenance: {
    announced: 'Aviserat',
    actualTime: 'Verklig tid',
    parts: (excluded: string, counted: string) => `${excluded} räknas bort, ${counted} gör det inte.`,
  },
  agreement: {
    kicker: 'Avtal',
    description: (title: string) => `${title}: villkor, mål, utfall och hur det räknas.`,
    signed: 'Undertecknat av alla parter',
    unsigned: 'Ej undertecknat – vägledande',
    unsignedText: 'Alla parter har inte undertecknat. Villkoren och utfallet visas, men binder ingen.',
    terms: 'Villkor',
    parties: 'Parter',
    roles: {
      provider: 'Leverantör',
      customer: 'Kund',
      'third-party': 'Tredje part',
      subcontractor: 'Underleverantör',
    } as Record<string, string>,
    levels: {
      corporate: 'Gäller hela verksamheten',
      service: 'Gäller alla kunder',
      customer: 'Gäller en kund',
      'customer-service': 'Gäller en kund och en tjänst',
    } as Record<string, string>,
    level: 'Räckvidd',
    validity: 'Gäller',
    from: 'från',
    until: 'till och med',
    phases: 'Faser',
    phaseNames: { preparation: 'Förberedelse', pilot: 'Pilot', full: 'Full drift' },
    phaseEffect: {
      preparation: 'inget bedöms',
      pilot: 'utfallet visas men är inte bindande',
      full: 'utfallet är bindande',
    },
    inScope: 'Omfattar',
    outOfScope: 'Omfattar inte',
    serviceHours: 'Servicetid',
    allHours: 'Dygnet runt, alla dagar',
    calendar: (id: string) => `Enligt kalendern ${id}`,
    zone: 'Tidszon',
    maintenance: 'Underhåll',
    objectives: 'Mål och utfall',
    objectiveLine: (target: string, period: string) => `${target} tillgänglighet ${period}.`,
    ledger: 'Så fördelas tiden',
    method: 'Så räknas detta',
    history: 'Avslutade perioder',
    noHistory: 'Ingen period är avslutad ännu.',
    rolling: 'Ett rullande mål avslutas aldrig: fönstret flyttas fram hela tiden.',
    coverage: (share: string) => `Mätgrad: ${share} av tiden är känd.`,
    bounds: (worst: string, best: string) =>
      `Om all okänd tid räknas som avbrott: ${worst}. Om den räknas som fungerande: ${best}.`,
    projection: (best: string, rate: string, worst: string) =>
      `Perioden slutar på ${best} utan fler avbrott, ${rate} i samma takt som hittills och ${worst} vid avbrott resten av tiden.`,
  },
  /** The clauses by which a figure is counted, by the codes of the feed. */
  terms: {
    authority: {
      union: 'Avbrott är det som mätningen eller en rapporterad störning säger är avbrott.',
      intersection: 'Avbrott är bara det som både mätningen och en rapporterad störning säger är avbrott.',
      monitoring: 'Bara mätningen avgör vad som är avbrott.',
      incidents: 'Bara rapporterade störningar avgör vad som är avbrott.',
    } as Record<string, string>,
    exclusionMode: {
      remove: 'Godkänt underhåll räknas bort: varken som fungerande tid eller som avbrott.',
      'count-as-up': 'Godkänt underhåll räknas som fungerande tid.',
      none: 'Underhåll räknas aldrig bort: all tid räknas.',
    } as Record<string, string>,
    excludeSpan: {
      actual: 'Bara den tid som arbetet verkligen tog räknas bort, och aldrig det som drog över.',
      announced: 'Hela den aviserade tiden räknas bort, men aldrig det som drog över.',
    } as Record<string, string>,
    emergency: {
      counts: 'Akut underhåll räknas inte bort.',
      excluded: 'Även akut underhåll räknas bort.',
    } as Record<string, string>,
    unknownPolicy: {
      exclude: 'Tid utan mätning räknas varken som fungerande eller som avbrott.',
      'assume-up': 'Tid utan mätning räknas som fungerande.',
      'assume-down': 'Tid utan mätning räknas som avbrott.',
      'hold-last': 'Tid utan mätning räknas som det senast kända läget.',
    } as Record<string, string>,
    notice: (amount: string) => `Det ska aviseras senast ${amount} i förväg.`,
    workingDays: (count: string) => `${count} arbetsdagar`,
    calendarDays: (count: string) => `${count} kalenderdagar`,
    windows: (windows: string) => `Det ska ligga inom ${windows}.`,
    capPerMonth: (time: string) => `Högst ${time} i månaden räknas bort.`,
    capCount: (count: string) => `Högst ${count} tillfällen i månaden räknas bort.`,
    weights: (partial: string, degraded: string) =>
      `${weighed('Delvis avbrott', partial)} ${weighed('Försämrad prestanda', degraded)}`,
    everyOutage: 'Varje avbrott räknas från första millisekunden.',
    minOutage: (time: string) => `Avbrott som är kortare än ${time} räknas inte.`,
    mergeGap: (time: string) => `Avbrott med högst ${time} emellan räknas som ett när längden prövas.`,
    minCoverage: (share: string) => `Under ${share} mätgrad görs ingen bedömning som beror på det okända.`,
  },
  /** How a figure came about, by the steps of the feed; times are h:min:s. */
  steps: {
    agreed: (period: string, agreed: string) =>
      `Perioden är ${period} lång. Avtalad tid hittills är ${agreed}.`,
    maintenance: (excluded: string) => `Underhåll, ${excluded} räknas bort:`,
    base: (base: string, agreed: string, excluded: string) =>
      `Räknad tid är ${base}: ${agreed} avtalad tid, varav ${excluded} godkänt underhåll.`,
    unknown: (unknown: string, coverage: string) => `Utan mätning är ${unknown}; mätgraden är ${coverage}.`,
    outage: (counted: string) => `Avbrott, ${counted} räknas:`,
    weight: (weight: string) => `Det väger ${weight}.`,
    open: 'Det pågår ännu.',
    down: (down: string) => `Avbrott sammanlagt: ${down}.`,
    value: (num: string, den: string, value: string) =>
      `Utfall: ${num} / ${den} = ${value}, avkortat så att det inte kan motsäga bedömningen.`,
    verdict: (target: string, verdict: string) => `Mot målet ${target}: ${verdict}.`,
  },
  ledger: {
    class: 'Slag',
    time: 'Tid (h:min:s)',
    effect: 'Räknas som',
    total: 'Hela perioden',
    up: ['Fungerade', 'tillgänglig tid'],
    down: ['Avbrott', 'avbrott'],
    unknown: ['Utan mätning', 'enligt regeln för okänd tid'],
    outsideHours: ['Utanför servicetid', 'ingenting'],
    outsideContract: ['Utanför avtalet', 'ingenting'],
    future: ['Återstår', 'ingenting ännu'],
    excluded: ['Borträknat', 'ingenting'],
    reasons: { maintenance: 'underhåll', 'monitoring-gap': 'lucka i mätningen' } as Record<string, string>,
  },
}
