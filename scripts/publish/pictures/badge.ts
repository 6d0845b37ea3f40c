import type { State } from '../../../data/schema/common.ts'
import { charactersOf } from '../formats.ts'
import { escapeMarkup, withoutForbidden } from '../syndication/xml.ts'
import { textWidth } from './text-width.ts'

/** What a badge means by its colour and shape; its words say the same. `plain` is a fact without a judgement. */
export type Tone = State | 'plain'

export interface Badge {
  /** Language of the words. */
  locale: string
  /** What it is about; cut where it is long. */
  label: string
  /** What is said of it; never cut. */
  message: string
  tone: Tone
  /** All of it as sentences, for a screen reader and as tooltip. */
  sentence: string
}

/** The light scheme's tones of site/styles/tokens.css: white text on them has a contrast of 4.5 or more. */
export const COLOURS: Record<Tone, string> = {
  operational: '#2b7554',
  degraded_performance: '#855700',
  partial_outage: '#ac470e',
  major_outage: '#b3261e',
  under_maintenance: '#34699c',
  unknown: '#5d6166',
  plain: '#5d6166',
}
/** The ink of the site's light scheme. */
export const LABEL_COLOUR = '#1b1d1f'
export const TEXT_COLOUR = '#ffffff'

/** The shapes of components/sla-status/icons.ts, told apart by outline alone, on 16 by 16. */
export const SHAPES: Record<State, string> = {
  operational: 'M8 1a7 7 0 1 1 0 14a7 7 0 1 1 0-14zM4.2 8.2L7 11l4.9-5.2l-1.1-1L7 8.8L5.3 7.1z',
  degraded_performance: 'M8 .6L15.4 8L8 15.4L.6 8zM4.9 7.2v1.6h6.2V7.2z',
  partial_outage: 'M8 1L15.6 14.6H.4zM7.2 5.8v4.4h1.6V5.8zM7.2 11.4v1.6h1.6v-1.6z',
  major_outage:
    'M5 1h6l4 4v6l-4 4H5l-4-4V5zM5.6 4.5L4.5 5.6L6.9 8L4.5 10.4L5.6 11.5L8 9.1L10.4 11.5L11.5 10.4L9.1 8L11.5 5.6L10.4 4.5L8 6.9z',
  under_maintenance:
    'M3 1h10a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H3a2 2 0 0 1-2-2V3a2 2 0 0 1 2-2zM5 4.5v7h2v-7zM9 4.5v7h2v-7z',
  unknown:
    'M8 1a7 7 0 1 1 0 14a7 7 0 1 1 0-14zM8 2.8a5.2 5.2 0 1 0 0 10.4a5.2 5.2 0 1 0 0-10.4zM5.5 7.2v1.6h5V7.2z',
}

const HEIGHT = 20
const SIZE = 11
const BASELINE = 14
const PAD = 7
/** The shape's side, and the room that it takes with the gap after it. */
const ICON = 12
const ICON_ROOM = 16
const LONGEST_LABEL = 40

/**
 * A badge as an SVG file that asks for nothing: no font, style, script, id or request, so that it can be embedded as an
 * image or pasted into a page with a strict policy. Same badge, same bytes.
 */
export function drawBadge({ locale, label, message, tone, sentence }: Badge): string {
  const left = shorten(clean(label))
  const right = clean(message)
  const shape = tone === 'plain' ? null : SHAPES[tone]
  const iconRoom = shape === null ? 0 : ICON_ROOM
  const leftText = textWidth(left, SIZE)
  const rightText = textWidth(right, SIZE)
  const split = leftText + 2 * PAD
  const width = split + rightText + iconRoom + 2 * PAD
  const said = escapeMarkup(clean(sentence))
  // Each text is centred in its room, so that a narrower font leaves the same air on both sides in either direction.
  const text = (words: string, middle: number) =>
    `<text x="${middle}" y="${BASELINE}" text-anchor="middle">${escapeMarkup(words)}</text>`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${HEIGHT}" viewBox="0 0 ${width} ${HEIGHT}" role="img" aria-label="${said}" lang="${escapeMarkup(locale)}">`,
    `<title>${said}</title>`,
    `<path fill="${LABEL_COLOUR}" d="M3 0H${split}V${HEIGHT}H3a3 3 0 0 1-3-3V3a3 3 0 0 1 3-3z"/>`,
    `<path fill="${COLOURS[tone]}" d="M${split} 0H${width - 3}a3 3 0 0 1 3 3V${HEIGHT - 3}a3 3 0 0 1-3 3H${split}z"/>`,
    `<g fill="${TEXT_COLOUR}" font-family="Verdana,'DejaVu Sans',Geneva,sans-serif" font-size="${SIZE}">`,
    text(left, PAD + leftText / 2),
    shape === null
      ? ''
      : `<path fill-rule="evenodd" transform="translate(${split + PAD - 1} ${(HEIGHT - ICON) / 2}) scale(${ICON / 16})" d="${shape}"/>`,
    text(right, split + PAD + iconRoom + rightText / 2),
    '</g></svg>\n',
  ].join('')
}

/**
 * What may not stand in XML, and what would turn the order of the words around it: control characters, lone halves of a
 * character, and the marks that override or open a direction. Letters keep their own direction.
 */
export function clean(text: string): string {
  return withoutForbidden(text)
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/ +/g, ' ')
    .trim()
}

/** Cut between what a reader sees as characters, never within one. */
export function shorten(text: string, longest = LONGEST_LABEL): string {
  // Never more of them than units.
  if (text.length <= longest) return text
  const characters = charactersOf(text)
  return characters.length <= longest
    ? text
    : `${characters
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`
}
