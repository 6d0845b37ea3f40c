/** Whether closed periods are what was recorded, in Swedish: on an agreement's page and on the customer's. */
export const record = {
  what: 'Så kontrolleras det, och vad det bevisar',
  how: 'När en period är slutlig skrivs utfallet ner med en kontrollsumma av underlaget, och varje post bär kontrollsumman av posten före. Ändras något i efterhand stämmer summorna inte längre. Er webbläsare räknar om alla summor och jämför posterna med de uppgifter som sidan är gjord av.',
  /** `{key}` stands for the name of the key. */
  signed:
    'Posterna är signerade med nyckeln {key}. Bara den som har nyckeln kan skriva om dem utan att det märks. Jämför nyckelns beteckning med den som ni har fått på annat sätt.',
  unsigned:
    'Posterna är inte signerade. Den som råder över hela webbplatsen kan därför skriva om alla poster och räkna om alla summor utan att det märks här.',
  keep: 'Spara den: finns den inte kvar i kedjan längre fram har historiken skrivits om.',
  entries: 'Poster i kedjan',
  head: 'Sista kontrollsumman',
  file: 'Hela kedjan som JSON',
}
