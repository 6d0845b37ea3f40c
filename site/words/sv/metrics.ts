import type { Metric } from '../../../data/schema/feed.ts'

/** What the figure of each kind of target is, in Swedish. */
export const metrics = {
  title: 'Alla slags mål',
  intro: 'Så räknas utfallet för varje slag av mål som finns på sidan, med villkoren ur avtalen.',
  text: {
    availability:
      'Den del av den räknade tiden då tjänsten fungerade. Avsnitten om tid, avbrott och underhåll nedan säger vad som räknas.',
    'request-availability':
      'Den del av anropen som lyckades. Med avtalets regel kan det i stället vara den del av tidens intervall då tillräckligt många lyckades, eller intervallens medelvärde. Om ett intervall saknar uppgift kan det ha haft hur många anrop som helst: då visas också de yttersta gränserna.',
    'outage-count':
      'Hur många avbrott som började under perioden. Ett avbrott hör till den period då det började, även om det slutar i nästa.',
    'longest-outage': 'Hur länge periodens längsta avbrott varade.',
    'outage-total': 'Hur länge periodens avbrott varade sammanlagt.',
    'response-time':
      'Hur stor del av svaren som kom inom gränsen. Ett mål om percentiler säger samma sak: 95:e percentilen är högst gränsen precis när minst 95 svar av 100 kom inom den. Medelvärden av percentiler används aldrig.',
    'first-response':
      'Tiden från att ärendet kom in till det första svaret från en människa. Ett automatiskt svar stannar inte klockan. Tiden räknas i millisekunder och avrundas aldrig före jämförelsen.',
    'next-reply':
      'Tiden från kundens meddelande till nästa svar från en människa. Varje meddelande är ett eget fall.',
    update: 'Tiden mellan två uppdateringar medan ett ärende är öppet. Varje mellanrum är ett eget fall.',
    resolution:
      'Tiden från att ärendet kom in till att det löstes för gott. Väntan på kunden räknas inte om avtalet säger det. Öppnas ärendet igen inom avtalets frist var det inte löst.',
    'lead-time':
      'Tiden från beställning till leverans. Räknas den i arbetsdagar är dagen efter beställningen nummer ett.',
    'delivery-precision':
      'Den del av leveranserna som kom i tid, av alla som skulle ha kommit under perioden.',
    'defect-rate':
      'Den del av det levererade som var felaktigt. Ett fel som upptäcks senare hör till leveransens period tills reklamationstiden är slut.',
    ratio: 'Hur stor del som var bra, av alla som räknas.',
    csat: 'Hur stor del av svaren som var ett av de två bästa. Varje person räknas en gång, och för få svar ger ingen bedömning.',
    nps: 'Andelen som gav 9 eller 10 minus andelen som gav 0 till 6, på en skala från 0 till 10. Talet ligger mellan −100 och 100.',
    nki: 'Medelvärdet av tre frågor på en skala från 1 till 10, omräknat till 0–100. Det är ett förenklat nöjdkundindex, utan SCB:s vikter.',
    mttr: 'Hur länge ett avbrott varade i genomsnitt.',
    mtbf: 'Hur länge tjänsten i genomsnitt fungerade mellan två avbrott.',
    'report-delivery': 'Hur lång tid efter periodens slut som rapporten kom.',
    milestone: 'Om det som var lovat till en viss dag var klart den dagen.',
  } satisfies Record<Metric, string>,
}
