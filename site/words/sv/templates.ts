/** The pages of templates, and where an agreement differs from its template, in Swedish. */
export const templates = {
  title: 'Mallar',
  kicker: 'Mall',
  description: (name: string) =>
    `Mallar för servicenivåavtal hos ${name}: vilka mål de har och varifrån talen kommer.`,
  lead: 'Det som avtal kan utgå från. En mall är ett förslag: avtalet avgör vad som gäller.',
  agreements: 'Avtal som utgår från mallen',
  noAgreements: 'Inget avtal på den här sidan utgår från mallen.',
  objectives: 'Mål',
  objective: 'Mål',
  /** Of a number that the agreement has to give. */
  asked: 'Talet avgörs i avtalet.',
  source: 'Källa',
  open: 'Avtalet måste säga',
  sources: 'Källorna är svenska och återges som de är skrivna. Jämför med den text som gäller hos er.',
  questions: 'Det avtalet måste svara på',
  questionsText:
    'Mallen lämnar det här öppet. Ett avtal som utgår från den visas först när allt är besvarat.',
  /** By field of the agreement. */
  fields: {
    target: 'hur snabbt eller hur stor andel',
    quantifier: 'varje ärende, en andel eller medelvärdet',
    calendar: 'dygnet runt eller i öppettider',
    period: 'vilken period',
    'measurement.source': 'var det mäts',
    serviceHours: 'vilka timmar',
    scopeUnits: 'hur många anslutningar',
    unit: 'vad som räknas: beställningar, rader eller antal',
    cutoff: 'till vilket klockslag en beställning räknas till dagen',
    denominator: 'andel av det levererade eller av det kontrollerade',
    claimPeriodDays: 'hur länge ett fel kan anmälas',
    level: 'om det gäller alla kunder eller en',
    title: 'vad det heter',
    'parties.name': 'vem som levererar och vem som är kund',
    visibility: 'om utfallet visas för alla eller bara för kunden',
    effectiveFrom: 'från vilken dag det gäller',
    'scope.services': 'vilka tjänster som ingår',
    'scope.excludes': 'vad som inte ingår',
    maintenance: 'hur underhåll aviseras och när det räknas bort',
    exclusions: 'vad mer som räknas bort',
    'priorities.matrix': 'när ett ärende har vilken prioritet',
    channels: 'hur kunden når leverantören, och när',
    reporting: 'hur ofta utfallet rapporteras',
    reviews: 'när parterna går igenom avtalet',
    credits: 'vad ett brutet mål ger',
    'credits.fee.amount': 'hur stor månadsavgiften är',
    fixedPer: 'om beloppet gäller varje påbörjad timme eller en gång',
    after: 'från när timmarna räknas',
    'credits.claimWithin': 'hur länge avräkningen kan begäras',
  } as Record<string, string>,
  compared: {
    from: 'Avtalet utgår från mallen',
    caption: 'Mallen och avtalet',
    template: 'Mallen',
    agreed: 'Avtalat',
    /** Of its targets: as in the template, otherwise than in it, and not in it. */
    targets: (kept: string, changed: string, own: string) =>
      `Mål som i mallen: ${kept}. Ändrade: ${changed}. Avtalets egna: ${own}.`,
    /** The same target, where the template leaves open how many of the cases it is for. */
    openShare: 'målet som i mallen, som lämnar öppet hur många ärenden det gäller',
    standings: { kept: 'som i mallen', changed: 'ändrat', 'left-out': 'inte med' },
  },
}
