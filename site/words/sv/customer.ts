/** The customer's own page, in Swedish. What the script says comes from here too. */
export const customer = {
  title: 'Era servicenivåer',
  description: 'En kunds egna avtal och utfall, låsta med kundens nyckel.',
  intro:
    'Sidan visar era egna avtal: vad som är lovat, hur det gick och vilken avräkning det ger. Uppgifterna ligger låsta på servern och låses upp i er webbläsare med nyckeln i adressen som ni har fått. Nyckeln skickas aldrig till någon server.',
  needsScript: 'Uppgifterna låses upp i webbläsaren, och därför behövs JavaScript.',
  page: {
    noKey: 'Adressen saknar nyckel. Öppna sidan med hela den adress som ni har fått av leverantören.',
    opening: 'Låser upp uppgifterna …',
    notUpdated: 'Det som visas är det senaste som gick att läsa.',
    madeAt: 'Sammanställt',
    month: 'Månad',
    statement: 'Månadsbesked för',
    caption: 'Perioder som avslutades under månaden.',
    nothing: 'Ingen period avslutades under månaden.',
    noAgreements: 'Det finns inget avtal att visa ännu.',
    now: 'Läget nu',
    print: 'Skriv ut månaden',
    csv: 'Hämta tidsunderlaget som CSV',
    json: 'Hämta allt som JSON',
    ledgerText:
      'I CSV-filen står varje tidsavsnitt i varje period och hur det räknas, så att tillgängligheten kan räknas om. JSON-filen har dessutom villkor, utfall, avräkning och hur varje siffra räknades.',
    fees: { month: 'Avgift per månad:', quarter: 'Avgift per kvartal:', year: 'Avgift per år:' },
    objective: 'Servicenivå',
    target: 'Lovat',
    credit: 'Avräkning',
  },
}
