import type { Text } from '../../data/schema/common.ts'

/** What the comments of a template say: what it is for, and where its numbers are from. */
interface TemplateNotes {
  about?: Text
  /** By field, as `credits` or `objectives.ID`. */
  sources: Record<string, string>
}

const SOURCE = /^(?:Källa|Source):\s*/
/** The next line of a comment, without its mark. */
const COMMENT = /^\s*#\s?(.*)$/
const LANGUAGE = /^([a-z]{2,3}):\s*(\S.*)$/

/**
 * Reads the comments of a template. The first line says what it is for, in Swedish unless a line below does; lines below it may say so
 * in others, as `# en: IT operations`. A comment `# Källa: …` (or `# Source: …`) right above a field, or above an objective,
 * says where what stands there is from, until its last line.
 */
export function templateNotes(text: string): TemplateNotes {
  const lines = text.split(/\r?\n/)
  return { ...aboutOf(lines), sources: sourcesOf(lines) }
}

function aboutOf([first = '', ...rest]: string[]): { about?: Text } {
  const about = COMMENT.exec(first)?.[1]?.trim()
  if (!about) return {}
  const others: [string, string][] = []
  for (const line of rest) {
    const [, language, said] = LANGUAGE.exec(COMMENT.exec(line)?.[1] ?? '') ?? []
    if (language === undefined || said === undefined) break
    others.push([language, said])
  }
  if (others.length === 0) return { about }
  const own = others.some(([language]) => language === 'sv') ? 'en' : 'sv'
  return { about: { [own]: about, ...Object.fromEntries(others) } }
}

function sourcesOf(lines: string[]): Record<string, string> {
  const found: [string, string][] = []
  let comment: string[] = []
  for (const line of lines) {
    const said = COMMENT.exec(line)?.[1]
    if (said !== undefined) {
      comment.push(said.trim())
      continue
    }
    const whole = comment.join(' ')
    const field = fieldOf(line)
    if (field !== undefined && SOURCE.test(whole)) found.push([field, whole.replace(SOURCE, '')])
    comment = []
  }
  return Object.fromEntries(found)
}

/** Which field a line begins, where it is one of the file's own or an objective. */
function fieldOf(line: string): string | undefined {
  const [, field] = /^([a-zA-Z]+):/.exec(line) ?? []
  const [, objective] = /^\s+- id: (\S+)\s*$/.exec(line) ?? []
  return objective === undefined ? field : `objectives.${objective}`
}
