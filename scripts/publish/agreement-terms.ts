import type { Agreement } from '../../data/schema/agreement.ts'
import { HOLIDAY_PRESETS } from '../../data/schema/calendar.ts'
import type { AgreementTerms } from '../../data/schema/feed.ts'
import type { Site } from '../../data/schema/site.ts'
import type { Data } from '../load/data.ts'
import { localDate } from '../sla/time/period.ts'
import { backingTerms } from './backing-terms.ts'
import { creditTerms } from './credit-terms.ts'
import { openHours } from './open-hours.ts'
import { withinTerms } from './within-terms.ts'

/**
 * What an agreement says besides its objectives, field by field: roles and never people, and addresses, names, suppliers
 * and credits only as far as `publish` allows.
 * @param asOf - Epoch milliseconds: what was signed by then, and whether the hours are open at it.
 */
export function agreementTerms(
  agreement: Agreement,
  { calendars }: Pick<Data, 'calendars'>,
  publish: Site['publish'],
  asOf: number,
): AgreementTerms {
  const { exclusions, signatures, responsibilities, channels, escalation, timeZone } = agreement
  const today = localDate(asOf, timeZone).toString()
  const credits = publish.credits ? creditTerms(agreement, publish) : undefined
  return {
    hours: hoursNamed(agreement).flatMap((id) => {
      const calendar = calendars[id]
      return calendar === undefined ? [] : [openHours(calendar, asOf)]
    }),
    objectives: agreement.objectives.map((objective) => objectiveTerms(objective, agreement)),
    ...(exclusions === undefined
      ? {}
      : {
          exclusions: (exclusions === 'none' ? [] : exclusions).map(
            ({ type, clause, text, requiresApproval }) => ({
              type,
              clause,
              ...(text === undefined ? {} : { text }),
              approval: requiresApproval,
            }),
          ),
        }),
    ...(credits === undefined ? {} : { credits }),
    ...(publish.suppliers ? { backing: backingTerms(agreement) } : {}),
    signatures: signatures
      .filter(({ signedAt }) => signedAt <= today)
      .map(({ party, signedAt, name }) => ({
        ...partyOf(agreement, party),
        signedAt,
        ...(publish.names ? { name } : {}),
      })),
    roles: agreement.roles.map(({ id, title, party, substitute, duties }) => ({
      id,
      title,
      ...partyOf(agreement, party),
      ...(substitute === undefined ? {} : { substitute }),
      duties,
    })),
    responsibilities: responsibilities.map(({ party, text, clause }) => ({
      ...partyOf(agreement, party),
      text,
      ...(clause === undefined ? {} : { clause }),
    })),
    channels: channels.map(({ type, address, hours, priorities }) => ({
      type,
      ...(publish.contacts ? { address } : {}),
      hours,
      ...(priorities === undefined ? {} : { priorities }),
    })),
    priorities: agreement.priorities.map(({ id, title, matrix }) => ({ id, title, matrix })),
    escalation: escalation
      .map(({ at, role, how }) => ({ at, role, ...(publish.contacts && how !== undefined ? { how } : {}) }))
      .sort((a, b) => a.at - b.at),
    ...followUp(agreement),
    graceWorkingDays: agreement.grace.workingDays,
  }
}

/** Reports, reviews, deviations, disputes and amendments: when and by whom. */
function followUp(
  agreement: Agreement,
): Pick<AgreementTerms, 'reporting' | 'reviewsWith' | 'deviations' | 'disputes' | 'amendmentRule'> {
  const { reporting, reviews, deviations, disputes, amendmentRule } = agreement
  return {
    ...(reporting && {
      reporting: { cadence: reporting.cadence, ...within(reporting.within), to: reporting.to },
    }),
    ...(reviews && { reviewsWith: reviews.with }),
    ...(deviations && {
      deviations: {
        process: deviations.process,
        ...(deviations.rootCauseWithin && { rootCauseWithin: withinTerms(deviations.rootCauseWithin) }),
      },
    }),
    ...(disputes && {
      disputes: disputes.steps.map((step) => ({ stage: step.stage, ...within(step.within) })),
    }),
    ...(amendmentRule && {
      amendmentRule: {
        approvals: amendmentRule.approvals.flatMap((name) => partyOf(agreement, name).party ?? []),
        ...(amendmentRule.notice && { notice: withinTerms(amendmentRule.notice) }),
      },
    }),
  }
}

const within = (days: Parameters<typeof withinTerms>[0] | undefined) =>
  days === undefined ? {} : { within: withinTerms(days) }

/** A party by its role, never by its id, which can be a customer's name. */
function partyOf({ parties }: Agreement, name: string): { party?: string } {
  const role = parties.find((party) => party.id === name || party.role === name)?.role
  return role === undefined ? {} : { party: role }
}

type Objective = Agreement['objectives'][number]

function objectiveTerms(objective: Objective, agreement: Agreement): AgreementTerms['objectives'][number] {
  const { id, accountable, measurement } = objective
  const role = agreement.roles.find((one) => one.id === accountable)?.id
  const { party: by } = measurement.by === undefined ? {} : partyOf(agreement, measurement.by)
  const hours = hoursOf(objective)
  return {
    objective: id,
    ...(role === undefined ? {} : { accountable: role }),
    ...(by === undefined ? {} : { measuredBy: by }),
    ...(hours === undefined ? {} : { serviceHours: hours }),
  }
}

/** Hours that an objective is measured in where they are not the agreement's; a calendar of days alone has none to tell. */
function hoursOf(objective: Objective): string | undefined {
  const own = 'serviceHours' in objective ? objective.serviceHours : undefined
  return own ?? ('calendar' in objective ? objective.calendar : undefined)
}

/** The calendars with hours that the terms name, each once. */
function hoursNamed({ serviceHours, objectives, channels }: Agreement): string[] {
  const named = [
    serviceHours,
    ...objectives.flatMap((one) => hoursOf(one) ?? []),
    ...channels.map(({ hours }) => hours),
  ]
  const presets: readonly string[] = HOLIDAY_PRESETS
  return [...new Set(named)].filter((id) => id !== '24x7' && !presets.includes(id))
}
