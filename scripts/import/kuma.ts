import { basename, dirname } from 'node:path'
import { z } from 'zod'
import { KumaSource } from '../../data/schema/monitor-sources.ts'
import { UsageError } from '../failure.ts'
import { connect } from '../sources/connection.ts'
import { instantOf } from '../sources/kuma/beats.ts'
import { type Answer, savedAnswers } from '../sources/saved-answers.ts'
import { SourceError } from '../sources/source-error.ts'
import { UnreachableError } from '../sources/unreachable-error.ts'
import { countFields, type Found, type ImportOptions, nothingFound } from './found.ts'
import { keptMarkdown } from './kept-markdown.ts'
import { isAddress } from './origin.ts'
import { remark } from './remarks.ts'

const Notice = z.looseObject({
  id: z.union([z.number(), z.string()]),
  title: z.string(),
  content: z.string().nullish(),
  style: z.string().nullish(),
  active: z.union([z.boolean(), z.number()]).nullish(),
  createdDate: z.unknown(),
  lastUpdatedDate: z.unknown().optional(),
})
const Work = z.looseObject({ id: z.union([z.number(), z.string()]), title: z.string() })

/** Version 1 tells of one incident, version 2 of several and of those that are over. */
const Page = z.looseObject({
  incident: z.unknown().nullish(),
  incidents: z.array(z.unknown()).nullish(),
  maintenanceList: z.array(z.unknown()).nullish(),
})

const MOST_PAGES = 1000

/**
 * Incidents of a status page of Uptime Kuma. They name no monitor and no severity, a style is a colour: each is of no impact
 * on the service that `*` is mapped to, so that no figure follows from it. Its maintenance does not tell when it was
 * announced, which no file can be without.
 * @throws UnreachableError when the page does not answer. @throws SourceError when a saved answer is none of Kuma's.
 */
export async function importKuma(options: ImportOptions): Promise<Found> {
  const found = nothingFound()
  const seen = new Set<string>()
  for (const { place, body } of await answersOf(options.from, found)) {
    const { data } = Page.safeParse(body)
    if (data === undefined || !(data.incident || data.incidents || data.maintenanceList))
      throw new SourceError([
        `${place}: has neither incidents nor maintenanceList; expected what /api/status-page/PAGE answers`,
      ])
    for (const [index, plain] of [data.incident ?? [], data.incidents ?? []].flat().entries()) {
      const parsed = Notice.safeParse(plain)
      const id = String(parsed.data?.id ?? '')
      // The page and its history tell of one that is not over, both.
      if (parsed.success && seen.has(id)) continue
      seen.add(id)
      if (parsed.success) addNotice(found, parsed.data, place, index + 1, options)
      else
        found.refused.push(
          remark(
            { file: place, line: index + 1, id: null },
            'the incident cannot be read',
            JSON.stringify(plain),
          ),
        )
    }
    for (const [index, plain] of (data.maintenanceList ?? []).entries()) {
      const { data: work } = Work.safeParse(plain)
      const at = { file: place, line: index + 1, id: work === undefined ? null : `maintenance ${work.id}` }
      found.refused.push(
        remark(
          at,
          'nothing says when it was announced, nor which monitors it is of; write it in data/maintenance/',
          work?.title ?? '',
        ),
      )
    }
  }
  return found
}

function addNotice(
  found: Found,
  notice: z.infer<typeof Notice>,
  file: string,
  line: number,
  { services: book }: ImportOptions,
): void {
  const { id, title, content, style, active, createdDate, lastUpdatedDate } = notice
  const place = { file, line, id: String(id) }
  const [start, changed] = [createdDate, lastUpdatedDate].map(instantOf)
  const open = active !== false && active !== 0
  const end = open ? null : changed
  if (start == null || end === undefined || (end === null && !open)) {
    const [reason, what] = start == null ? ['when it began', createdDate] : ['when it ended', lastUpdatedDate]
    found.refused.push(
      remark(place, `nothing that can be read says ${reason}; expected YYYY-MM-DD HH:MM:SS`, String(what)),
    )
    return
  }
  if (style)
    found.remarks.push(
      remark(place, 'its style is a colour, which says nothing of its impact: it stands as "none"', style),
    )
  countFields(found, notice, [
    ...[
      'id',
      'title',
      'content',
      'style',
      'active',
      'pin',
      'createdDate',
      'lastUpdatedDate',
      'status_page_id',
    ],
  ])
  found.incidents.push({
    // Every Kuma counts from 1.
    ...{ id: `${id} of ${createdDate}`, file, line, title: title.trim(), impact: 'none', start, end },
    status: open ? 'investigating' : 'resolved',
    services: book.nameless === undefined ? [] : [{ id: book.nameless, state: 'operational' }],
    // Kuma keeps one text, as it was written last.
    updates: [{ at: start, status: 'update', markdown: keptMarkdown(content ?? '') }],
  })
}

async function answersOf(from: string, found: Found): Promise<Answer[]> {
  if (!isAddress(from))
    return savedAnswers([basename(from)], dirname(from)).map((one) => ({ ...one, place: from }))
  const [, url, page] = /^(.*)\/status\/([^/?#]+)\/?$/.exec(from) ?? []
  const { data: source } = KumaSource.safeParse({ id: 'import', type: 'kuma', url, page, interval: '1 min' })
  if (source?.url === undefined)
    throw new UsageError(
      `expected a status page's address, as in https://kuma.example.se/status/drift, without user, password or query`,
    )
  const kuma = connect({ ...source, url: source.url })
  const path = `/api/status-page/${page}`
  const answers = [{ place: kuma.place(path), body: await kuma.get(path) }]
  const history = `${path}/incident-history`
  try {
    let cursor: string | null | undefined = ''
    for (let pages = 0; cursor != null && pages < MOST_PAGES; pages += 1) {
      const body: unknown = await kuma.get(history, cursor === '' ? {} : { cursor })
      answers.push({ place: kuma.place(history), body })
      cursor = More.safeParse(body).data?.nextCursor
    }
  } catch (error) {
    if (!(error instanceof UnreachableError)) throw error
    const place = { file: kuma.place(history), line: null, id: null }
    found.remarks.push(
      remark(
        place,
        'incidents that are over are not told; version 1 of Kuma has none',
        error.problems.join('; '),
      ),
    )
  }
  return answers
}

const More = z.looseObject({ nextCursor: z.coerce.string().nullish().catch(null) })
