import { createHash } from 'node:crypto'
import { cp, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import sharp from 'sharp'

/** As many at a time keep both cores at work and the memory small: each is 3 MB while it is drawn. */
const AT_A_TIME = 8

/**
 * Make PNGs of pictures below a folder. One that the former build drew from the same SVG is carried over, since a
 * thousand take ten seconds to draw: each file holds the digest of what it was drawn from.
 * @param former - The former build's folder, null where there is none.
 * @returns whether they were written: without a font the machine would draw pictures without words, so none are.
 */
export async function writePictures(
  folder: string,
  pictures: Map<string, string>,
  former: string | null,
): Promise<boolean> {
  if (!(await drawsWords())) return false
  const waiting = [...pictures]
  while (waiting.length > 0) {
    await Promise.all(
      waiting
        .splice(0, AT_A_TIME)
        .map(([path, svg]) => writePicture(join(folder, path), svg, former && join(former, path))),
    )
  }
  return true
}

async function writePicture(target: string, svg: string, former: string | null): Promise<void> {
  await mkdir(dirname(target), { recursive: true })
  const digest = `sha256:${createHash('sha256').update(svg).digest('hex')}`
  if (former !== null && (await readFile(former).catch(() => null))?.includes(digest)) {
    await carry(former, target)
    return
  }
  await rm(target, { force: true })
  await writeFile(target, await drawPng(svg, digest))
}

async function carry(former: string, target: string): Promise<void> {
  await link(former, target).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') await cp(former, target)
  })
}

/** An SVG as PNG, with a note in it. */
export async function drawPng(svg: string, note: string): Promise<Buffer> {
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
  const { channels } = await sharp(Buffer.from(svg)).removeAlpha().stats()
  return channels.some(({ min }) => min < 128)
}
