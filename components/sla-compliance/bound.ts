import type { ObjectiveResult } from '../../data/schema/feed.ts'
import type { View } from '../view.ts'

/** Why a result does not bind: its phase, more work than it was promised for, or no signature. Empty where it does. */
export function boundWords(
  { phase, binding, aboveCap }: Pick<ObjectiveResult, 'phase' | 'binding' | 'aboveCap'>,
  { messages: { compliance: words }, formats }: Pick<View, 'messages' | 'formats'>,
): string {
  if (phase !== 'full') return words.phases[phase]
  if (aboveCap && Object.hasOwn(words.aboveCap, aboveCap.counts))
    return words.aboveCap[aboveCap.counts](formats.integer(aboveCap.actual), formats.integer(aboveCap.cap))
  return binding ? '' : words.guiding
}
