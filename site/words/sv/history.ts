/** Incidents by month, what comes after an incident, and what services rest on, in Swedish. */
export const history = {
  months: 'Månad för månad',
  monthsIntro: 'Varje månad har sin egen sida, på samma adress för alltid.',
  olderThan: (count: number) => `De ${count} senaste visas. Äldre står på månadernas sidor:`,
  kicker: 'Avbrott och störningar',
  description: (month: string, name: string) =>
    `Avbrott och störningar hos ${name} i ${month}: antal och förlorad tid.`,
  /** What a number of incidents is followed by. */
  noun: (count: number): string => (count === 1 ? 'avbrott eller störning' : 'avbrott eller störningar'),
  began: (count: number) =>
    count === 0
      ? 'Inget avbrott och ingen störning började den här månaden.'
      : count === 1
        ? '1 avbrott eller störning började den här månaden.'
        : `${count} avbrott eller störningar började den här månaden.`,
  running: 'Månaden pågår.',
  lost: 'Förlorad tid',
  lostIntro: 'Så länge låg varje tjänst nere eller fungerade sämre. Underhåll som räknas bort står för sig.',
  nothingLost: 'Ingen tjänst förlorade någon mätt tid.',
  service: 'Tjänst',
  down: 'Nere',
  partial: 'Delvis nere',
  degraded: 'Försämrad',
  maintenance: 'Underhåll',
  older: 'Föregående månad',
  newer: 'Nästa månad',
  otherMonths: 'Andra månader',
  all: 'Hela historiken',
  actions: 'Åtgärder',
  noCause: 'Orsaken är inte klarlagd ännu.',
  what: 'Åtgärd',
  owner: 'Ansvarig',
  due: 'Klar senast',
  state: 'Läge',
  states: { done: 'Klar', open: 'Pågår', overdue: 'Försenad' },
  after: 'Orsak och åtgärder',
  dependencies: 'Beroenden',
  dependsOn: 'Behöver',
  dependsOnText: (name: string) => `Det som ${name} inte klarar sig utan.`,
  dependents: 'Behövs av',
  dependentsText: (name: string) => `Det som inte klarar sig utan ${name}.`,
  /** Before an instant. */
  at: 'Läget',
  since: 'sedan',
}
