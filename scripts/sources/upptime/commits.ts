import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findNames } from '../files.ts'
import { git } from '../git.ts'
import { SourceError } from '../source-error.ts'
import { readSiteFile, type SiteFile } from './history.ts'

/** A commit of an Upptime repository, oldest first. */
export interface Commit {
  /** Author's time as git writes it. */
  time: string
  subject: string
  /** Where it stands, for reports. */
  place: string
  line: number | null
  ref: string
  /** The sites that it wrote, as they then stood; a saved log does not tell. */
  sites?: SiteFile[]
}

const LOG = [
  ...['log', '--reverse', '--no-ext-diff', '--no-textconv', '--no-renames', '--no-notes', '--no-color'],
  // The files are a few lines each: with so much context a difference shows the whole of them.
  ...['--patch', '--unified=100', '--format=%x00%h%x1f%aI%x1f%s', 'HEAD', '--', ':(glob)history/*.yml'],
]

/** The commits that wrote anything of history/, with what they wrote. */
export async function clonedCommits(repository: string, dataDir: string): Promise<Commit[]> {
  const told = await git(join(dataDir, repository), LOG)
  return told
    .split('\0')
    .slice(1)
    .map((block) => {
      const [head = '', ...lines] = block.split('\n')
      const [ref = '', time = '', subject = ''] = head.split('\x1f')
      return { time, subject, place: repository, line: null, ref: `commit ${ref}`, sites: sitesOf(lines) }
    })
}

function sitesOf(lines: string[]): SiteFile[] {
  const files = new Map<string, string[]>()
  let file: string[] | undefined
  for (const line of lines) {
    const slug = /^\+\+\+ b\/history\/(.+)\.yml\t?$/.exec(line)?.[1]
    if (slug !== undefined) {
      file = []
      files.set(slug, file)
    } else if (line.startsWith('diff --git ')) file = undefined
    else if (line.startsWith(' ') || line.startsWith('+')) file?.push(line.slice(1))
  }
  return [...files].map(([slug, content]) => readSiteFile(slug, content))
}

/** Commits from saved logs: author's time, committer's time and subject, with tabs between them. */
export function savedCommits(files: string[], dataDir: string): { commits: Commit[]; names: string[] } {
  const { names, problems } = findNames(files, dataDir)
  if (problems.length > 0) throw new SourceError(problems)
  const commits = names.flatMap((name) =>
    readFileSync(join(dataDir, name), 'utf8')
      .split(/\r?\n/)
      .flatMap((text, index) => {
        if (text === '') return []
        const [time = '', , ...subject] = text.split('\t')
        const line = index + 1
        return [{ time, subject: subject.join('\t'), place: name, line, ref: `${name}:${line}` }]
      }),
  )
  return { commits, names }
}
