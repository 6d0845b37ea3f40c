// @ts-nocheck
import type { InvitationsSource, SurveysSource } from '../../data/schema/item-sources.ts'
import type { Answer, Invitation } from '../../data/schema/items.ts'
import type { Fields } from './item-fields.ts'
import { type ItemOptions, ownerOf, readItemSource } from './item-source.ts'

/** Reads answers to surveys (semantics 2.7.7): CSV, NDJSON and Parquet, an answer a row. Scores are whole numbers. */
export async function readSurveys(source: SurveysSource, options: ItemOptions) {
  const { time, respondent, survey, service, customer, score } = source.columns
  const roles = score.map((_, at) => `score${at + 1}`)
  const scores = Object.fromEntries(roles.map((role, at) => [role, score[at]]))
  const table = { columns: { time, respondent, survey, service, customer, ...scores }, times: ['time'] }
  return readItemSource<Answer>(source, table, options, (fields) => {
    const at = fields.requiredTime('time')
    const { file, line } = fields.row
    const item = {
      ...ownerOf(fields, source, options),
      survey: fields.text('survey') ?? source.id,
      respondent: fields.text('respondent') ?? `${file}:${line}`,
      at,
      scores: roles.map((role) => scoreOf(fields, role, source)),
    }
    return at > options.asOf ? 'future' : { at, item }
  })
}

/** A score, or null where there is none or the respondent has no opinion. */
function scoreOf(fields: Fields, role: string, { scores, noOpinion }: SurveysSource): number | null {
  const text = fields.text(role)
  if (text === undefined || noOpinion?.includes(text)) return null
  const meant = scores?.[text]
  if (meant !== undefined) return meant
  if (/^-?\d{1,9}(\.0+)?$/.test(text)) return Number(text)
  fields.fault('the score is not a whole number; add its words to `scores` or `noOpinion`', text)
  return null
}

/** Reads how many were asked; without a column of counts a row is one invitation. */
export async function readInvitations(source: InvitationsSource, options: ItemOptions) {
  const { time, count, survey } = source.columns
  const table = { columns: { time, count, survey }, times: ['time'] }
  return readItemSource<Invitation>(source, table, options, (fields) => {
    const at = fields.requiredTime('time')
    const asked = count === undefined ? 1 : fields.count('count')
    if (asked === undefined && !fields.faulty()) fields.required('count')
    const item = { survey: source.survey ?? fields.text('survey') ?? source.id, at, count: asked ?? 0 }
    return at > options.asOf ? 'future' : { at, item }
  })
}
