import { basename, dirname } from 'node:path'
import { z } from 'zod'
import { savedAnswers } from '../sources/saved-answers.ts'
import { SourceError } from '../sources/source-error.ts'
import { instantOf } from '../sources/upptime/history.ts'
import { countFields, type Found, type ImportOptions, nothingFound } from './found.ts'
import { keptMarkdown } from './kept-markdown.ts'
import { type Place, remark, someKnown } from './remarks.ts'

const Issue = z.looseObject({
  number: z.number(),
  title: z.string(),
  body: z.string().nullish(),
  created_at: z.string(),
  closed_at: z.string().nullish(),
  html_url: z.string().nullish(),
  labels: z.array(z.union([z.string(), z.looseObject({ name: z.string() }).transform(({ name }) => name)])),
  /** GitHub tells how many there are, and what they say elsewhere. */
  comments: z.unknown().optional(),
  commentsList: z.array(z.looseObject({ body: z.string().nullish(), created_at: z.string() })).nullish(),
})
type Issue = z.infer<typeof Issue>

const List = z.union([z.array(z.unknown()), z.looseObject({ incidents: z.array(z.unknown()) })])

const TITLE = /^(\S+) (.*?) (?:is (down)|has (degraded) performance)$/
/** Of a site whose words are its own. */
const OF_MARK = new Map([
  ['🛑', 'down'],
  ['🟥', 'down'],
  ['⚠️', 'degraded'],
  ['🟨', 'degraded'],
])
const STATES = {
  down: { impact: 'critical', state: 'major_outage' },
  degraded: { impact: 'minor', state: 'degraded_performance' },
} as const

const CARRIED = [
  ...[
    'number',
    'title',
    'body',
    'created_at',
    'closed_at',
    'html_url',
    'url',
    'id',
    'node_id',
    'labels',
    'state',
  ],
  ...[
    'comments',
    'commentsList',
    'comments_url',
    'events_url',
    'labels_url',
    'repository_url',
    'timeline_url',
  ],
  ...['updated_at', 'user', 'closed_by', 'reactions', 'locked', 'author_association', 'state_reason'],
]

/**
 * What GitHub answers at /repos/OWNER/NAME/issues?state=all, saved: incidents and maintenance by their labels. Who wrote them
 * is not carried over, nor the address that a check looked at.
 * @throws SourceError when it is no such list.
 */
export async function issuesFrom(options: ImportOptions): Promise<Found> {
  const { from } = options
  const [answer] = savedAnswers([basename(from)], dirname(from))
  const { data } = List.safeParse(answer?.body)
  if (data === undefined)
    throw new SourceError([
      `${from}: is no list of issues; expected what GitHub answers at /repos/OWNER/NAME/issues?state=all`,
    ])
  const found = nothingFound()
  for (const [index, plain] of (Array.isArray(data) ? data : data.incidents).entries()) {
    const { data: issue } = Issue.safeParse(plain)
    const place = { file: from, line: index + 1, id: issue === undefined ? null : `#${issue.number}` }
    if (issue === undefined) {
      found.refused.push(remark(place, 'the issue cannot be read', JSON.stringify(plain)))
      continue
    }
    const names = issue.labels
    if (names.includes('maintenance')) addWork(found, issue, place, options)
    else if (names.includes('status')) addIncident(found, issue, place, options)
    else found.refused.push(remark(place, 'it has neither the label status nor maintenance', issue.title))
    countFields(found, issue, CARRIED)
  }
  return found
}

const idOf = ({ html_url, number, created_at }: Issue) => html_url ?? `#${number} of ${created_at}`

function addIncident(found: Found, issue: Issue, place: Place, { services: book }: ImportOptions): void {
  const { title, labels, body, commentsList, comments } = issue
  const refuse = (reason: string, what: string) => found.refused.push(remark(place, reason, what))
  const [, mark = title.split(' ')[0], name = title.replace(/^\S+ /, ''), down, slow] =
    TITLE.exec(title) ?? []
  const word = down ?? slow ?? OF_MARK.get(mark ?? '')
  const [start, end] = [issue.created_at, issue.closed_at ?? undefined].map(instantOf)
  if (word !== 'down' && word !== 'degraded')
    return void refuse('neither words nor mark say whether it was down', title)
  if (start === undefined || (issue.closed_at && end === undefined))
    return void refuse('its times cannot be read', `${issue.created_at} to ${issue.closed_at}`)
  const service = [name, ...labels].flatMap((one) => book.names.get(one) ?? [])[0] ?? book.nameless
  if (service === undefined) return void someKnown(found, place, { names: [name], known: () => false })
  const told = commentsList ?? []
  if (commentsList == null && Number(comments) > 0)
    found.remarks.push(
      remark(place, 'its comments are not in the file, and left out', `${comments} comments`),
    )
  const updates = [
    { at: start, status: 'investigating', markdown: withoutAddress(body ?? '', place, found) },
    ...told.flatMap(({ body: words, created_at }) => {
      const at = instantOf(created_at)
      if (at === undefined)
        found.remarks.push(remark(place, 'the time of a comment cannot be read; it is left out', created_at))
      const status = /^\*\*Resolved:?\*\*/.test(words ?? '') ? 'resolved' : 'update'
      return at === undefined ? [] : { at, status, markdown: keptMarkdown(words ?? '') }
    }),
  ]
  const { impact, state } = STATES[word]
  found.incidents.push({
    ...{ id: idOf(issue), file: place.file, line: place.line, impact, start, end: end ?? null, updates },
    // The mark is the state's, which stands elsewhere here.
    title: down || slow ? title.replace(/^\S+ /, '') : title,
    status: end === undefined ? 'investigating' : 'resolved',
    services: [{ id: service, state }],
  })
}

/** Upptime writes which address it looked at, which a page of ours does not tell. */
function withoutAddress(body: string, place: Place, found: Found): string {
  const plain = body.replace(/ \((?:https?:\/\/[^\s)]+|\$\w+)\)(?=,? (?:was|is|had|has|experienced)\b)/, '')
  if (plain !== body)
    found.remarks.push(remark(place, 'the address that was looked at is left out of its text', ''))
  return keptMarkdown(plain)
}

function addWork(found: Found, issue: Issue, place: Place, { services: book }: ImportOptions): void {
  const lines = /<!--([\s\S]*?)-->/.exec(issue.body ?? '')?.[1] ?? ''
  const field = (name: string) => new RegExp(`^\\s*${name}:\\s*(.+?)\\s*$`, 'm').exec(lines)?.[1]
  const [start, end, announcedAt] = [field('start'), field('end'), issue.created_at].map(instantOf)
  if (start === undefined || end === undefined || announcedAt === undefined) {
    found.refused.push(
      remark(place, 'its start and end cannot be read; expected start: and end: with instants', issue.title),
    )
    return
  }
  const sites = [field('expectedDown'), field('expectedDegraded')].flatMap(
    (one) => one?.split(/\s*,\s*/) ?? [],
  )
  if (!someKnown(found, place, { names: sites, known: (site) => book.names.has(site) })) return
  const known = sites.flatMap((site) => book.names.get(site) ?? [])
  found.maintenance.push({
    ...{ id: idOf(issue), file: place.file, line: place.line, title: issue.title, announcedAt, start, end },
    services: [...new Set(sites.length === 0 && book.nameless !== undefined ? [book.nameless] : known)],
    markdown: keptMarkdown(issue.body ?? ''),
  })
}
