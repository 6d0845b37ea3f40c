import { z } from 'zod'
import { UnreachableError } from '../unreachable-error.ts'

const Answer = z.looseObject({
  status: z.literal('success'),
  data: z.looseObject({
    resultType: z.literal('matrix'),
    result: z.array(
      z.looseObject({
        metric: z.record(z.string(), z.string()),
        values: z.array(z.unknown()).default([]),
      }),
    ),
  }),
  warnings: z.array(z.string()).default([]),
})

/** One sample; `value` null where it is no number. Time in epoch milliseconds. */
export interface Point {
  at: number
  value: number | null
  text: string
}

export interface Series {
  labels: Record<string, string>
  points: Point[]
}

/** Reads an answer of query_range. What is not one, as after a change of version, counts as no answer. */
export function readAnswer(body: unknown, place: string): { series: Series[]; warnings: string[] } {
  const parsed = Answer.safeParse(body)
  if (!parsed.success) {
    const [{ path, message } = { path: [], message: '' }] = parsed.error.issues
    const where = path.join('.') || 'the whole'
    throw new UnreachableError([`${place}: the answer is not one of query_range: ${where}: ${message}`])
  }
  const { data, warnings } = parsed.data
  const series = data.result.map(({ metric, values }) => ({ labels: metric, points: values.map(pointOf) }))
  return { series, warnings }
}

function pointOf(pair: unknown): Point {
  const [seconds, value] = Array.isArray(pair) ? pair : []
  const text = typeof value === 'string' ? value : JSON.stringify(pair)
  const at = typeof seconds === 'number' ? Math.round(seconds * 1000) : Number.NaN
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN
  const known = Number.isFinite(number) || value === 'NaN' || /^[+-]Inf$/.test(text)
  return { at, value: known ? number : null, text }
}
