import type { Agreement } from '../../../data/schema/agreement.ts'
import { HOLIDAY_PRESETS } from '../../../data/schema/calendar.ts'
import type { Text } from '../../../data/schema/common.ts'
import type { AgreementTerms, ObjectiveResult } from '../../../data/schema/feed.ts'
import type { Site } from '../../../data/schema/site.ts'
import type { Data } from '../../load/data.ts'
import { localDate } from '../../sla/time/period.ts'
import { backingTerms } from './backing-terms.ts'
import { creditTerms } from './credit-terms.ts'
import { hoursOf, objectiveTerms } from './objective-terms.ts'
import { openHours } from './open-hours.ts'
import { partyOf, partyTerms } from './party-terms.ts'
import { templateTerms } from './template-terms.ts'
import { withinTerms } from './within-terms.ts'

/**
 * What an agreement says besides its objectives, field by field: roles and never people, and addresses, names, suppliers
 * and credits only as far as `publish` allows.
 * @param asOf - Epoch milliseconds: what was signed by then, and whether the hours are open at it.
 * @param running - Results of the running periods: what a target allows in them.
 */
export function agreementTerms(
  agreement: Agreement,
  { calendars, templates }: Pick<Data, 'calendars' | 'templates'>,
  publish: Site['publish'],
  asOf: number,
  running: readonly ObjectiveResult[] = [],
): AgreementTerms {
  const { exclusions, signatures, responsibilities, channels, priorityMatrix, timeZone } = agreement
  const today = localDate(asOf, timeZone).toString()
  const credits = publish.credits ? creditTerms(agreement, publish) : undefined
  return {
    hours: hoursNamed(agreement).flatMap((id) => {
      const calendar = calendars[id]
      return calendar === undefined ? [] : [openHours(calendar, asOf)]
    }),
    objectives: agreement.objectives.map((objective) => objectiveTerms(objective, agreement, running)),
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
    ...(publish.suppliers ? { backing: backingTerms(agreement, publish) } : {}),
    ...foundations(agreement, publish),
    ...(agreement.template !== undefined && {
      template: templateTerms(agreement.template, agreement, templates, publish),
    }),
    signatures: signatures
      .filter(({ signedAt }) => signedAt <= today)
      .map(({ party, signedAt, name, method }) => ({
        ...partyOf(agreement, party),
        ...signatory(agreement, party),
        signedAt,
        ...(publish.names ? { name } : {}),
        ...(method === undefined ? {} : { method }),
      })),
    roles: agreement.roles.map(({ id, title, party, substitute, duties }) => ({
      id,
      title,
      ...partyOf(agreement, party),
      ...(substitute === undefined ? {} : { substitute }),
      duties,
    })),
    responsibilities: responsibilities.map(({ party, text, clause, objective }) => ({
      ...partyOf(agreement, party),
      text,
      ...(clause === undefined ? {} : { clause }),
      ...(objective === undefined ? {} : { objective }),
    })),
    channels: channels.map(({ type, address, hours, priorities }) => ({
      type,
      ...(publish.contacts ? { address } : {}),
      hours,
      ...(priorities === undefined ? {} : { priorities }),
    })),
    priorities: agreement.priorities.map(({ id, title, matrix }) => ({ id, title, matrix })),
    ...(priorityMatrix && { priorityMatrix }),
    ...escalationTerms(agreement, publish),
    ...followUp(agreement),
    graceWorkingDays: agreement.grace.workingDays,
  }
}

function signatory(agreement: Agreement, name: string): { partyName?: Text } {
  const found = partyTerms(agreement, name)
  return found ? { partyName: found.name } : {}
}

/** What the agreement was made on: its text, why there is one, how the parties work together, what it costs. */
function foundations(
  { document, background, groundRules, fees }: Agreement,
  publish: Site['publish'],
): Pick<AgreementTerms, 'document' | 'background' | 'groundRules' | 'fees'> {
  return {
    ...(document && {
      document: {
        ...(document.title !== undefined && { title: document.title }),
        ...(document.href !== undefined && publish.documents && { href: document.href }),
        sha256: document.sha256,
      },
    }),
    ...(background !== undefined && { background }),
    ...(groundRules.length > 0 && { groundRules }),
    ...(publish.fees &&
      fees.length > 0 && {
        fees: fees.map(({ title, amount, currency, per, creditEligible }) => ({
          ...{ title, amount, currency, per },
          ...(!creditEligible && { noCredits: true as const }),
        })),
      }),
  }
}

/** Whom a matter goes to: by share of the target, then by time. */
function escalationTerms(
  { escalation }: Agreement,
  publish: Site['publish'],
): Pick<AgreementTerms, 'escalation' | 'escalationAfter'> {
  const told = ({ role, how, kind }: Agreement['escalation'][number]) => ({
    role,
    ...(publish.contacts && how !== undefined && { how }),
    ...(kind && { kind }),
  })
  const after = escalation
    .flatMap((step) => (step.after === undefined ? [] : [{ afterMs: step.after, ...told(step) }]))
    .sort((a, b) => a.afterMs - b.afterMs)
  return {
    escalation: escalation
      .flatMap((step) => (step.at === undefined ? [] : [{ at: step.at, ...told(step) }]))
      .sort((a, b) => a.at - b.at),
    ...(after.length > 0 && { escalationAfter: after }),
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
        ...(deviations.verifyPeriods && { verifyPeriods: deviations.verifyPeriods }),
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
