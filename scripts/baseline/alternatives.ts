import { HOLIDAY_PRESETS } from '../../data/schema/calendar.ts'
import type { Contract } from '../../data/schema/contract.ts'
import type { BaselineFeed } from '../../data/schema/feed-baseline.ts'
import { Target } from '../../data/schema/target.ts'
import type { Data } from '../load/data.ts'
import type { Evaluator, Outcome } from '../publish/agreement/results.ts'
import { displayShare } from '../sla/exact/display.ts'
import { LADDER } from './plain.ts'
import { type Change, withTerms } from './terms.ts'

type WhatIf = BaselineFeed['whatIf'][number]

/** Decimals of an availability that no target decides over: more than any target of the ladder has, so it never contradicts one. */
const DECIMALS = 3
/** How many closed periods are told. */
const PERIODS = 12
/** Calendars that are tried besides the hours that are agreed. */
const CALENDARS = 2

const VERDICTS: Record<string, string> = { met: 'm', breached: 'b' }

/**
 * The last closed periods of an objective of availability under every other terms that a reader can choose among: its hours or
 * others, with what is taken out or without, against each target of the ladder and its own (agreement-concepts 78). By the
 * engine, each anew; as `whatIf`, other terms hold for all of history.
 * @returns null where no period is over.
 */
export function alternativesOf(
  contract: Contract,
  { agreement, objective, services, running, closed }: Outcome,
  { calendars }: Pick<Data, 'calendars'>,
  ask: Evaluator,
): WhatIf | null {
  const periods = closed
    .slice(0, PERIODS)
    .map(({ period }) => period)
    .reverse()
  if (periods.length === 0 || objective.metric !== 'availability') return null
  const hours = objective.serviceHours ?? agreement.serviceHours
  const targets = targetsWith(objective.target)
  const evaluated = (change: Change) => {
    const other = withTerms(contract, objective.id, change)
    return periods.map(({ start, end, ...period }) =>
      ask(other, objective.id, services, { ...period, start: Date.parse(start), end: Date.parse(end) }),
    )
  }
  const alternatives = hoursWith(hours, Object.keys(calendars)).flatMap((serviceHours) =>
    [true, false].map((exclusions) => {
      const change = {
        ...(serviceHours !== hours && { serviceHours }),
        withoutExclusions: !exclusions,
      }
      const found = targets.map((target) => evaluated({ ...change, target }))
      return {
        serviceHours,
        exclusions,
        ...(serviceHours === hours && exclusions && { agreed: true as const }),
        values: (found[0] ?? [])
          .map((one) => one?.value && displayShare(one.value, 'floor', DECIMALS))
          .map((one) => one ?? null),
        verdicts: found.map((all) => all.map((one) => VERDICTS[one?.verdict ?? ''] ?? 'u').join('')),
      }
    }),
  )
  return {
    agreement: { id: agreement.id, title: agreement.title, href: `agreements/${agreement.id}/` },
    ...{ objective: objective.id, title: running.title, target: objective.target },
    ...{ periods, targets, alternatives },
  }
}

/** The targets of the ladder and one's own, the least first. */
function targetsWith(own: Target): Target[] {
  const usual = LADDER.map((percent) => Target.parse(`>= ${percent} %`))
  const known = usual.some(({ value }) => Number(value) === Number(own.value))
  return [...usual, ...(known ? [] : [own])].sort((a, b) => Number(a.value) - Number(b.value))
}

/** The hours that are agreed, around the clock, and the first calendars of the provider's own. */
function hoursWith(agreed: string, calendars: string[]): string[] {
  const own = calendars.filter((id) => !HOLIDAY_PRESETS.some((preset) => preset === id)).slice(0, CALENDARS)
  return [...new Set([agreed, '24x7', ...own])]
}
