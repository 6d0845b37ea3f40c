import { english } from './template-english.ts'

/** What templates say, by language; in Swedish they are written. */
const WORDS: Record<string, Record<string, string>> = { en: english }

/** Languages that a template can be begun in. */
export const TEMPLATE_LANGUAGES = ['sv', ...Object.keys(WORDS)]

/** The first line says what it is for, and the second says the same in another language. */
const ABOUT = /^# (?<own>.*)\n# (?<language>[a-z]{2,3}): (?<other>.*)\n/
const QUESTION = /"FRÅGA: ([^"]*)"/g
/** A comment on a line of its own, or after what the line says. */
const COMMENT = /^(\s*|.*\S\s+)# (.+)$/

/**
 * A template with its questions and remarks in a language. A sentence that is not ours stays as it is, and so do the
 * sources, which are quoted.
 */
export function templateIn(text: string, language: string): string {
  const words = WORDS[language]
  if (words === undefined) return text
  return text
    .replace(ABOUT, (whole, own, of, other) => (of === language ? `# ${other}\n# sv: ${own}\n` : whole))
    .split('\n')
    .map((line) => lineIn(line, words))
    .join('\n')
}

function lineIn(line: string, words: Record<string, string>): string {
  const [, before = '', remark = ''] = COMMENT.exec(line) ?? []
  const said = wordsFor(remark, words)
  if (said !== undefined) return `${questionsIn(before, words)}# ${said}`
  return before.trim() === '' && remark !== '' ? line : questionsIn(line, words)
}

const questionsIn = (text: string, words: Record<string, string>): string =>
  text.replaceAll(QUESTION, (whole, asked) => {
    const said = wordsFor(asked, words)
    return said === undefined ? whole : `"QUESTION: ${said}"`
  })

const wordsFor = (text: string, words: Record<string, string>): string | undefined =>
  Object.hasOwn(words, text) ? words[text] : undefined
