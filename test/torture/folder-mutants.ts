import { spawnSync } from 'node:child_process'
import { appendFileSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { type Files, FOLDERS } from './folder-data.ts'
import { LETTERS, NAMES } from './hostile-words.ts'
import { change, word } from './mutants.ts'

/*
 * Data folders with a few things wrong: what is in files, what they are called, and what is there in their place.
 */

/** What stands beside the data folder and must never be published. */
export const SECRET = 'kanariefagel-utanfor-mappen'
export const OUTSIDE = 'outside'

/** One change of a folder; `place` chooses the file or what in it. */
interface Mutation {
  /** In words, for who repeats it. */
  what: string
  make(folder: string, paths: readonly string[]): void
}

export interface MutantFolder {
  base: string
  files: Files
  mutations: Mutation[]
}

/** Bytes that are no UTF-8, or of another encoding. */
const BYTES = ['ff', 'c080', 'eda080', 'f8888080', 'fffe', 'feff', 'efbbbf', '00', 'e5e4f6', '1a', '80'].map(
  (hex) => Buffer.from(hex, 'hex'),
)
/** Ids that are allowed, and are also names of folders, pages, or what every object has. */
const IDS = [
  ...[
    'constructor',
    'prototype',
    'then',
    'default',
    'con',
    'index',
    '404',
    'en',
    'sv',
    'status',
    'feed',
    'api',
    '0',
    '-1',
  ],
  ...[
    'agreements',
    'services',
    'incidents',
    'embed',
    'a'.repeat(300),
    'portal',
    '2026-06',
    ...NAMES,
    ...LETTERS,
  ],
]
/** Names of files, and those of files that a pattern of DuckDB, SQL or a shell would read otherwise. */
const FILE_NAMES = [
  ...[
    "o'brien",
    'a"b',
    '[ab]',
    '*',
    '{a,b}',
    'a?b',
    "'); DROP TABLE kept; --",
    ' ',
    '-rf',
    '..',
    'å\u0308',
    '\u202egnp',
  ],
  ...['2026-06', 'a\nb', '.hidden', 'CON', 'x'.repeat(200), 'index'],
]
const FOLDERS_OF_FILES: [folder: string, ending: string][] = [
  ['incidents', '.md'],
  ['maintenance', '.md'],
  ['agreements', '.yaml'],
  ['measurements', '.csv'],
]

/** A field of words in YAML, and the words up to where they may end. */
const WORDS_OF_PEOPLE = /\b((?:title|name|what|cause|group|text|sv|en): )[^\n{}[\],"]+/g

const pick = fc.nat()
const at = <T>(list: readonly T[], place: number): T | undefined => list[place % Math.max(1, list.length)]

function inFile(what: string, place: number, make: (text: string) => string | Buffer): Mutation {
  return {
    what: `${what}, file ${place}`,
    make(folder, paths) {
      const path = join(folder, at(paths, place) ?? '')
      writeFileSync(path, make(readFileSync(path, 'utf8')))
    },
  }
}

/** Something else in place of a file. */
function inPlaceOf(what: string, place: number, make: (path: string) => void): Mutation {
  return {
    what: `${what}, file ${place}`,
    make(folder, paths) {
      const path = join(folder, at(paths, place) ?? '')
      rmSync(path, { force: true, recursive: true })
      make(path)
    },
  }
}

/** In letters that end no line of what is said. */
const shown = (text: string | Buffer) =>
  JSON.stringify(text.toString('latin1').slice(0, 60)).replace(
    /[^ -~]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

const content = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(pick, change).map(([place, make]) => inFile('text', place, make)) },
  {
    weight: 3,
    arbitrary: fc.tuple(pick, pick, word).map(([place, value, piece]) =>
      inFile(`a value after a colon is ${shown(piece)}`, place, (text) => {
        const values = [...text.matchAll(/: ([^\n{}[\],]+)/g)]
        const found = at(values, value)
        return found
          ? text.slice(0, found.index + 2) + piece + text.slice(found.index + found[0].length)
          : piece
      }),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(pick, pick, fc.constantFrom(...BYTES)).map(([place, where, bytes]) =>
      inFile(`bytes ${bytes.toString('hex')}`, place, (text) => {
        const old = Buffer.from(text)
        const cut = where % (old.length + 1)
        return Buffer.concat([old.subarray(0, cut), bytes, old.subarray(cut)])
      }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(pick, fc.constantFrom('utf16le', 'latin1'))
      .map(([place, encoding]) =>
        inFile(`as ${encoding}`, place, (text) =>
          Buffer.from(text, encoding === 'latin1' ? 'latin1' : 'utf16le'),
        ),
      ),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(pick, fc.constantFrom('', '\u0000'.repeat(100), 'x'.repeat(2_000_000)))
      .map(([place, text]) => inFile(`of ${text.length} letters`, place, () => text)),
  },
)

const cell = fc.tuple(pick, pick, pick, word).map(
  ([place, row, column, piece]): Mutation => ({
    what: `cell ${row}:${column} is ${shown(piece)}, table ${place}`,
    make(folder, paths) {
      const path = at(
        paths.filter((one) => one.endsWith('.csv')),
        place,
      )
      if (path === undefined) return
      const lines = readFileSync(join(folder, path), 'utf8').split('\n')
      const line = row % lines.length
      const cells = (lines[line] ?? '').split(',')
      cells[column % cells.length] = piece
      lines[line] = cells.join(',')
      writeFileSync(join(folder, path), lines.join('\n'))
    },
  }),
)

const files = fc.oneof(
  pick.map((place) => inPlaceOf('missing', place, () => undefined)),
  pick.map((place) => inPlaceOf('a folder', place, (path) => mkdirSync(path))),
  fc.constantFrom('agreements', 'incidents', 'measurements', 'record').map(
    (name): Mutation => ({
      what: `a folder is a file, ${name}`,
      make(folder) {
        rmSync(join(folder, name), { force: true, recursive: true })
        writeFileSync(join(folder, name), 'x')
      },
    }),
  ),
  pick.map((place) => inPlaceOf('a pipe', place, (path) => spawnSync('mkfifo', [path]))),
  fc
    .tuple(
      pick,
      fc.constantFrom(
        `../${OUTSIDE}/secret.txt`,
        `../../${OUTSIDE}/secret.txt`,
        '/etc/passwd',
        '.',
        'itself',
        '/dev/zero',
      ),
    )
    .map(([place, to]) =>
      inPlaceOf(`a link to ${to}`, place, (path) => symlinkSync(to === 'itself' ? path : to, path)),
    ),
  fc.tuple(pick, fc.constantFrom(...FOLDERS_OF_FILES), fc.constantFrom(...FILE_NAMES)).map(
    ([place, [folderOf, ending], name]): Mutation => ({
      what: `one more ${folderOf}/${shown(name)}${ending}`,
      make(folder, paths) {
        const own = paths.filter((path) => path.startsWith(`${folderOf}/`) && path.endsWith(ending))
        const text = readFileSync(join(folder, at(own, place) ?? 'site.yaml'))
        mkdirSync(join(folder, folderOf), { recursive: true })
        writeFileSync(join(folder, folderOf, name + ending), text)
      },
    }),
  ),
)

/** The same id in every file, so that all that refer to it still do. */
const id = fc.tuple(pick, fc.constantFrom(...IDS)).map(
  ([place, name]): Mutation => ({
    what: `id ${place} is ${shown(name)} everywhere`,
    make(folder, paths) {
      const texts = paths.map((path) => [path, readFileSync(join(folder, path), 'utf8')] as const)
      const ids = texts.flatMap(([, text]) =>
        [...text.matchAll(/\bid: ([a-z0-9-]+)/g)].map(([, one = '']) => one),
      )
      const old = at(ids, place)
      if (old === undefined) return
      const whole = new RegExp(`(?<![\\w-])${old}(?![\\w-])`, 'g')
      for (const [path, text] of texts)
        writeFileSync(
          join(folder, path),
          text.replace(whole, () => name),
        )
    },
  }),
)

/** Words for people, which may be any: what is hostile in them has to be harmless where it is shown. */
const words = fc.oneof(
  fc.tuple(pick, pick, word).map(
    ([place, value, piece]): Mutation => ({
      what: `words ${value} are ${shown(piece)}, file ${place}`,
      make(folder, paths) {
        const found = paths.flatMap((path) =>
          [...readFileSync(join(folder, path), 'utf8').matchAll(WORDS_OF_PEOPLE)].map((match) => ({
            path,
            match,
          })),
        )
        const one = at(found, value)
        if (one === undefined) return
        const [all, before = ''] = one.match
        const text = readFileSync(join(folder, one.path), 'utf8')
        const end = one.match.index + all.length
        writeFileSync(
          join(folder, one.path),
          text.slice(0, one.match.index) + before + JSON.stringify(piece) + text.slice(end),
        )
      },
    }),
  ),
  fc.tuple(pick, word).map(
    ([place, piece]): Mutation => ({
      what: `a paragraph ${shown(piece)}, note ${place}`,
      make(folder, paths) {
        const notes = paths.filter((path) => path.endsWith('.md'))
        const path = at(notes, place)
        if (path !== undefined) appendFileSync(join(folder, path), `\n\n${piece}\n`)
      },
    }),
  ),
)

const mutation = fc.oneof(
  { weight: 9, arbitrary: words },
  { weight: 14, arbitrary: content },
  { weight: 5, arbitrary: cell },
  { weight: 4, arbitrary: files },
  { weight: 4, arbitrary: id },
)

/** Folders with one to three things wrong. */
export const mutantFolders: fc.Arbitrary<MutantFolder> = fc
  .tuple(
    fc.oneof(...FOLDERS.map((one) => ({ weight: one.share, arbitrary: fc.constant(one) }))),
    fc.array(mutation, { minLength: 1, maxLength: 3 }),
  )
  .map(([{ name, files: base }, mutations]) => ({ base: name, files: base, mutations }))

/** Write a folder and what is wrong with it. What one change has made impossible another leaves out. */
export function writeMutant(folder: string, { files: texts, mutations }: MutantFolder): void {
  for (const [path, text] of Object.entries(texts)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const paths = Object.keys(texts)
  for (const { make } of mutations.toSorted(byKind)) {
    try {
      make(folder, paths)
    } catch (error) {
      if (!(error instanceof Error) || !('code' in error)) throw error
    }
  }
}

/** Texts first: what is no file any more has none, and to read a pipe or a device has no end. */
const byKind = (a: Mutation, b: Mutation) => Number(isLast(a)) - Number(isLast(b))
const isLast = ({ what }: Mutation) => /^(missing|a folder|a pipe|a link)/.test(what)
