/** The page on which customers report a deviation, in Swedish. */
export const reportDeviation = {
  title: 'Anmäl en avvikelse',
  description: (site: string) =>
    `Så anmäler ni en avvikelse från ett avtal med ${site}, och vad anmälan ska innehålla.`,
  lead: 'Har något gått fel som siffrorna inte visar, eller såg ni något annat än de visar? Anmäl det. Anmälan går med er egen e-post: sidan skickar ingenting och sparar ingenting.',
  link: 'Anmäl en avvikelse',
  include: {
    title: 'Ta med det här',
    items: [
      ['Avtalet och målet', 'Vilket avtal det gäller, och vilket mål om ni vet det.'],
      [
        'När',
        'Dag och klockslag, när det började och när det slutade. Skriv vilken tidszon ni menar om ni inte är i avtalets.',
      ],
      ['Vad ni såg', 'Vad som inte fungerade, för hur många och var.'],
      [
        'Underlag',
        'Felmeddelanden, ärendenummer, bilder. Inga personuppgifter: avvikelser i offentliga avtal visas öppet.',
      ],
      ['Vem som kan svara', 'En roll och hur den nås, inte ett namn.'],
    ],
  },
  write: 'Skriv anmälan',
  labels: {
    agreement: 'Avtal',
    objective: 'Mål',
    title: 'Vad det gäller, i en mening',
    when: 'När det märktes',
    seen: 'Vad ni såg',
    evidence: 'Underlag',
    contact: 'Vem som kan svara på frågor',
  },
  noObjective: 'Vet inte, eller inget av målen',
  other: 'Ett annat avtal',
  zone: (zone: string) => `Tid i ${zone}.`,
  preview: 'Anmälan',
  subject: 'Avvikelse',
  mail: 'Öppna i e-postprogrammet',
  copy: 'Kopiera texten',
  copied: 'Kopierad.',
  file: 'Spara som fil',
  fileText:
    'Filen är skriven så att leverantören kan lägga den bland avtalets avvikelser som den är. Bifoga den gärna.',
  without: 'Eller skriv ett mejl',
  withoutText: 'Varje länk öppnar ett mejl med rubrikerna ovan.',
  ways: 'Avtalet visar ingen e-postadress. Där tas anmälningar emot:',
  noAddress: 'Ingen e-postadress visas för avtalet. Fyll i den som ni har fått.',
  next: {
    title: 'Vad som händer sedan',
    text: 'Leverantören tar upp anmälan som en avvikelse: den står på avtalets sida med orsak, åtgärder, ansvarig och dag, och kommer med på dagordningen för nästa uppföljning. Den stängs när orsaken är klarlagd och åtgärderna är gjorda.',
  },
}
