import { createReadStream } from 'node:fs'
import { pipeline, type Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { LONGEST_RECORD } from './records.ts'

const LF = 10
const CR = 13
const QUOTE = 34

/**
 * How many lines a text file has, and how it begins, when each line is one record for sure: all end with LF, none is
 * blank or endless, and with `quotes` forbidden none can go on past its end. Null where that is not so. Reads the file in
 * pieces, so that it need not be held in memory to know on which line a row stands.
 */
export async function plainLines(
  path: string,
  quotes: 'allowed' | 'forbidden',
): Promise<{ lines: number; start: Buffer } | null> {
  let start: Buffer | undefined
  let lines = 0
  let length = 0
  let open = false
  for await (const piece of piecesOf(path)) {
    start ??= piece
    if (piece.includes(CR) || (quotes === 'forbidden' && piece.includes(QUOTE))) return null
    let from = 0
    for (let end = piece.indexOf(LF); end >= 0; end = piece.indexOf(LF, from)) {
      if (length + end - from === 0) return null
      lines += 1
      from = end + 1
      length = 0
    }
    length += piece.length - from
    open = length > 0
    if (length > LONGEST_RECORD) return null
  }
  return start === undefined ? null : { lines: lines + Number(open), start }
}

function piecesOf(path: string): AsyncIterable<Buffer> {
  const file: Readable = createReadStream(path, { highWaterMark: 1 << 20 })
  // What breaks off either stream is thrown where the other is read.
  return path.toLowerCase().endsWith('.gz') ? pipeline(file, createGunzip(), () => {}) : file
}
