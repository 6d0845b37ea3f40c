/** What went wrong, why and what is done, and what the next review goes through, in Swedish. */
export const deviations = {
  title: 'Avvikelser',
  intro:
    'En avvikelse öppnas när ett mål bryts eller är i riskzonen, när uppgift saknas om en avslutad period och när en rapport eller en enkät är sen. Kunden och leverantören kan också anmäla en. Den stängs när orsaken är klarlagd och åtgärderna är gjorda.',
  none: 'Det finns ingen avvikelse under de perioder som visas.',
  open: (count: number) => (count === 1 ? '1 öppen avvikelse' : `${count} öppna avvikelser`),
  closed: (count: number) => (count === 1 ? '1 stängd avvikelse' : `${count} stängda avvikelser`),
  noneOpen: 'Ingen avvikelse är öppen.',
  closedCount: 'Stängda avvikelser',
  dueOn: (day: string) => `ska vara klart ${day}`,
  doneOn: (day: string) => `klart ${day}`,
  overdue: 'försenat',
  link: (title: string) => `avvikelsen ${title}`,
  kinds: {
    breach: 'Brutet mål',
    'at-risk': 'I riskzonen',
    'no-data': 'Uppgift saknas',
    'late-report': 'Sen rapport',
    'late-survey': 'Sen enkät',
  },
  sources: { customer: 'anmäld av kunden', provider: 'anmäld av leverantören' },
  states: {
    open: 'Öppen',
    'cause-known': 'Orsaken klarlagd',
    acting: 'Åtgärdas',
    verifying: 'Verkan kontrolleras',
    closed: 'Stängd',
  },
  titleOf: (what: string, about: string, period: string) =>
    `${what}: ${[about, period].filter((part) => part !== '').join(', ')}`,
  notBinding: 'inte bindande',
  opened: 'öppnad',
  closedOn: 'stängd',
  running: 'perioden pågår',
  age: (days: number) => (days === 0 ? 'samma dag' : days === 1 ? 'efter 1 dag' : `efter ${days} dagar`),
  lasting: (days: number) =>
    days === 0 ? 'öppen sedan i dag' : days === 1 ? 'öppen i 1 dag' : `öppen i ${days} dagar`,
  settled: 'Siffrorna visar ingen avvikelse längre.',
  cause: 'Orsak',
  mostLostIn: 'Mest tid förlorades i',
  lostIn: 'Tid förlorades i',
  causeThere: 'Orsaken står vid avvikelsen.',
  causes: {
    change: 'ändring',
    software: 'programfel',
    hardware: 'maskinfel',
    network: 'nät',
    capacity: 'kapacitet',
    supplier: 'underleverantör',
    'human-error': 'misstag',
    process: 'arbetssätt',
    security: 'säkerhet',
    customer: 'kunden',
    unknown: 'okänd',
  },
  causeAfter: (days: number) =>
    days === 0
      ? 'Klarlagd samma dag.'
      : days === 1
        ? 'Klarlagd efter 1 dag.'
        : `Klarlagd efter ${days} dagar.`,
  causeDue: {
    kept: (day: string) => `Enligt avtalet skulle den vara klarlagd senast ${day}. Det hölls.`,
    missed: (day: string) => `Enligt avtalet skulle den vara klarlagd senast ${day}. Det hölls inte.`,
    open: (day: string) => `Enligt avtalet ska den vara klarlagd senast ${day}.`,
  },
  /** Of the agreement. */
  verifyPeriods: (count: number) =>
    count === 1
      ? 'Verkan är visad när målet är uppfyllt i en hel period efter åtgärderna.'
      : `Verkan är visad när målet är uppfyllt i ${count} hela perioder i rad efter åtgärderna.`,
  sameCause: (count: number) => `${count} avvikelser på tolv månader har samma slags orsak.`,
  noActions: 'Ingen åtgärd är beslutad ännu.',
  verification: {
    waiting: (met: number, needed: number) =>
      needed === 1
        ? 'Verkan kontrolleras i nästa hela period.'
        : `Verkan kontrolleras: ${met} av ${needed} hela perioder efter åtgärderna har uppfyllt målet.`,
    verified: (_met: number, needed: number) =>
      needed === 1
        ? 'Verkan kontrollerad: målet uppfylldes i nästa hela period.'
        : `Verkan kontrollerad: målet uppfylldes i ${needed} hela perioder i rad.`,
    failed: (_met: number, _needed: number) => 'Åtgärderna räckte inte: målet bröts igen.',
  },
  agenda: {
    title: 'Nästa uppföljning: dagordning',
    /** Both are days. */
    intro: (review: string, since: string) =>
      `Uppföljningen hålls ${review} och gäller tiden från ${since}. Dagordningen görs av avvikelserna och ändras med dem.`,
    /** Of a review whose day has gone by. */
    late: (review: string, since: string) =>
      `Uppföljningen skulle ha hållits ${review} och gäller tiden från ${since}. Dagordningen görs av avvikelserna och ändras med dem.`,
    breached: 'Mål som brutits sedan förra uppföljningen',
    open: 'Öppna avvikelser',
    others: 'Andra öppna avvikelser',
    overdue: 'Åtgärder som är försenade',
    closed: 'Avvikelser som stängts: räckte åtgärderna?',
    proposed: 'Föreslagna ändringar av avtalet',
    due: (what: string, day: string) => `${what}, skulle ha varit klart ${day}`,
    none: 'Inget särskilt att ta upp: ingen öppen avvikelse, ingen försenad åtgärd och inget förslag om ändring.',
  },
}
