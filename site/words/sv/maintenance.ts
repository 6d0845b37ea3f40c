/** The page of maintenance windows, in Swedish. Whether one counts is said by the components' own words. */
export const maintenance = {
  title: 'Underhåll',
  description: (name: string) =>
    `Aviserat, pågående och genomfört underhåll hos ${name}: när, vilka tjänster, och om tiden räknas bort.`,
  lead: 'Underhåll räknas bort ur utfallet bara när avtalets alla villkor är uppfyllda.',
  how: 'Så räknas underhåll',
  announced: 'Aviserat',
  noneAnnounced: 'Inget kommande underhåll är aviserat.',
  running: 'Pågår',
  past: 'Tidigare',
  nonePast: 'Inget tidigare underhåll finns.',
  services: 'Tjänster',
  planned: 'Aviserad tid',
  actual: 'Verklig tid',
  announcedAt: 'Aviserades',
  extended: 'Mer tid',
  extendedAt: 'aviserat',
  effect: 'I utfallet',
  elsewhere: 'Underhåll står på en egen sida:',
  link: 'aviserat och tidigare underhåll',
}
