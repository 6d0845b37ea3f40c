/** The page on how figures are counted, in Swedish. What an agreement decides is said by `page.terms`. */
export const method = {
  title: 'Så räknar vi',
  description: (name: string) =>
    `Hur målen hos ${name} mäts, räknas och bedöms, med ett genomräknat exempel.`,
  lead: 'Här står reglerna bakom varje siffra på sidan. Det som skiljer sig mellan avtal är skrivet ur de villkor som siffrorna faktiskt är räknade med.',
  contents: 'Innehåll',
  rulesFor: (names: string) => `Gäller ${names}:`,
  andMore: (count: string) => `${count} till`,
  none: 'Inget offentligt avtal har något mål som mäts ännu. Reglerna nedan gäller när det finns ett.',
  measured: {
    title: 'Vad som mäts',
    text: [
      'Ett mål gäller en period, till exempel en månad eller ett kvartal, och oftast en viss tjänst. Det kan handla om tid, anrop, ärenden, leveranser eller svar på en enkät.',
      'Uppgifterna om driften kommer från automatiska mätningar och från störningar som någon har rapporterat.',
    ],
    agreements: 'Reglerna är hämtade ur de här avtalen:',
    count: (count: number) => (count === 1 ? '1 mål' : `${count} mål`),
  },
  ledger: {
    title: 'All tid bokförs',
    text: [
      'Periodens tid delas upp i slag. Varje millisekund hör till exakt ett av dem, och tillsammans är de lika långa som perioden. På avtalets sida visas uppdelningen för varje mål.',
    ],
    when: 'När',
    up: 'Tjänsten mättes, och inget avbrott är känt.',
    down: 'Ett avbrott är känt. Nästa avsnitt säger vad som är avbrott.',
    unknown: 'Ingen mätning säger hur det var, och inget avbrott är rapporterat.',
    excluded: 'Underhållet uppfyllde alla villkor för att räknas bort.',
    outsideHours: 'Tjänsten behövde enligt avtalet inte vara tillgänglig.',
    outsideContract: 'Avtalet gällde inte ännu, eller inte längre.',
    future: 'Tiden hör till en pågående period och har inte varit än.',
    order:
      'När flera slag passar på samma tid gäller det första i den här ordningen: utanför avtalet, utanför servicetid, borträknat, avbrott, utan mätning, fungerade. Ett känt avbrott i en lucka i mätningen är alltså ett avbrott, och en lucka under godkänt underhåll är borträknad.',
  },
  outages: {
    title: 'Vad som är avbrott',
    text: [
      'Ett avbrott räknas från det att det började till det att tjänsten fungerade igen. Säger flera mätningar och rapporter samma sak om samma tid räknas den en gång.',
    ],
  },
  unknown: {
    title: 'Tid utan mätning',
    text: [
      'När ingen mätning finns vet ingen om tjänsten fungerade. Den tiden visas alltid för sig. Mätgraden är den del av den räknade tiden som är känd.',
    ],
    bounds:
      'Därför räknas också två gränser: utfallet om all okänd tid var avbrott, och utfallet om tjänsten fungerade hela den tiden. Ligger båda på samma sida om målet är bedömningen säker. Annars beror bedömningen på regeln ovan, och det står bredvid den.',
    nothing: 'Har ingenting alls mätts blir målet aldrig uppfyllt.',
    resolution:
      'Mellan två mätningar vet ingen exakt när ett avbrott började eller slutade. Om bedömningen hänger på det står det att mätningen är för grov för att bedömningen ska vara säker.',
  },
  maintenance: {
    title: 'Underhåll',
    tests:
      'Underhåll räknas bort bara om alla villkor är uppfyllda. Annars räknas ett avbrott under arbetet som alla andra avbrott, och sidan säger vilket villkor som brast.',
    calendars: {
      'se-legal-eves':
        'Arbetsdagar är måndag till fredag utom svenska helgdagar, midsommarafton, julafton och nyårsafton.',
      'se-legal': 'Arbetsdagar är måndag till fredag utom svenska helgdagar.',
    } as Record<string, string>,
    calendar: (id: string) => `Arbetsdagar är de som kalendern ${id} anger.`,
    workingDays: (count: string) =>
      `De räknas bakåt från dagen före underhållet. En avisering är i tid till slutet av den dag som blir nummer ${count}.`,
    all: 'Allt underhåll, och hur det räknades',
  },
  rounding: {
    title: 'Avrundning',
    text: [
      'Bedömningen görs med exakta bråk: förhållandet mellan två antal millisekunder jämförs med målet. Inget avrundas före jämförelsen.',
      'Utfallet som visas har minst lika många decimaler som målet. Mot ett mål på minst ett visst värde kortas det nedåt, mot ett mål på högst ett visst värde uppåt. Mot målet minst 99,95\u00a0% visas 99,949\u00a0% alltså som 99,94\u00a0%, inte som 99,95\u00a0%.',
      'Därför kan siffran aldrig motsäga bedömningen. Målet är självt ett tal med så många decimaler. Ett utfall som når målet når det också efter att ha kortats nedåt, eftersom det inte kan kortas förbi målet. Ett utfall under målet kan bara hamna längre ner, aldrig högre upp.',
      '100\u00a0% visas bara när det inte finns någon avbrottstid alls. Avbrott avrundas uppåt. Borträknad tid, mätgrad och det som är kvar av den tillåtna tiden avrundas nedåt.',
    ],
  },
  verdicts: {
    title: 'Bedömningens ord',
    met: 'Perioden är slut, eller så är målet rullande, och utfallet klarar målet.',
    breached:
      'Utfallet klarar inte målet. I en pågående period: det som redan har hänt är mer än vad hela perioden tillåter.',
    'on-track':
      'Perioden pågår, utfallet hittills klarar målet, och mindre än tre fjärdedelar av det som målet tillåter är använt, i avbrottstid eller i fel.',
    'at-risk':
      'Perioden pågår, och antingen klarar utfallet hittills inte målet, eller så är minst tre fjärdedelar av det som målet tillåter använt, eller så går det åt mycket fort just nu: av avbrottstiden minst 2\u00a0% på en timme, 5\u00a0% på sex timmar eller 10\u00a0% på ett till tre dygn.',
    pending: 'Det finns inget att bedöma ännu. Skälet står bredvid.',
    'no-data': 'Ingenting eller för lite har mätts. Målet är varken uppfyllt eller brutet.',
    excluded: 'All avtalad tid räknas bort, eller så har perioden ingen avtalad tid.',
    notBinding:
      'Avtalet är inte undertecknat av alla, dess fas med full drift har inte börjat, eller så kom det mer än ett tak som avtalet låter målet falla bort över. Utfallet visas men binder ingen.',
  },
  budget: {
    title: 'Tillåten avbrottstid',
    text: [
      'Ett mål under 100\u00a0% tillåter en del avbrott. Målet minst 99,95\u00a0% tillåter 0,05\u00a0% av den tid som väntas bli räknad i hela perioden. Hur mycket som är använt, kvar eller för mycket visas i timmar och minuter.',
      'Medan en period pågår visas också vad den slutar på utan fler avbrott, i samma takt som hittills och vid avbrott resten av tiden. Pågår ett avbrott visas när gränsen passeras om det fortsätter.',
    ],
  },
  finality: {
    title: 'Preliminärt och slutligt',
    text: [
      'Ett utfall är preliminärt medan perioden pågår och i fem arbetsdagar efter den. Det blir slutligt när de dagarna har gått, ingen störning från perioden fortfarande är öppen och mätningen har rapporterat ända till periodens slut.',
      'Ett rullande mål blir aldrig slutligt, eftersom fönstret flyttas fram hela tiden.',
    ],
  },
  time: {
    title: 'Tidszon och tidsomställning',
    zone: (zone: string) =>
      `Perioder börjar och slutar vid midnatt i avtalets tidszon, ${zone}. Ett rullande fönster slutar vid den tidpunkt då sidan räknades.`,
    lengths: (months: string) =>
      `Tiden räknas i verkliga timmar. När klockan ställs om får en månad fler eller färre timmar än 24 om dygnet: ${months}.`,
    month: (month: string, hours: string, usual: string) =>
      `${month} är ${hours} timmar lång (inte ${usual})`,
    noChange: 'Klockan ställs inte om i den tidszonen, så varje dygn är 24 timmar.',
  },
  example: {
    title: 'Ett exempel, steg för steg',
    intro: (title: string, period: string, target: string) =>
      `${title}, mot målet ${target}. Period: ${period}. Tiderna är timmar, minuter och sekunder, och talen är desamma som på avtalets sida.`,
    notes: {
      agreed:
        'Avtalad tid är perioden utan det som ligger utanför avtalet, utanför servicetiden eller ännu inte har varit.',
      maintenance: 'Det som drog över den aviserade tiden räknas aldrig bort.',
      unknown: 'Under den tiden vet ingen om tjänsten fungerade.',
      outage: 'Avbrottet räknas bara utanför det underhåll som räknats bort.',
    } as Record<string, string>,
    known: (base: string, unknown: string, den: string) =>
      `Räknad tid utan den omätta är ${base} − ${unknown} = ${den} millisekunder.`,
    good: (den: string, down: string, num: string) =>
      `Tjänsten fungerade ${den} − ${down} = ${num} millisekunder av den.`,
    exact: (percent: string) => `Med åtta decimaler, också de avkortade, är det ${percent}.`,
    budget: (total: string, used: string, rest: string) =>
      `Hela perioden tillåter ${total} avbrott. ${used} är använt: ${rest}.`,
    all: 'Samma mål på avtalets sida',
  },
}
