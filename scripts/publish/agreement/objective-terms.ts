import type { Agreement } from '../../../data/schema/agreement.ts'
import type { AgreementTerms, ObjectiveResult } from '../../../data/schema/feed.ts'
import {
  compare,
  divide,
  floor,
  multiply,
  ONE,
  parsePercent,
  ratio,
  subtract,
} from '../../sla/exact/ratio.ts'
import { partyOf, partyTerms } from './party-terms.ts'

type Objective = Agreement['objectives'][number]
type Terms = AgreementTerms['objectives'][number]

/**
 * What an objective says besides its promise: why, who does what, how far it is from what was and to what is hoped for.
 * @param running - The results of the agreement's running periods, for how much downtime a target is now.
 */
export function objectiveTerms(
  objective: Objective,
  agreement: Agreement,
  running: readonly ObjectiveResult[],
): Terms {
  const { id, accountable, measurement, rationale, raci } = objective
  const known = (ids: string[] = []) => ids.filter((one) => agreement.roles.some((role) => role.id === one))
  const { party: by } = partyOf(agreement, measurement.by)
  const hours = hoursOf(objective)
  const [role] = known(accountable === undefined ? [] : [accountable])
  const [responsible, consulted, informed] = [raci?.responsible, raci?.consulted, raci?.informed].map(known)
  const obligor = partyTerms(agreement, objective.obligor)
  const beneficiary = partyTerms(agreement, objective.beneficiary)
  const gap = gapOf(objective, running)
  return {
    objective: id,
    ...(role && { accountable: role }),
    ...(by && { measuredBy: by }),
    ...(hours && { serviceHours: hours }),
    ...('priority' in objective && objective.priority && { priorities: objective.priority }),
    ...('cadence' in objective && objective.cadence && { cadence: objective.cadence }),
    ...(rationale && { rationale }),
    ...(obligor && { obligor }),
    ...(beneficiary && { beneficiary }),
    ...(responsible?.length && { responsible }),
    ...(consulted?.length && { consulted }),
    ...(informed?.length && { informed }),
    ...(gap && { gap }),
  }
}

/** Hours that an objective is measured in where they are not the agreement's; a calendar of days alone has none to tell. */
export function hoursOf(objective: Objective): string | undefined {
  const own = 'serviceHours' in objective ? objective.serviceHours : undefined
  return own ?? ('calendar' in objective ? objective.calendar : undefined)
}

function gapOf(
  { id, baseline, stretch, target }: Objective,
  running: readonly ObjectiveResult[],
): Terms['gap'] {
  if (baseline === undefined && stretch === undefined) return undefined
  const total = running.find(
    ({ objective, metric, budget }) => objective === id && metric === 'availability' && budget,
  )?.budget?.totalMs
  const promised = parsePercentOf(target)
  const allowed = total === undefined || promised === null || compare(promised, ONE) >= 0 ? undefined : total
  // The base of the period, and so what another share of it would allow, follows from what the target allows.
  const allowedBy = (value: string) =>
    Number(
      floor(
        multiply(
          ratio(allowed ?? 0),
          divide(subtract(ONE, parsePercent(value)), subtract(ONE, promised ?? ONE)),
        ),
      ),
    )
  return {
    ...(baseline && { baseline: baseline.value, over: baseline.over }),
    ...(stretch !== undefined && { stretch }),
    ...(allowed !== undefined && {
      allowedMs: {
        ...(baseline && { baseline: allowedBy(baseline.value) }),
        target: allowed,
        ...(stretch !== undefined && { stretch: allowedBy(stretch) }),
      },
    }),
  }
}

const parsePercentOf = ({ unit, value }: Objective['target']) => (unit === '%' ? parsePercent(value) : null)
