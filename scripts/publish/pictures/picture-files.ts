import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FileMemory, Place } from '../file-memory.ts'
import { keepFile, placeFile } from '../kept-files.ts'
import type { MadeFiles } from '../made-files.ts'

/** As many at a time keep both cores at work and the memory small: each is 3 MB while it is drawn. */
const AT_A_TIME = 8

/**
 * Make PNGs of pictures in a build. One that the former build drew from the same SVG is carried over, since a
 * thousand take ten seconds to draw: each file holds the digest of what it was drawn from.
 * @param memory - Knows which those are without a look at them.
 * @returns the paths of those that were written: without a font the machine would draw pictures without words, so none are.
 */
export async function writePictures(
  place: Omit<Place, 'lying'>,
  pictures: MadeFiles,
  memory?: FileMemory,
): Promise<string[]> {
  if (!(await drawsWords())) return []
  const waiting: (() => Promise<void>)[] = []
  for (const [path, { text, key = text }] of pictures) {
    const cacheKey = key()
    if (memory?.takeOver(path, cacheKey)) continue
    waiting.push(async () => {
      await writePicture(place, path, text())
      memory?.made(path, cacheKey)
    })
  }
  while (waiting.length > 0) await Promise.all(waiting.splice(0, AT_A_TIME).map((write) => write()))
  return [...pictures.keys()]
}

async function writePicture(
  { folder, former }: Omit<Place, 'lying'>,
  path: string,
  svg: string,
): Promise<void> {
  const digest = `sha256:${createHash('sha256').update(svg).digest('hex')}`
  if (former !== null && (await readFile(join(former, path)).catch(() => null))?.includes(digest))
    keepFile(folder, former, path)
  else placeFile(folder, null, path, await drawPng(svg, digest))
}

/** An SVG as PNG, with a note in it. */
export async function drawPng(svg: string, note: string): Promise<Buffer> {
  const { default: sharp } = await import('sharp')
  return sharp(Buffer.from(svg))
    .removeAlpha()
    .withExif({ IFD0: { ImageDescription: note } })
    .png()
    .toBuffer()
}

/** Whether this machine has a font: without one, letters are left out without a word. */
export async function drawsWords(): Promise<boolean> {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="40"><rect width="90" height="40" fill="#fff"/><text x="5" y="30" font-family="sans-serif" font-size="28" fill="#000">Aå1</text></svg>'
  const { default: sharp } = await import('sharp')
  const { channels } = await sharp(Buffer.from(svg)).removeAlpha().stats()
  return channels.some(({ min }) => min < 128)
}
