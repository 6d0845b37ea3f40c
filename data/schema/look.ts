import { z } from 'zod'
import { Text } from './common.ts'

/** The colours of the page that `look.colours` may replace; those that carry words come with what they are read on. */
export const COLOURS = [
  'ground',
  'card',
  'ink',
  'muted',
  'line',
  'well',
  'well-quiet',
  'degraded',
  'partial',
  'major',
  'maintenance',
  'focus',
] as const

const Hex = z.string().regex(/^#[0-9a-fA-F]{6}$/, 'expected six hexadecimal digits, as in "#2b7554"')

/** How the page looks beside its figures, in `data/site.yaml`. */
export const Look = z.strictObject({
  /** A picture beside the page's name, relative to the data folder. */
  logo: z
    .string()
    .regex(/\.(svg|png|webp)$/, 'expected a file that ends in .svg, .png or .webp')
    .optional(),
  /** Each for a light and for a dark page. */
  colours: z
    .partialRecord(
      z.enum(COLOURS, { error: () => `expected one of ${COLOURS.join(', ')}` }),
      z.strictObject({ light: Hex, dark: Hex }),
    )
    .default({}),
})
export type Look = z.infer<typeof Look>

/** A link of the provider's own, in the foot of every page. */
export const Link = z.strictObject({
  text: Text,
  href: z
    .string()
    .regex(
      /^(https:\/\/\S+|mailto:[^\s@]+@[^\s@]+)$/,
      'expected an address that begins with https:// or mailto:',
    ),
})
