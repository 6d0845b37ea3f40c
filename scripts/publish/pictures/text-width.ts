/*
 * A badge is drawn without knowing which font its reader has, so its width is that of the widest of the usual ones:
 * for each character the larger of Verdana's and DejaVu Sans' advance, rounded up. Others are narrower and leave air.
 */

/** Width in hundredths of the font's size, and the characters that have it. */
const ADVANCES: [hundredths: number, characters: string][] = [
  [30, "il'"],
  [40, 'fjt.,! \u00a0\u202f·'],
  [47, 'rIJ|:;()[]-/\\"`'],
  [57, 'csz?L_'],
  [61, 'aekvxyTF'],
  [65, 'bdghnopqu0123456789EZP$*–'],
  [70, 'ABCKRSXYVU#{}'],
  [80, 'DGHNOQU'],
  [86, 'Mw+<=>~^…&'],
  [100, 'mW@'],
  [108, '%'],
]
const WIDTHS = new Map(ADVANCES.flatMap(([width, characters]) => [...characters].map((one) => [one, width])))

/** Any other letter or sign: hardly one is wider than the font is high, and most are much narrower. */
const OTHER = 105
/** An emoji may be drawn larger than the text around it. */
const EMOJI = 140

/** How wide a text is at most, in the unit of `size`, rounded up to a whole. */
export function textWidth(text: string, size: number): number {
  let hundredths = 0
  for (const character of text) hundredths += widthOf(character)
  return Math.ceil((hundredths * size) / 100)
}

function widthOf(character: string): number {
  const known = WIDTHS.get(character)
  if (known !== undefined) return known
  if (/^[\p{M}\p{Cf}]$/u.test(character)) return 0
  if (/^\p{Emoji_Presentation}$/u.test(character)) return EMOJI
  // An accent changes no width: å is as wide as a.
  const [base = ''] = character.normalize('NFD')
  return WIDTHS.get(base) ?? OTHER
}
