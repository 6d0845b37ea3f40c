import sharp, { type Sharp } from 'sharp'

/** A picture that holds the words that are to be seen in it; EXIF holds ASCII alone, so they are escaped. */
export function withWords(picture: Sharp, words: string): Sharp {
  return picture.withExif({ IFD0: { ImageDescription: encodeURI(words) } })
}

/** The words that a picture holds: by far the longest text of its EXIF; nothing where it holds none. */
export async function wordsIn(file: string): Promise<string> {
  const { exif } = await sharp(file).metadata()
  const texts = exif?.toString('latin1').split('\0') ?? []
  return decodeURI(texts.reduce((longest, text) => (text.length > longest.length ? text : longest), ''))
}
