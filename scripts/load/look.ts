import { isUtf8 } from 'node:buffer'
import { readFileSync, realpathSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { COLOURS } from '../../data/schema/look.ts'
import type { Site } from '../../data/schema/site.ts'
import type { Problem } from './problem.ts'
import type { Located } from './references.ts'

/** Every page loads it, so it is refused when it weighs more than all the rest. */
const LOGO_BYTES = 50_000
/** WCAG 2.2, 1.4.3 for words and 1.4.11 for shapes. */
const WORDS = 4.5
const SHAPES = 3
const READ_ON = ['ground', 'card'] as const
/** What each colour has to be told from its ground by; those that are left out carry nothing. */
const LEAST: Partial<Record<(typeof COLOURS)[number], number>> = {
  ink: WORDS,
  muted: WORDS,
  well: WORDS,
  degraded: WORDS,
  partial: WORDS,
  major: WORDS,
  maintenance: WORDS,
  'well-quiet': SHAPES,
  focus: SHAPES,
}
const TOKENS = fileURLToPath(new URL('../../site/styles/tokens.css', import.meta.url))

/** What is wrong with the look in site.yaml: a logo that is not there or too heavy, colours that cannot be read. */
export function lookProblems(site: Located<Site>, dataDir: string): Problem[] {
  const { look } = site.value
  if (!look) return []
  return [...logoProblems(look.logo, site, dataDir), ...contrastProblems(look.colours, site)]
}

function logoProblems(logo: string | undefined, site: Located<Site>, dataDir: string): Problem[] {
  if (logo === undefined) return []
  const path = ['look', 'logo']
  const found = statSync(join(dataDir, logo), { throwIfNoEntry: false })
  if (!found?.isFile()) return [site.problem(path, `there is no file ${logo} in the data folder`)]
  const [place, home] = [join(dataDir, logo), dataDir].map((one) => realpathSync(one))
  if (!place?.startsWith(`${home}${sep}`))
    return [site.problem(path, `${logo} leads out of the data folder; put the picture itself into it`)]
  if (found.size <= LOGO_BYTES) return runningParts(logo, place).map((part) => site.problem(path, part))
  const size = Math.ceil(found.size / 1000)
  return [
    site.problem(
      path,
      `weighs ${size} kB, which every page would load; expected at most ${LOGO_BYTES / 1000} kB`,
    ),
  ]
}

/**
 * Parts of an SVG that run something or ask another host. In a page a picture does neither, but its file has an address of
 * its own on the status page's host, and a browser that opens that takes it for a page. They are looked for everywhere, also
 * where they would be words: what is a comment or a value to a browser is not for a pattern to tell.
 */
const RUNS =
  /<(?:[^\s<>/:]*:)?(?:script|foreignObject|handler|listener)|<!(?:ENTITY|ATTLIST)|<\?xml-stylesheet|1999\/xhtml|@import|image-set\(|[\s"'/]on[a-z]+\s*=|attributeName\s*=\s*["']\s*(?:[^\s"':]*:)?href|(?:href|src)\s*=\s*(?:["']\s*)?(?!#|data:image\/(?:png|jpeg|webp)|["'#\s])[^\s"'>]+|url\(\s*["']?(?!#|["'])[^)]*/i
/** Signs that XML cannot hold. In some encodings they switch the alphabet, and what they stand within is read without them. */
const NO_XML = /[^\P{Cc}\t\n\r\u{7f}-\u{9f}]/u
const NAMED = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
])

function runningParts(logo: string, path: string): string[] {
  if (!logo.endsWith('.svg')) return []
  const bytes = readFileSync(path)
  const text = bytes.toString('utf8')
  if (!isUtf8(bytes) || NO_XML.test(text)) return [`${logo} is not plain text in UTF-8; save the picture so`]
  const named = withoutReferences(text)
  const [found] = [text, named, withoutEscapes(named)].flatMap((one) => RUNS.exec(one) ?? [])
  if (found === undefined) return []
  const part = found.replace(/\s+/g, ' ').trim().slice(-60)
  return [
    `${logo} holds "${part}", which runs something or asks another host when the picture is opened by itself; take it out`,
  ]
}

/** As XML reads a value: with the signs that `&#120;` and the like stand for. */
function withoutReferences(text: string): string {
  return text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z]+));/gi, (whole, hex, decimal, name) =>
    name === undefined
      ? signOf(hex ? Number.parseInt(hex, 16) : Number(decimal))
      : (NAMED.get(name) ?? whole),
  )
}

/** As CSS reads a word: with the signs that `\75` and the like stand for. */
function withoutEscapes(text: string): string {
  return text.replace(/\\(?:([\da-f]{1,6})\s?|(.))/gi, (_whole, hex, sign) =>
    hex === undefined ? sign : signOf(Number.parseInt(hex, 16)),
  )
}

const signOf = (code: number) => (code > 0x10ffff ? '' : String.fromCodePoint(code))

type Colours = NonNullable<Site['look']>['colours']

function contrastProblems(own: Colours, site: Located<Site>): Problem[] {
  const usual = usualColours()
  return COLOURS.flatMap((name) => {
    const least = LEAST[name]
    if (least === undefined) return []
    return (['light', 'dark'] as const).flatMap((scheme) => {
      const bad = READ_ON.flatMap((ground) => {
        // Colours that are not replaced have been tried with the grounds that are not.
        const changed = own[name] ? name : own[ground] ? ground : undefined
        const [on, ink] = [ground, name].map(
          (one) => (own[one as typeof name] ?? usual[one as typeof name])[scheme],
        )
        const ratio = contrast(on ?? '', ink ?? '')
        return changed === undefined || ratio >= least ? [] : [{ changed, ground, on, ink, ratio }]
      })
      const [first] = bad.sort((a, b) => a.ratio - b.ratio)
      if (!first) return []
      const { changed, ground, on, ink, ratio } = first
      return [
        site.problem(
          ['look', 'colours', changed, scheme],
          `"${name}" ${ink} on "${ground}" ${on} has a contrast of ${(Math.floor(ratio * 100) / 100).toFixed(2)} to 1; expected at least ${least} to 1, so that everybody can tell it (WCAG 2.2 AA)`,
        ),
      ]
    })
  })
}

/** The colours of the page as it comes. */
function usualColours(): Required<Colours> {
  const css = readFileSync(TOKENS, 'utf8')
  return Object.fromEntries(
    COLOURS.map((name) => {
      const [, light = '', dark = ''] =
        new RegExp(`--${name}: light-dark\\((#\\w+), (#\\w+)\\)`).exec(css) ?? []
      return [name, { light, dark }]
    }),
  ) as Required<Colours>
}

/** Contrast ratio of two colours, 1 to 21 (WCAG 2.2, "contrast ratio" and "relative luminance"). */
export function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((one, other) => one - other)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
