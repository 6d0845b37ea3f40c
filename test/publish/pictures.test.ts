import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { XMLValidator } from 'fast-xml-parser'
import sharp from 'sharp'
import { expect, onTestFinished, test } from 'vitest'
import { SHAPES as ICONS } from '../../components/icons.ts'
import { State } from '../../data/schema/common.ts'
import type { StatusFeed } from '../../data/schema/feed.ts'
import { carryOver } from '../../scripts/publish/output.ts'
import { drawPng, drawsWords, writePictures } from '../../scripts/publish/pictures/picture-files.ts'
import { pictures as lazyPictures } from '../../scripts/publish/pictures/pictures.ts'
import { service, statusFeed } from './feed-builders.ts'
import { HOSTILE } from './feeds.ts'
import { pictures } from './texts.ts'

const FEED = statusFeed({
  state: 'partial_outage',
  services: [
    service('portal', { name: { sv: 'Kundportal', en: 'Customer portal' } }),
    service('licens', { name: { sv: 'Licensserver', en: 'Licence server' }, state: 'partial_outage' }),
  ],
})
const svg = (path: string, feed: StatusFeed = FEED) => {
  const found = pictures(feed).get(path)
  if (found === undefined) throw new Error(`no ${path} among ${[...pictures(feed).keys()].join(', ')}`)
  expect(XMLValidator.validate(found)).toBe(true)
  return found
}
const writeAll = (folder: string, feed: StatusFeed, former: string | null) =>
  writePictures({ folder, former }, lazyPictures(feed))
const words = (text: string) => [...text.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, said]) => said)

/** The picture's dots, three bytes each, and how many of a part of it are not those of another. */
async function dots(text: string) {
  const { data, info } = await sharp(await drawPng(text, 'test'))
    .raw()
    .toBuffer({ resolveWithObject: true })
  expect([info.width, info.height, info.channels]).toEqual([1200, 630, 3])
  return data
}
function different(a: Buffer, b: Buffer, inside: (x: number, y: number) => boolean): number {
  let count = 0
  for (let at = 0; at < a.length; at += 3) {
    const dot = at / 3
    if (inside(dot % 1200, Math.floor(dot / 1200)) && !a.subarray(at, at + 3).equals(b.subarray(at, at + 3)))
      count += 1
  }
  return count
}

test('one of the overview and one of each service, in each language', () => {
  expect([...pictures(FEED).keys()].sort()).toEqual([
    'en/og/overview.png',
    'en/og/services/licens.png',
    'en/og/services/portal.png',
    'og/overview.png',
    'og/services/licens.png',
    'og/services/portal.png',
  ])
})

test('the overview says whose it is, what is true, of when, and the services with the worst first', () => {
  expect(words(svg('og/overview.png'))).toEqual([
    'Exempel Drift',
    'Läget 19 november 2026',
    'Licensserver',
    'Kundportal',
    'Delvis avbrott.',
  ])
  expect(words(svg('en/og/overview.png'))).toContain('State on 19 November 2026')
})

test('a service says its state in words, with its shape', () => {
  const picture = svg('en/og/services/licens.png')
  const [name, date, ...headline] = words(picture)
  expect([name, date]).toEqual(['Example Operations', 'State on 19 November 2026'])
  expect(headline.join(' ')).toBe('Licence server has a partial outage.')
  expect(picture).toContain(ICONS.partial_outage)
})

test('an archive speaks of then', () => {
  const archive = { ...FEED, page: { ...FEED.page, archive: true as const } }
  expect(words(svg('og/services/portal.png', archive))).toEqual([
    'Exempel Drift',
    'Arkivbild: läget 19 november 2026',
    'Kundportal fungerade.',
  ])
})

test('an hour later on a quiet day it is the same picture; another state is another', () => {
  const later = { ...FEED, generatedAt: '2026-11-19T22:59:00Z', dataThrough: '2026-11-19T22:58:00Z' }
  expect([...pictures(later)]).toEqual([...pictures(FEED)])
  expect(svg('og/overview.png', { ...later, generatedAt: '2026-11-19T23:00:00Z' })).not.toBe(
    svg('og/overview.png'),
  )
})

test('of more services than have room the rest are counted', () => {
  const many = statusFeed({
    services: Array.from({ length: 9 }, (_, n) => service(`s${n}`, { name: `S${n}` })),
  })
  expect(words(svg('og/overview.png', many))).toEqual([
    ...['Exempel Drift', 'Läget 19 november 2026', 'S0', 'S1', 'S2', 'S3', 'S4', 'och 4 till'],
    'Alla tjänster fungerar.',
  ])
})

test('every state of a day is drawn differently without its colour', () => {
  const strips = State.options.map((state) => {
    const letter = { operational: 'o', degraded_performance: 'd', partial_outage: 'p', major_outage: 'm' }
    const own = { ...letter, under_maintenance: 'x', unknown: 'u' }[state]
    const days = { from: '2026-11-17', count: 3, states: `1o1${own}1o`, details: [] }
    const drawn = svg('og/services/portal.png', statusFeed({ services: [service('portal', { days })] }))
    return drawn.slice(0, drawn.indexOf('</g>')).replace(/fill="#\w+"/g, '')
  })
  expect(new Set(strips).size).toBe(State.options.length)
})

test('hostile names are text, and a long one is cut where it stands: the state is never cut', () => {
  const name = `${HOSTILE} ${'mycket '.repeat(60)}långt`
  const drawn = svg('og/services/portal.png', statusFeed({ services: [service('portal', { name })] }))
  expect(drawn).not.toContain('<script')
  const wide = service('portal', { name: 'WWWWW MMMMM '.repeat(9), state: 'partial_outage' })
  const headline = words(svg('og/services/portal.png', statusFeed({ services: [wide] })))
    .slice(2)
    .join(' ')
  expect(headline).toMatch(/^WWWWW MMMMM.*… har ett delvis avbrott\.$/)
})

test('the words are drawn with letters of a font, not left out and not as one box after another', async () => {
  expect(await drawsWords()).toBe(true)
  const picture = svg('og/services/licens.png')
  const [whole, silent, other] = await Promise.all([
    dots(picture),
    dots(picture.replace(/<text[^>]*>[^<]*<\/text>/g, '')),
    // The same number of letters: boxes instead of letters would look the same.
    dots(picture.replace('>Licensserver ', '>Lagringsytan ')),
  ])
  const headline = (_x: number, y: number) => y > 200 && y < 360
  expect(different(whole, silent, headline)).toBeGreaterThan(5000)
  expect(different(whole, other, headline)).toBeGreaterThan(2000)
  expect(different(whole, silent, (_x, y) => y < 120)).toBeGreaterThan(500)
  expect(different(whole, silent, (_x, y) => y > 520)).toBeGreaterThan(500)
})

test('no word comes near the edge, however wide its letters', async () => {
  const long = 'Kundportal MMMM WWWW för Västernorrlands Wämjömmåden och mycket mer därtill'
  const feed = statusFeed({
    page: { ...statusFeed().page, name: 'WWWW MMMM '.repeat(12) },
    services: Array.from({ length: 3 }, (_, n) =>
      service(`s${n}`, { name: `${long} ${n}`, state: 'unknown' }),
    ),
  })
  for (const path of ['og/services/s0.png', 'og/overview.png']) {
    const picture = svg(path, feed)
    const [whole, silent] = await Promise.all([
      dots(picture),
      dots(picture.replace(/<text[^>]*>[^<]*<\/text>/g, '')),
    ])
    expect([path, different(whole, silent, (x) => x > 1130 || x < 70)]).toEqual([path, 0])
  }
})

test('what is known of a picture by its key is all that it is drawn from', () => {
  const [portal, licens] = FEED.services
  if (portal === undefined || licens === undefined) throw new Error('two services')
  const drawn = new Map<string, string>()
  const variants: StatusFeed[] = [
    FEED,
    { ...FEED, generatedAt: '2031-02-03T12:00:00Z' },
    { ...FEED, page: { ...FEED.page, name: 'Annan drift' } },
    { ...FEED, page: { ...FEED.page, archive: true } },
    { ...FEED, services: [{ ...portal, name: 'Portalen' }, licens] },
    { ...FEED, services: [{ ...portal, state: 'unknown' }, licens] },
    {
      ...FEED,
      services: [{ ...portal, days: { ...portal.days, states: `${portal.days.states}u` } }, licens],
    },
    { ...FEED, page: { ...FEED.page, locales: ['en', 'sv'] } },
  ]
  for (const feed of variants) {
    for (const [path, { key, text }] of lazyPictures(feed)) {
      const name = `${path} ${key?.() ?? text()}`
      expect(drawn.get(name) ?? text(), name).toBe(text())
      drawn.set(name, text())
    }
  }
})

test('a picture of what has not changed is carried over, another is drawn again, and the former build stays', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sla-status-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const [first, second] = [join(folder, 'first'), join(folder, 'second')]
  expect(await writeAll(first, FEED, null)).toEqual([...pictures(FEED).keys()])
  const changed = structuredClone(FEED)
  changed.services[1] = service('licens', { name: 'Licensserver' })
  await writeAll(second, changed, first)
  const node = async (build: string, path: string) => (await stat(join(build, path))).ino
  expect(await node(second, 'og/services/portal.png')).toBe(await node(first, 'og/services/portal.png'))
  expect(await node(second, 'og/services/licens.png')).not.toBe(await node(first, 'og/services/licens.png'))
})

test('where only the feed is built, a picture that changed is not written into the bytes of the former build', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sla-status-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const [first, second] = [join(folder, 'first'), join(folder, 'second')]
  await writeAll(first, FEED, null)
  const path = 'og/services/licens.png'
  const before = await readFile(join(first, path))
  await mkdir(second)
  await carryOver(first, second, [])
  await writeAll(second, { ...FEED, services: [service('licens')] }, first)
  expect(await readFile(join(first, path))).toEqual(before)
  expect(await readFile(join(second, path))).not.toEqual(before)
  expect(await readFile(join(second, 'og/services/portal.png'))).toEqual(
    await readFile(join(first, 'og/services/portal.png')),
  )
})

test('a broken picture of a former build is drawn again', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sla-status-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  await writeAll(join(folder, 'a'), FEED, null)
  const path = join(folder, 'a', 'og/overview.png')
  await writeFile(path, (await readFile(path)).subarray(0, 60))
  await writeAll(join(folder, 'b'), FEED, join(folder, 'a'))
  const { width } = await sharp(join(folder, 'b', 'og/overview.png')).metadata()
  expect(width).toBe(1200)
})
