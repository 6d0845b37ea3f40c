/** The words of the agreements and the pages, in Swedish. The keys are anchors: others link to them, so they never change. */
export const glossary = {
  title: 'Ordlista',
  description: (name: string) =>
    `Orden i avtalen och på sidorna om driften hos ${name}, förklarade med en mening var.`,
  lead: 'Orden så som de används i avtalen och på de här sidorna.',
  words: {
    agreement: [
      'Avtal',
      'Det som leverantör och kund har kommit överens om: vilka tjänster som ingår, vad som är lovat och hur det räknas.',
    ],
    'service-level': ['Servicenivå', 'Hur bra en tjänst ska fungera, uttryckt så att det går att mäta.'],
    sla: [
      'Servicenivåavtal',
      'Den del av ett avtal som anger servicenivåerna; förkortas ofta SLA efter engelskans service level agreement.',
    ],
    clause: ['Punkt', 'Ett numrerat stycke i ett avtal.'],
    'third-party': ['Tredje part', 'Någon som varken är leverantör eller kund i avtalet.'],
    availability: [
      'Tillgänglighet',
      'Den del av den räknade tiden då en tjänst fungerade, oftast i procent.',
    ],
    target: [
      'Mål',
      'Det värde som ett utfall ska nå under en period, till exempel minst 99,95\u00a0% per kvartal.',
    ],
    result: ['Utfall', 'Det som det blev: värdet som har räknats fram för ett mål under en period.'],
    verdict: ['Bedömning', 'Ordet för hur utfallet står sig mot målet, till exempel uppfyllt eller brutet.'],
    'at-risk': [
      'I riskzonen',
      'Målet är inte förlorat, men utfallet hittills är för lågt, det mesta av den tillåtna avbrottstiden är använd, eller för lite är mätt.',
    ],
    period: ['Period', 'Den tid som ett utfall räknas för, till exempel en kalendermånad.'],
    rolling: [
      'Rullande mål',
      'Ett mål för de senaste dygnen eller timmarna, räknat bakåt från nu i stället för per kalendermånad eller kvartal.',
    ],
    outage: ['Avbrott', 'Tid då en tjänst inte fungerade.'],
    'partial-outage': [
      'Delvis avbrott',
      'Tid då en tjänst fungerade för en del av dem som använder den, eller bara till en del.',
    ],
    degraded: [
      'Försämrad prestanda',
      'Tid då en tjänst fungerade, men långsammare eller sämre än den brukar.',
    ],
    item: [
      'Ärende',
      'Det som mäts ett i taget mot ett mål: en felanmälan, en fråga, en beställning, en leverans eller en rapport.',
    ],
    incident: [
      'Störning',
      'En händelse som påverkade en eller flera tjänster och som någon har rapporterat.',
    ],
    event: ['Händelse', 'En störning, ett avbrott eller ett underhåll.'],
    maintenance: ['Underhåll', 'Planerat arbete som kan göra att en tjänst inte fungerar under tiden.'],
    emergency: ['Akut underhåll', 'Arbete som inte kan vänta på att aviseras i tid.'],
    announcement: ['Avisering', 'Besked i förväg om att ett underhåll ska göras.'],
    window: ['Servicefönster', 'De tider i veckan då underhåll får göras enligt avtalet.'],
    'service-hours': ['Servicetid', 'De tider då en tjänst enligt avtalet ska vara tillgänglig.'],
    'agreed-time': ['Avtalad tid', 'Den del av perioden som ligger inom avtalet och servicetiden.'],
    excluded: [
      'Borträknad tid',
      'Avtalad tid som enligt avtalet inte ska påverka utfallet, till exempel underhåll som aviserades i tid.',
    ],
    'counted-time': [
      'Räknad tid',
      'Avtalad tid som utfallet räknas på, oftast den som är kvar när borträknad tid är borta.',
    ],
    exclusion: [
      'Undantag',
      'Något annat än underhåll som enligt avtalet gör att tid räknas bort, till exempel fel som kunden själv orsakar.',
    ],
    uptime: [
      'Drifttid',
      'Hur stor del av ett dygns mätta tid en tjänst fungerade. Underhåll räknas inte med, och ett delvis avbrott räknas till 0,3. Inget mål bedöms på den.',
    ],
    unknown: ['Okänd tid', 'Tid då ingen mätning säger om tjänsten fungerade.'],
    coverage: ['Mätgrad', 'Den del av den räknade tiden som är känd.'],
    budget: ['Tillåten avbrottstid', 'Hur långa avbrott målet tillåter sammanlagt under en period.'],
    provisional: ['Preliminärt', 'Utfallet kan ännu ändras.'],
    final: ['Slutligt', 'Perioden och tiden för rättelser är över, så att utfallet står fast.'],
    pilot: ['Pilot', 'En första tid av avtalet då utfallet visas men inte är bindande.'],
    credit: [
      'Avräkning',
      'Att ett avdrag som avtalet ger för ett brutet mål dras från det som kunden ska betala.',
    ],
    'response-time': ['Svarstid', 'Hur lång tid det tog för en tjänst att svara.'],
    median: ['Median', 'Det mittersta värdet: hälften av värdena är lägre.'],
    percentile: ['95:e percentilen', 'Det värde som 95 av 100 värden inte överstiger.'],
    amendment: [
      'Ändring',
      'Nya villkor i ett avtal, som gäller från en viss dag när parterna har godkänt dem.',
    ],
    baseline: ['Utgångsläge', 'Vad en tjänst levererade innan målet lovades.'],
    calendar: ['Kalender', 'De tider och dagar som räknas, till exempel kontorstid utom helgdagar.'],
    claim: ['Begäran om avräkning', 'Att kunden ber om den avräkning som avtalet ger, inom avtalad tid.'],
    deviation: [
      'Avvikelse',
      'Något som inte blev som lovat, med orsak, åtgärd och kontroll av att åtgärden hjälpte.',
    ],
    dispute: [
      'Tvist',
      'Att parterna inte är överens om en siffra. Då visas den både med och utan det som de är oense om.',
    ],
    escalation: ['Eskalering', 'Att fler får veta när ett ärende tar tid, i avtalade steg.'],
    interval: [
      'Konfidensintervall',
      'Mellan vilka värden något med viss säkerhet ligger. Ju färre mätningar, desto bredare.',
    ],
    'lead-time': ['Ledtid', 'Tiden från beställning till leverans.'],
    'resolution-time': [
      'Lösningstid',
      'Tiden från anmälan till löst ärende, på avtalets tider och utan väntan på kunden.',
    ],
    review: ['Uppföljning', 'Att parterna går igenom avtalet tillsammans, till exempel varje kvartal.'],
    'root-cause': ['Grundorsak', 'Det som gjorde att en avvikelse uppstod.'],
    supplier: ['Underleverantör', 'Någon som leverantören i sin tur är beroende av.'],
    'working-day': ['Arbetsdag', 'Måndag till fredag utom helgdagar, om avtalet inte säger annat.'],
    archive: ['Arkivbild', 'En sida som visar läget vid en viss tidpunkt och inte uppdateras.'],
  } as Record<string, string[]>,
}
