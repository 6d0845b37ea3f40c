import { z } from 'zod'
import { Cadence } from './common.ts'
import { common, targetIn } from './objective-common.ts'

const survey = {
  ...common,
  minResponses: z.int().min(1).default(30),
  /** How often it is to be made; without it, none is ever late. No figure depends on it. */
  cadence: Cadence.optional(),
}
export const Csat = z
  .strictObject({
    ...survey,
    metric: z.literal('csat'),
    target: targetIn(['%', ''], '>= 80 %'),
    /** `top-2-box`: the share of the two best answers (%). `mean`: the mean answer (a number). */
    method: z.enum(['top-2-box', 'mean']).default('top-2-box'),
    scale: z.int().min(2).default(5),
    /** `lower-bound`: the end of the Wilson 95 % interval that is the worse has to keep the target; of a share alone. */
    confidenceRule: z.enum(['point', 'lower-bound']).default('point'),
  })
  .check((ctx) => {
    const { method, target, confidenceRule } = ctx.value
    const wrong = (key: string, message: string) =>
      ctx.issues.push({ code: 'custom', path: [key], message, input: ctx.value })
    if (method === 'top-2-box' && target.unit !== '%')
      wrong(
        'target',
        'the share of the two best answers is in per cent; expected ">= 80 %", or `method: mean`',
      )
    if (method === 'mean' && target.unit === '%')
      wrong('target', 'a mean answer is a number; expected ">= 4.2", or `method: top-2-box`')
    if (method === 'mean' && confidenceRule === 'lower-bound')
      wrong('confidenceRule', 'the interval is that of a share; remove it, or use `method: top-2-box`')
  })
export const Nps = z.strictObject({ ...survey, metric: z.literal('nps'), target: targetIn([''], '>= 30') })
export const Nki = z.strictObject({ ...survey, metric: z.literal('nki'), target: targetIn([''], '>= 70') })
