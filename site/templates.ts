import { textIn } from '../components/feed-text.ts'
import { perPeriod } from '../components/promise.ts'
import type { Text } from '../data/schema/common.ts'
import type { TemplateEntry } from '../data/schema/feed.ts'
import { digestOf } from './digest.ts'
import { templateEntries } from './feed.ts'
import { capital } from './format.ts'
import { messages, type Words } from './messages.ts'
import { targetWords } from './objectives.ts'
import { frame } from './settled.ts'
import { stretchOf } from './stretch.ts'

type Objective = TemplateEntry['objectives'][number]

/** What a template is called, and what it says of itself besides: its sentence up to its colon, and the rest. */
export function templateName(
  { id, about }: { id: string; about?: Text | undefined },
  locale: string,
): { name: string; rest?: string } {
  const [, name, rest = ''] = /^(.+?): (.+)$/s.exec(about === undefined ? '' : textIn(about, locale)) ?? []
  if (name === undefined) return { name: about === undefined ? id : textIn(about, locale) }
  return { name, rest: `${capital(rest, locale)}.` }
}

/** The same of a template that an agreement names; where it is not published, its id. */
export function nameOfTemplate(id: string, locale: string): { name: string; href?: string } {
  const entry = templateEntries().find((one) => one.id === id)
  return entry ? { name: templateName(entry, locale).name, href: entry.href } : { name: id }
}

type Promised = Pick<Objective, 'target' | 'quantifier' | 'period'>

/** `minst 99,9 % per kalendermånad`; undefined where the template asks for the number. */
export function templateTargetWords(
  { target, quantifier, period }: Promised,
  locale: string,
  words: Words,
): string | undefined {
  if (target === undefined) return undefined
  const said = targetWords({ target: { ...target, ...(quantifier && { quantifier }) } }, locale, words)
  const over = period === undefined ? undefined : (words.page.periodTypes[period] ?? period)
  return perPeriod(said, { ...target, quantifier }, over)
}

/** What an agreement has to say in place of each field that a template leaves open. */
export function openWords(open: string[], locale: string): string[] {
  const { fields } = messages(locale).templates
  return open.map((path) => fields[path] ?? fields[path.split('.').at(-1) ?? ''] ?? path)
}

/** `cacheKey` of a template's page: it changes with the template alone (quiet.ts). */
export function templateKey(entry: TemplateEntry, locale: string): string {
  return JSON.stringify([frame(), locale, stretchOf(`template ${entry.id}`), digestOf([entry])])
}
