/** The page on the embeddable tag, in Swedish. */
export const embed = {
  title: 'Bädda in',
  description: (name: string) => `Så visas läget hos ${name} på en annan webbsida, med en tagg.`,
  lead: 'Läget, de senaste 90 dagarna och avtalsmålen kan visas på vilken webbsida som helst. Klistra in ett skript och en tagg.',
  paste: 'Det här klistras in',
  pasteText:
    'Skriptet räcker en gång per sida, hur många taggar den än har. Det som står inuti taggen visas tills uppgifterna har kommit, och om de aldrig kommer.',
  fallback: 'Driftstatus',
  views: 'Tre sätt att visa',
  viewsText: 'Exemplen visar uppgifterna på den här sidan.',
  viewNames: {
    full: ['Allt', 'För en egen sida om driften: varje tjänst med sina dagar, mål och det som händer.'],
    compact: ['En rad per tjänst', 'För en startsida eller en kolumn i en kundportal.'],
    line: ['En enda rad', 'För en sidfot eller ovanför ett inloggningsformulär.'],
  } as Record<string, string[]>,
  attributes: 'Attribut',
  attribute: 'Attribut',
  meaning: 'Betydelse',
  attributeRows: {
    src: 'Adressen till uppgifterna. Måste finnas.',
    services: 'Id för de tjänster som ska visas, med mellanslag emellan. Utan attributet visas alla.',
    view: 'full, compact eller line. Utan attributet full.',
    refresh: 'Sekunder mellan hämtningarna: 60 utan attributet, minst 10. Med 0 hämtas uppgifterna en gång.',
    lang: 'sv eller en. Utan attributet gäller språket runt taggen, annars webbläsarens.',
  } as Record<string, string>,
  ids: 'Tjänsternas id:',
  look: 'Utseende',
  lookText:
    'Typsnitt, textfärg och ljust eller mörkt läge ärvs från sidan runt taggen. Övriga färger ställs in med de här egenskaperna i CSS. Enskilda delar nås med ::part().',
  policy: 'Säkerhetspolicy',
  policyText:
    'Om sidan har en Content Security Policy ska den tillåta det här och inget annat. Taggen använder inga kakor, ingen lagring, inga bilder och typsnitt, och den frågar ingen annan server.',
}
