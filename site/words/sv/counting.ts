/** How figures are counted, in Swedish: the clauses of agreements by the codes of the feed, and steps. */
export const counting = {
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
    notice: (amount: string) => `Det ska aviseras minst ${amount} i förväg.`,
    workingDays: (count: string) => `${count} ${count === '1' ? 'arbetsdag' : 'arbetsdagar'}`,
    calendarDays: (count: string) => `${count} ${count === '1' ? 'kalenderdag' : 'kalenderdagar'}`,
    windows: (windows: string) => `Det ska ligga inom ${windows}.`,
    capPerMonth: (time: string) => `Högst ${time} i månaden räknas bort.`,
    capCount: (count: string) => `Högst ${count} tillfällen i månaden räknas bort.`,
    weights: (partial: string, degraded: string) =>
      `${weighed('Delvis avbrott', partial)} ${weighed('Försämrad prestanda', degraded)}`,
    everyOutage: 'Varje avbrott räknas från första millisekunden.',
    minOutage: (time: string) => `Avbrott som är kortare än ${time} räknas inte.`,
    mergeGap: (time: string) => `Avbrott med högst ${time} emellan räknas som ett när längden prövas.`,
    minCoverage: (share: string) =>
      `Är mätgraden under ${share} görs ingen bedömning som beror på den okända tiden.`,
    failedRequests: {
      bad: 'Anrop som misslyckas har inte klarat gränsen.',
      exclude: 'Anrop som misslyckas räknas inte in i svarstiden.',
    } as Record<string, string>,
    source: (source: string) => `Bara källan ${source} räknas.`,
    slice: (slice: string) => `Tiden delas i intervall om ${slice}.`,
    emptySlice: {
      good: 'Ett intervall utan anrop räknas som bra.',
      exclude: 'Ett intervall utan anrop räknas inte.',
      bad: 'Ett intervall utan anrop räknas som dåligt.',
    } as Record<string, string>,
    clock: (calendar: string) => `Tiden går bara under öppettiderna i kalendern ${calendar}.`,
    pauses: (states: string) =>
      states === 'waiting-customer'
        ? 'Klockan står stilla medan ärendet väntar på kunden.'
        : `Klockan står stilla i läget ${states}.`,
    reopened: (days: string) => `Ett ärende som öppnas igen inom ${days} räknas som samma ärende.`,
    attribution: {
      decision:
        'Ett ärende hör till den period då det avgjordes: när det blev klart eller när tiden gick ut.',
      created: 'Ett ärende hör till den period då det kom in.',
      resolved: 'Ett ärende hör till den period då det löstes.',
    } as Record<string, string>,
    noVolume: {
      'no-data': 'En period utan ärenden får ingen bedömning.',
      'deem-met': 'I en period utan ärenden är målet uppfyllt.',
    } as Record<string, string>,
    cutoff: (time: string) => `En beställning efter ${time} räknas från nästa arbetsdag.`,
    minResponses: (count: string) => `Färre än ${count} svar ger ingen bedömning.`,
    contractRounding: (decimals: string) =>
      `Avtalet avrundar utfallet till ${decimals} decimaler före bedömningen.`,
  },
  /** How a figure came about, by the steps of the feed; times are h:min:s. */
  steps: {
    agreed: (period: string, agreed: string) => `Perioden är ${period} lång. Avtalad tid är ${agreed}.`,
    maintenance: (excluded: string) => `Underhåll, ${excluded} räknas bort:`,
    /** Of maintenance that was announced in time and took nothing out, as it lay outside service hours. */
    noneAgreed: 'Inget av det låg i avtalad tid.',
    base: (base: string, agreed: string, excluded: string) =>
      `Räknad tid är ${base}: ${agreed} avtalad tid, varav ${excluded} räknas bort.`,
    unknown: (unknown: string, coverage: string) => `Utan mätning är ${unknown}; mätgraden är ${coverage}.`,
    outage: (counted: string) => `Avbrott, ${counted} räknas:`,
    weight: (weight: string) => `Det väger ${weight}.`,
    open: 'Det pågår ännu.',
    down: (down: string) => `Avbrott sammanlagt: ${down}.`,
    value: (num: string, den: string, value: string) =>
      `Utfall: ${num} / ${den} = ${value}, avkortat så att det inte kan motsäga bedömningen.`,
    figure: (value: string) => `Utfall: ${value}.`,
    samples: (samples: string, failed: string, good: string) =>
      `${samples} svar mättes, ${failed} av dem misslyckades. ${good} klarade säkert gränsen.`,
    percentile: (samples: string, failed: string) => `${samples} svar mättes, ${failed} av dem misslyckades.`,
    coverage: (coverage: string) => `Mätgraden är ${coverage}.`,
    requests: (good: string, valid: string) => `${good} av ${valid} anrop lyckades.`,
    slices: (known: string, empty: string, unknown: string, slice: string) =>
      `Av intervallen om ${slice} är ${known} kända, ${empty} av dem utan anrop. ${unknown} är okända.`,
    items: (counted: string, good: string, missed: string) =>
      `Avgjorda under perioden: ${counted}, varav ${good} inom målet och ${missed} inte.`,
    unsettled: (open: string, pastDue: string) => `Öppna: ${open}, varav försenade: ${pastDue}.`,
    verdict: (target: string, verdict: string) => `Mot målet ${target}: ${verdict}.`,
  },
}

/** What a state counts as, by its weight as it is written: 1 is all of an outage, 0 nothing of it. */
function weighed(state: string, weight: string): string {
  if (weight === '1') return `${state} räknas som ett helt avbrott.`
  return weight === '0'
    ? `${state} räknas inte som avbrott.`
    : `${state} väger ${weight} av ett helt avbrott.`
}
