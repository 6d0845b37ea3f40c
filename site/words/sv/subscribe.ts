/** The page of feeds and interfaces, in Swedish. */
export const subscribe = {
  title: 'Prenumerera',
  description: (name: string) =>
    `Flöden, kalender, öppna uppgifter, gränssnitt och märken om driften hos ${name}, för alla tjänster eller en i taget.`,
  lead: 'Allt här är filer som ditt eget program hämtar. Det behövs varken konto eller e-postadress.',
  all: 'Alla tjänster',
  allIntro: 'En post för varje störning och varje underhåll. Posten ändras när något nytt har hänt.',
  feeds: {
    'atom.xml': [
      'Atom',
      'För den som läser nyheter i en flödesläsare, eller vill ha dem i en kanal i chatten. Ta den här om du är osäker.',
    ],
    'rss.xml': ['RSS', 'Samma poster för program som bara läser RSS.'],
    'feed.json': ['JSON Feed', 'Samma poster för den som skriver ett eget program och hellre läser JSON.'],
    'calendar.ics': [
      'Kalender',
      'För den som vill se underhåll i sin egen kalender. Prenumerera på adressen i stället för att importera filen, så följer ändringar med.',
    ],
  } as Record<string, string[]>,
  perService: 'En tjänst i taget',
  perServiceIntro: 'För den som bara använder några av tjänsterna.',
  service: 'Tjänst',
  data: 'Uppgifter för program',
  dataIntro:
    'Allt som sidan visar är ritat ur de här filerna. För den som vill räkna själv, larma eller visa läget på en egen sida. Fält läggs till, men inget byter namn.',
  files: {
    status: ['Läget nu', 'Alla tjänster, deras 90 senaste dagar, mål och utfall, och det som är på gång.'],
    incidents: ['Alla händelser', 'Varje störning och varje underhåll, de senaste först.'],
    service: [
      'En tjänst',
      'Avslutade perioder, händelser och svarstider för en tjänst. Adressen slutar på tjänstens id.',
    ],
    agreement: ['Ett avtal', 'Villkor, utfall och varje steg i uträkningen.'],
  } as Record<string, string[]>,
  schema: 'JSON Schema',
  api: 'Som Statuspage',
  apiIntro:
    'För den som redan har ett program eller en tjänst som läser Statuspage: samma adresser och samma fält under',
  apiNote:
    'Mål och utfall har ingen plats där. En tjänst utan uppgifter anges där som försämrad, eftersom okänt läge saknas i det formatet.',
  badges: 'Märken',
  badgesIntro:
    'För den som vill visa läget som en liten bild, till exempel i dokumentation. Så här kan det se ut i HTML:',
  badge: {
    state: 'Läge',
    availability: 'Tillgänglighet',
    objective: 'Mål',
  },
  badgeText: 'Driftstatus',
  wholePage: 'Hela sidan',
  embed: 'För den som vill visa tjänsterna med dagar och mål på en egen sida finns en tagg att',
}
