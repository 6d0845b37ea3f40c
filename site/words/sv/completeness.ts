/** The questions that a clear and measurable agreement answers (rules L01 to L25), in Swedish. */
export const completeness = {
  title: 'Granskning av avtalet',
  intro:
    'Ett avtal som går att mäta och följa upp svarar på 25 frågor. De ställs till avtalet varje gång siffrorna räknas om.',
  all: (count: string) => `Avtalet svarar på alla ${count} frågor som gäller det.`,
  some: (answered: string, count: string) =>
    `Avtalet svarar på ${answered} av de ${count} frågor som gäller det.`,
  others: {
    one: 'En fråga handlar om sådant som avtalet inte har.',
    other: (count: string) => `${count} frågor handlar om sådant som avtalet inte har.`,
  },
  openTitle: 'Öppna frågor',
  about: 'Gäller:',
  list: (count: string) => `Alla ${count} frågor`,
  question: 'Fråga',
  answer: 'Svar',
  answered: 'besvarad',
  open: 'öppen',
  objectives: 'Mål och utfall',
  /** By rule: what is asked, and what it means that it is open. */
  rules: {
    L01: ['Vem lovar, och vem får löftet?', 'En av parterna saknas.'],
    L02: ['Har båda parter skrivit under?', 'Tills alla har skrivit under är siffrorna vägledande.'],
    L03: [
      'Lovas något om varje tjänst som ingår?',
      'En tjänst ingår i avtalet utan att något mål gäller den.',
    ],
    L04: [
      'Står det vad som inte räknas, även om det är ingenting?',
      'Det står inte om force majeure eller kundens egna fel räknas bort.',
    ],
    L05: [
      'Kan varje mål läsas på bara ett sätt?',
      'Ett mål kan läsas på flera sätt, eller lämnar något som inget mål täcker.',
    ],
    L06: [
      'Finns det en plan för mätningen: varifrån varje siffra kommer och vem som mäter?',
      'För ett mål saknas det varifrån siffran kommer eller vem som mäter.',
    ],
    L07: ['Står det vilka timmar som räknas där tiden är arbetstid?', 'En kalender med arbetstid saknas.'],
    L08: [
      'Står det hur underhåll aviseras och när det räknas bort?',
      'Inget sägs om planerat underhåll, så allt räknas som avbrott.',
    ],
    L09: [
      'Har varje prioritet ett mål, och står det vad den betyder?',
      'En prioritet saknar mål, eller så står det inte när ett ärende har den.',
    ],
    L10: [
      'Svarar någon för varje mål, och finns det en ersättare?',
      'Ett mål har ingen som svarar för det, eller så saknas en ersättare.',
    ],
    L11: ['Hur ofta rapporteras utfallet?', 'Det står inte hur ofta utfallet rapporteras.'],
    L12: [
      'Går parterna igenom avtalet varje kvartal eller varje år?',
      'Uppföljningen är försenad, eller så står det inte när avtalet gås igenom.',
    ],
    L13: ['Vad händer när ett mål missas?', 'Det står inte hur en avvikelse hanteras.'],
    L14: ['Vad ger ett brutet mål, även om det är ingenting?', 'Det står inte vad ett brutet mål ger.'],
    L15: ['Hur löses en tvist?', 'Det står inte hur parterna löser en tvist.'],
    L16: [
      'Vem får veta när ett mål är nära att missas?',
      'Det står inte till vem ett ärende går vidare när tiden rinner ut.',
    ],
    L17: [
      'Är någon kanal öppen när ärendena ska besvaras?',
      'Tiden för ett mål går också när ingen kanal är öppen.',
    ],
    L18: [
      'Har någon sett efter att målen går att hålla?',
      'Det är inte visat att målet går att hålla: det som levererades förut saknas eller är sämre än målet, eller så räcker inte det som underleverantörerna lovar.',
    ],
    L19: [
      'Är mätningen fin nog för det som lovas?',
      'Mätningen är inte fin nog för att alltid avgöra målet. Där det kan ändra bedömningen står det vid siffran.',
    ],
    L20: [
      'Är varje tal och tid entydigt?',
      'Ett avbrott räknas bara delvis, utan att en punkt i avtalet säger det.',
    ],
    L21: ['Har införandets faser sina dagar?', 'En fas tar aldrig slut, så inget blir bindande.'],
    L22: [
      'Står det vilken avgift som avräkningen räknas på?',
      'Avräkningen är en andel av en avgift som inte står i avtalet.',
    ],
    L23: ['Ger ett sämre utfall alltid minst lika stor avräkning?', 'Ett sämre utfall kan ge mindre.'],
    L24: ['Hur länge kan avräkningen begäras?', 'Det står inte hur länge avräkningen kan begäras.'],
    L25: [
      'Vem måste godkänna en ändring, och hur lång tid i förväg?',
      'Det står inte hur avtalet ändras, eller så följer en ändring inte regeln.',
    ],
  } as Record<string, readonly [question: string, open: string]>,
}
