import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { instantText } from '../../scripts/sla/time/text.ts'
import { FIRST, writeData } from './scale-data.ts'

/*
 * A provider of services in groups of 25, in Swedish and English: 90 days of checks (scale-data.ts), an agreement for every
 * ten services, and incidents over three years, each with three updates, the last of them still open.
 */

const DAYS = 90
const EVERY_MINUTES = 15
const IN_A_GROUP = 25
const DAY = 86_400_000
const YEARS = 3
/** The checks end with the last whole quarter of an hour: the page is live. */
const NOW = Math.floor(Date.now() / 900_000) * 900_000

const PLACES = ['Arboga', 'Borås', 'Eslöv', 'Falun', 'Gävle', 'Hjo', 'Kalmar', 'Lund', 'Malmö', 'Norrköping']
const KINDS = [
  ['Kassa', 'Till'],
  ['Lagersystem', 'Warehouse system'],
  ['Beställningar', 'Orders'],
  ['Kundregister', 'Customer register'],
  ['Betaltjänst', 'Payment service'],
] as const

export interface Size {
  services: number
  incidents: number
}

/** Writes a data folder of this size. */
export async function writeManyServices(folder: string, { services, incidents }: Size): Promise<void> {
  await writeData(folder, {
    services,
    days: DAYS,
    every: EVERY_MINUTES,
    from: (NOW - FIRST - DAYS * DAY) / 60_000 + EVERY_MINUTES,
  })
  const file = (name: string, value: object) =>
    writeFileSync(join(folder, name), JSON.stringify(value, null, 1))
  file('site.yaml', {
    name: { sv: 'Många tjänster', en: 'Many services' },
    url: 'https://status.example.com',
    timeZone: 'Europe/Stockholm',
    locales: ['sv', 'en'],
    staleAfter: '24 h',
  })
  file('services.yaml', { services: Array.from({ length: services }, (_, index) => service(index)) })
  mkdirSync(join(folder, 'incidents'))
  for (let index = 0; index < incidents; index += 1) writeIncident(folder, index, { services, incidents })
}

const idOf = (index: number) => `s${String(index).padStart(5, '0')}`

function service(index: number): object {
  const place = Math.floor(index / IN_A_GROUP)
  const [sv, en] = KINDS[index % KINDS.length] ?? KINDS[0]
  const number = Math.floor((index % IN_A_GROUP) / KINDS.length) + 1
  const group = `${PLACES[place % PLACES.length]} ${Math.floor(place / PLACES.length) + 1}`
  return {
    id: idOf(index),
    name: { sv: `${sv} ${number}, ${group}`, en: `${en} ${number}, ${group}` },
    group,
  }
}

/** Writes one more incident than are there: what a person does on a bad day. */
export function writeNextIncident(folder: string, size: Size): void {
  writeIncident(folder, size.incidents, { ...size, incidents: size.incidents + 1 })
}

/** Incidents are spread evenly over the years; each touches one to three services, the last one is open. */
function writeIncident(folder: string, index: number, { services, incidents }: Size): void {
  const isLast = index === incidents - 1
  const start = Math.round(NOW - DAY / 24 - ((incidents - 1 - index) * YEARS * 365 * DAY) / incidents)
  const end = start + (10 + ((index * 7) % 50)) * 60_000
  const touched = [...new Set([0, 1, 2].slice(0, 1 + (index % 3)).map((by) => (index * 37 + by) % services))]
  const matter = {
    title: { sv: `Avbrott ${index + 1} i nätet`, en: `Outage ${index + 1} in the network` },
    impact: index % 4 === 0 ? 'major' : 'minor',
    status: isLast ? 'investigating' : 'resolved',
    start: instantText(start),
    end: isLast ? null : instantText(end),
    services: touched.map((one) => ({
      id: idOf(one),
      state: index % 4 === 0 ? 'major_outage' : 'partial_outage',
    })),
  }
  const said = (at: number, status: string, sv: string, en: string) =>
    `## ${instantText(at)} ${status}\n\n${sv}\n\n### en\n\n${en}\n`
  const updates = [
    said(
      start + 120_000,
      'investigating',
      'Tjänsten svarar inte. Vi felsöker.',
      'There is no answer. We are looking into it.',
    ),
    ...(isLast
      ? []
      : [
          said(
            start + 300_000,
            'identified',
            'En växel i nätet har slutat svara.',
            'A switch in the network has stopped.',
          ),
          said(
            end,
            'resolved',
            'Växeln är utbytt och tjänsten svarar igen.',
            'The switch has been replaced and the service answers.',
          ),
        ]),
  ]
  const name = `${matter.start.slice(0, 10)}-nat-${index + 1}.md`
  writeFileSync(join(folder, 'incidents', name), `---\n${JSON.stringify(matter)}\n---\n${updates.join('\n')}`)
}
