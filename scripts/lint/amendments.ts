import type { Amendment, Notice } from '../../data/schema/agreement.ts'
import type { Contract } from '../../data/schema/contract.ts'
import { approvalsMissing, partiesMissing } from '../sla/agreement/approval.ts'
import { noticeRunFrom } from '../sla/maintenance/notice.ts'
import { localDate, startOfDay } from '../sla/time/period.ts'
import { error, type Found, type LintContext, warning } from './finding.ts'

/**
 * L25, of the amendments themselves: a proposal whose day has come, and a change with shorter notice than the agreement
 * asks for. The rule is the one that held when the agreement began, as where amendments are applied. Paths are those of the
 * contract's first version.
 * @param asOf - Epoch milliseconds.
 */
export function lintAmendments(
  { versions: [{ agreement }], approved, proposed }: Contract,
  { calendars }: Pick<LintContext, 'calendars'>,
  asOf: number,
): Found[] {
  const { amendments, amendmentRule, parties, timeZone } = agreement
  const today = localDate(asOf, timeZone).toString()
  const place = ({ id }: Amendment, field: string) => [
    'amendments',
    amendments.findIndex((one) => one.id === id),
    field,
  ]

  const overdue = proposed
    .filter(({ effectiveFrom }) => effectiveFrom <= today)
    .map((amendment) => {
      const { id, effectiveFrom } = amendment
      const missing = approvalsMissing(amendment, parties, amendmentRule?.approvals).join(' and ')
      return warning(
        place(amendment, 'approvals'),
        `"${id}" was to be in force from ${effectiveFrom} and is still a proposal, so nothing of it is evaluated: not approved by ${missing}; add who has approved it, with agreedAt, or set a later effectiveFrom, or remove it`,
      )
    })

  const notice = amendmentRule?.notice
  const hasty = (amendment: Amendment): Found[] => {
    const { id, effectiveFrom, agreedAt, approvals } = amendment
    if (notice === undefined) return []
    if (agreedAt === undefined)
      return [
        warning(
          place(amendment, 'effectiveFrom'),
          `nothing says when "${id}" was approved, so nobody can see whether it had its notice of ${daysText(notice)} before ${effectiveFrom}; add agreedAt`,
        ),
      ]
    const earliest = firstDay(agreedAt, notice, timeZone, calendars)
    if (earliest <= effectiveFrom) return []
    const found = `"${id}" was approved on ${agreedAt} and is in force from ${effectiveFrom}, but the agreement asks for a notice of ${daysText(notice)}, which is over on ${earliest}`
    const missing = partiesMissing(parties, approvals).map((party) => party.id ?? party.role)
    return missing.length === 0
      ? [
          warning(
            place(amendment, 'effectiveFrom'),
            `${found}; every party has approved the earlier day, so it holds: set ${earliest} if that was not meant`,
          ),
        ]
      : [
          error(
            place(amendment, 'effectiveFrom'),
            `${found}, and ${missing.join(' and ')} has not waived it; set ${earliest} or later, or add the approval`,
          ),
        ]
  }
  return [...overdue, ...approved.flatMap(hasty)]
}

/** The first day that a change agreed on a day can be in force: the notice counts as that of maintenance does (semantics C6, G26). */
function firstDay(
  agreedAt: string,
  notice: Notice,
  timeZone: string,
  calendars: LintContext['calendars'],
): string {
  const announcedAt = startOfDay(Temporal.PlainDate.from(agreedAt), timeZone)
  const span = { announcedAt, start: announcedAt, end: Number.POSITIVE_INFINITY }
  return localDate(noticeRunFrom(notice, span, timeZone, calendars), timeZone).toString()
}

function daysText(notice: Exclude<Notice, { elapsed: number }>): string {
  return 'calendarDays' in notice
    ? `${notice.calendarDays} calendar days`
    : `${notice.workingDays} working days`
}
