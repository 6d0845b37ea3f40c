/** The pages of templates, and where an agreement differs from its template, in English. */
export const templates = {
  title: 'Templates',
  kicker: 'Template',
  description: (name: string) =>
    `Templates for service level agreements of ${name}: which targets they have and where the numbers are from.`,
  lead: 'What agreements can be begun from. A template is a proposal: the agreement says what holds.',
  agreements: 'Agreements begun from the template',
  noAgreements: 'No agreement on this page was begun from the template.',
  objectives: 'Targets',
  objective: 'Target',
  /** Of a number that the agreement has to give. */
  asked: 'The number is set in the agreement.',
  source: 'Source',
  open: 'The agreement has to say',
  sources:
    'The sources are Swedish and are given as they are written. Compare them with the text that holds for you.',
  questions: 'What the agreement has to answer',
  questionsText:
    'The template leaves this open. An agreement begun from it is shown once everything is answered.',
  /** By field of the agreement. */
  fields: {
    target: 'how fast, or how large a share',
    quantifier: 'every ticket, a share or the mean',
    calendar: 'around the clock or in opening hours',
    period: 'which period',
    'measurement.source': 'where it is measured',
    serviceHours: 'which hours',
    scopeUnits: 'how many connections',
    unit: 'what is counted: orders, lines or quantities',
    cutoff: 'until when an order belongs to the day',
    denominator: 'a share of what was delivered or of what was inspected',
    claimPeriodDays: 'how long a defect can be reported',
    level: 'whether it holds for all customers or for one',
    title: 'what it is called',
    'parties.name': 'who delivers and who is the customer',
    visibility: 'whether results are shown to all or to the customer alone',
    effectiveFrom: 'from which day it holds',
    'scope.services': 'which services are included',
    'scope.excludes': 'what is not included',
    maintenance: 'how maintenance is announced and when it is left out',
    exclusions: 'what else is left out',
    'priorities.matrix': 'when a ticket has which priority',
    channels: 'how the customer reaches the provider, and when',
    reporting: 'how often results are reported',
    reviews: 'when the parties go through the agreement',
    credits: 'what a breach gives',
    'credits.fee.amount': 'how much the monthly fee is',
    fixedPer: 'whether the amount is for each hour begun or once',
    after: 'from when the hours are counted',
    'credits.claimWithin': 'for how long credits can be claimed',
  } as Record<string, string>,
  compared: {
    from: 'The agreement was begun from the template',
    caption: 'The template and the agreement',
    template: 'Template',
    agreed: 'Agreed',
    /** Of its targets: as in the template, otherwise than in it, and not in it. */
    targets: (kept: string, changed: string, own: string) =>
      `Targets as in the template: ${kept}. Changed: ${changed}. The agreement’s own: ${own}.`,
    /** The same target, where the template leaves open how many of the cases it is for. */
    openShare: 'the target as in the template, which leaves open how many cases it is for',
    standings: { kept: 'as in the template', changed: 'changed', 'left-out': 'left out' },
  },
}
