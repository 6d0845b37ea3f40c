import type { State } from '../../../data/schema/common.ts'
import { charactersOf } from '../formats.ts'
import { escapeMarkup } from '../syndication/xml.ts'
import { COLOURS, clean, LABEL_COLOUR, SHAPES } from './badge.ts'
import { textWidth } from './text-width.ts'

/** What a picture for links says, in one language. */
export interface Picture {
  /** Whose page it is. */
  name: string
  /** What is true, as a sentence, the fullest wording first: one that has no room gives way to the next. */
  headlines: string[]
  state: State
  /** When it was true. */
  date: string
  /** Services by their state, the worst first; and what is said of those that have no room. */
  services: { name: string; state: State }[]
  more: (count: number) => string
  /** The oldest first; drawn where there are no services to name. */
  days: State[]
}

export const WIDTH = 1200
export const HEIGHT = 630
const MARGIN = 80
const ROOM = WIDTH - 2 * MARGIN

const GROUND = '#fbfaf7'
const MUTED = '#5d6166'
const LINE = '#e4e1da'
/** Of a day on which all was well: there, and quiet (the look's second tone). */
const WELL = '#7fb69b'
/** What a build machine may have; the last is whatever it does have. */
const FONTS = "Inter,'Segoe UI','Helvetica Neue',Arial,'Liberation Sans','DejaVu Sans',sans-serif"

/**
 * The picture that a link to a page is shown with (Open Graph), 1200 by 630, as SVG to be made a PNG of. Form says what
 * colour says: each state has its shape, and a bad day rises above the good ones. Same picture, same bytes.
 */
export function drawPicture(picture: Picture): string {
  const { name, headlines, state, date, services, days } = picture
  const { lines, size } = sized(headlines.map(clean))
  const step = Math.round(size * 1.2)
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="${GROUND}"/>`,
    `<g font-family="${FONTS}" fill="${MUTED}" font-size="30">`,
    words(cut(clean(name), 30, ROOM), MARGIN, 96),
    words(clean(date), MARGIN, HEIGHT - 62),
    `<path d="M${MARGIN} ${HEIGHT - 118}H${WIDTH - MARGIN}" stroke="${LINE}" stroke-width="2"/>`,
    services.length > 0 ? serviceList(picture) : strip(days),
    '</g>',
    mark(state, MARGIN, 136, 56),
    `<g font-family="${FONTS}" fill="${LABEL_COLOUR}" font-size="${size}" font-weight="600">`,
    ...lines.map((line, index) => words(line, MARGIN, 196 + step * (index + 1))),
    '</g></svg>\n',
  ].join('')
}

const words = (text: string, x: number, y: number) => `<text x="${x}" y="${y}">${escapeMarkup(text)}</text>`

function mark(state: State, x: number, y: number, side: number): string {
  return `<path fill="${COLOURS[state]}" fill-rule="evenodd" transform="translate(${x} ${y}) scale(${side / 16})" d="${SHAPES[state]}"/>`
}

const COLUMNS = 2
const ROWS = 3

function serviceList({ services, more }: Picture): string {
  const places = COLUMNS * ROWS
  const shown = services.length <= places ? services : services.slice(0, places - 1)
  const column = ROOM / COLUMNS
  const place = (index: number) => ({
    x: MARGIN + Math.floor(index / ROWS) * column,
    y: 390 + (index % ROWS) * 46,
  })
  const told = shown.map(({ name, state }, index) => {
    const { x, y } = place(index)
    return mark(state, x, y - 23, 26) + words(cut(clean(name), 30, column - 64), x + 40, y)
  })
  if (shown.length === services.length) return told.join('')
  const { x, y } = place(shown.length)
  return `${told.join('')}${words(more(services.length - shown.length), x + 40, y)}`
}

/** How high a day stands, of 100; what nobody saw is a stroke near the ground. */
const RISES: Record<State, number> = {
  operational: 40,
  under_maintenance: 40,
  unknown: 4,
  degraded_performance: 60,
  partial_outage: 80,
  major_outage: 100,
}

/** One path for each state, its bars on whole dots: a sharp picture, and a small file. */
function strip(days: State[]): string {
  const step = ROOM / Math.max(days.length, 1)
  const paths = new Map<State, string>()
  for (const [index, state] of days.entries()) {
    const [x, width] = [Math.round(MARGIN + index * step), Math.max(1, Math.round(step * 0.7))]
    const bar = (top: number, height: number) => `M${x} ${top}h${width}v${height}h-${width}z`
    const top = 490 - RISES[state]
    // Announced work has a shape of its own: open in the middle.
    const shape = state === 'under_maintenance' ? bar(top, 12) + bar(top + 28, 12) : bar(top, RISES[state])
    paths.set(state, (paths.get(state) ?? '') + shape)
  }
  return [...paths]
    .map(([state, shape]) => `<path fill="${state === 'operational' ? WELL : COLOURS[state]}" d="${shape}"/>`)
    .join('')
}

const SIZES = [68, 58, 48]
const LINES = 2
/** Heavy letters are wider than `textWidth` knows them: DejaVu Sans Bold by a seventh. */
const heavy = (size: number) => (size * 8) / 7

/** The first wording that has room, in the largest letters; where none has, the last is cut. */
function sized(wordings: string[]): { lines: string[]; size: number } {
  for (const text of wordings) {
    for (const size of SIZES) {
      const lines = wrap(text, size)
      if (lines.length <= LINES && lines.every((line) => textWidth(line, heavy(size)) <= ROOM))
        return { lines, size }
    }
  }
  const size = SIZES.at(-1) ?? 48
  const [first = '', ...rest] = wrap(wordings.at(-1) ?? '', size)
  return { lines: [cut(first, heavy(size), ROOM), cut(rest.join(' '), heavy(size), ROOM)], size }
}

function wrap(text: string, size: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && textWidth(`${last} ${word}`, heavy(size)) <= ROOM)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

/** Cut between what a reader sees as characters. */
function cut(text: string, size: number, room: number): string {
  if (textWidth(text, size) <= room) return text
  const characters = charactersOf(text).slice(0, 120)
  while (characters.length > 0 && textWidth(`${characters.join('').trimEnd()}…`, size) > room)
    characters.pop()
  return `${characters.join('').trimEnd()}…`
}
