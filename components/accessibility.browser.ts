import { expect } from '@open-wc/testing'
import { executeServerCommand } from '@web/test-runner-commands'
import { TAGS } from './every-tag.ts'
import { all, atNowAndQuiet, feedAddress, mountTag, shows, until } from './testing.ts'

/*
 * What a screen reader has of each tag, written by hand: every fact in words, nothing twice, nothing that is only drawn.
 */

interface Heard {
  attributes: string
  /** What comes after the rest, and is waited for. */
  last?: string
  lines: string
}

const TREES: Record<string, Heard> = {
  'sla-badge': {
    attributes: 'objective="svarstid"',
    lines: `
      link "Svarstid inom 800 ms"
      98,71 % mål 95 % inom 800 ms på väg att uppfyllas Uppgifter till 14:02
      status`,
  },
  'sla-compliance': {
    attributes: 'services="portal licenser api"',
    lines: `
      paragraph
        link "Driftavtal för kundportalen"
        . Mellan Exempel Drift AB och Acme AB. Undertecknat.
      paragraph
        1 av 3 avtalsmål är på väg att uppfyllas i november, 1 är brutet, 1 saknar uppgift.
      paragraph
        Uppgifter till 14:02, uppdateras 14:03.
      list
        listitem
          paragraph
            Tillgänglighet, licensserver
          paragraph
            Licensserver · november 2026 · punkt 4.3
          99,80 % mål 99,9 %
          meter "Tillgänglighet, licensserver: 118,17 procent av tillåten avbrottstid använd, 8 minuter för mycket"
          Brutet 8 min för mycket
          paragraph
            Målet för november är brutet sedan 13:55.
          paragraph
            Utfallet ligger mellan 99,64 % och 99,80 % · Avtalets regel för okänd tid avgör · Mätgrad 99,83 %
          image "Tillgänglighet, licensserver, 12 perioder: uppfyllt i 11, brutet i 1"
          group
            DisclosureTriangle "12 perioder: uppfyllt i 11, brutet i 1, Tillgänglighet, licensserver" (closed)
          group
            DisclosureTriangle "Så räknas det, Tillgänglighet, licensserver" (closed)
        listitem
          paragraph
            Tillgänglighet, API
          paragraph
            API · november 2026 · punkt 4.4
          Uppgift saknas mål 99,9 %
          paragraph
            För låg mätgrad · Mätgrad 0,00 %
          group
            DisclosureTriangle "Så räknas det, Tillgänglighet, API" (closed)
        listitem
          paragraph
            Tillgänglighet, kundportal
          paragraph
            Kundportal · november 2026 · punkt 4.1
          99,96 % mål 99,9 %
          meter "Tillgänglighet, kundportal: 18,62 procent av tillåten avbrottstid använd, 34 minuter kvar"
          På väg att uppfyllas 34 min kvar
          paragraph
            4 h borträknat: underhåll · Mätgrad 100,00 %
          image "Tillgänglighet, kundportal, 12 perioder: uppfyllt i 9, brutet i 2, uppgift saknas i 1"
          group
            DisclosureTriangle "12 perioder: uppfyllt i 9, brutet i 2, uppgift saknas i 1, Tillgänglighet, kundportal" (closed)
          group
            DisclosureTriangle "Så räknas det, Tillgänglighet, kundportal" (closed)
      paragraph
        Avräkning
      list
        listitem
          paragraph
            Tillgänglighet, licensserver, juni 2026: 4 000,00 SEK, kan begäras senast 30 juli 2026.
      paragraph
        Tider i Europe/Stockholm
      status`,
  },
  'sla-history': {
    attributes: '',
    lines: `
      paragraph
        Kundportal fungerar.
      paragraph
        Uppgifter till 14:02, uppdateras 14:03.
      slider "Kundportal, dag för dag"
      90 dagar i dag
      group
        DisclosureTriangle "Visa som tabell, Kundportal" (closed)
      slider "Kundportal, månad för månad"
      paragraph
        November 2026
      paragraph
        1 dag med avvikelse
      paragraph
        Oktober 2026
      paragraph
        2 dagar med avvikelse
      paragraph
        September 2026
      paragraph
        1 dag med avvikelse
      paragraph
        Augusti 2026
      paragraph
        utan avvikelse
      paragraph
        Tider i Europe/Stockholm
      status`,
  },
  'sla-incidents': {
    attributes: 'services="licenser filoverforing"',
    lines: `
      paragraph
        Uppgifter till 14:02, uppdateras 14:03.
      paragraph
        Pågår nu
      list
        listitem
          link "Licensservern svarar långsamt"
          paragraph
            Började 13:38, har pågått 24 min
          list
            listitem
              Licensserver: Delvis avbrott
          paragraph
            Orsaken hittad 13:51. En databasnod har fallit ur. Vi flyttar trafiken och räknar med normal drift 14:30.
          group
            DisclosureTriangle "Tidigare uppdateringar (1)" (closed)
      paragraph
        Oktober 2026
      list
        listitem
          link "Licensserver nere efter uppgradering"
          paragraph
            fre 2 okt. 09:30–10:42, varade 1 h 12 min
          list
            listitem
              Licensserver: Avbrott
          paragraph
            Löst 2 okt. kl. 10:42. Uppgraderingen är tillbakarullad.
      paragraph
        September 2026
      list
        listitem
          link "Lagringen svarade inte"
          paragraph
            lör 12 sep. 05:10–07:02, varade 1 h 52 min
          list
            listitem
              Kundportal: Delvis avbrott till 06:30
            listitem
              Filöverföring: Avbrott
            listitem
              API: Försämrad prestanda från 05:40
          paragraph
            Efteranalys 15 sep. kl. 11:00. Ett fel i styrprogrammet fyllde minnet.
          paragraph
            Ny version är installerad.
          paragraph
            Larmgränsen är sänkt.
          group
            DisclosureTriangle "Tidigare uppdateringar (3)" (closed)
      paragraph
        Tider i Europe/Stockholm
      status`,
  },
  'sla-response-time': {
    attributes: '',
    last: 'canvas',
    lines: `
      paragraph
        Kundportal svarade inom 412 ms i 95 fall av 100, sett över 30 dagar.
      paragraph
        Uppgifter till 14:02, uppdateras 14:03.
      image "Svarstider för Kundportal, 90 dagar. Alla värden finns i tabellen."
      list
        listitem
          hälften inom (p50)
        listitem
          95 av 100 inom (p95)
        listitem
          99 av 100 inom (p99)
        listitem
          gräns i avtalet 800 ms
      group
        DisclosureTriangle "Visa som tabell, Kundportal" (closed)
      paragraph
        Tider i Europe/Stockholm
      status`,
  },
}

atNowAndQuiet()

for (const { tag, file } of TAGS) {
  if (tag === 'sla-status') continue // Its own access.browser.ts has what it says.
  const heard = TREES[tag]
  if (!heard) throw new Error(`what a screen reader has of <${tag}> has to be written down here`)
  it(`what a screen reader has of <${tag}>`, async () => {
    const element = await mountTag(tag, `src="${feedAddress('good', 0, file)}" ${heard.attributes}`)
    const holder = element.parentElement as HTMLElement
    holder.setAttribute('role', 'region')
    holder.setAttribute('aria-label', tag)
    await shows(element, 'Uppgifter till')
    await until(() => all(element, heard.last ?? '.root').length > 0, `no ${heard.last}`)
    const tree = await executeServerCommand<string[], string>('accessibility', tag)
    expect(`\n${tree?.join('\n')}`).to.equal(heard.lines.replaceAll(/\n {6}/g, '\n'))
  })
}
