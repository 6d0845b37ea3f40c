import { z } from 'zod'
import { GenericRatio, RequestAvailability, ResponseTime } from './objective-counts.ts'
import {
  DefectRate,
  DeliveryPrecision,
  LeadTime,
  Milestone,
  ReportDelivery,
  TicketClock,
} from './objective-items.ts'
import { Csat, Nki, Nps } from './objective-surveys.ts'
import { Availability, OutageCount, OutageTime } from './objective-time.ts'

export { Quantifier } from './objective-items.ts'

/** One promise of an agreement: what is measured, against which target, over what, and by which rules. */
export const Objective = z.discriminatedUnion('metric', [
  Availability,
  OutageCount,
  OutageTime,
  RequestAvailability,
  ResponseTime,
  TicketClock,
  LeadTime,
  DeliveryPrecision,
  DefectRate,
  GenericRatio,
  Csat,
  Nps,
  Nki,
  ReportDelivery,
  Milestone,
])
export type Objective = z.infer<typeof Objective>

export type TimeObjective = z.infer<typeof Availability | typeof OutageCount | typeof OutageTime>
export type AvailabilityObjective = z.infer<typeof Availability>
export type OutageObjective = z.infer<typeof OutageCount | typeof OutageTime>
export type RequestObjective = z.infer<typeof RequestAvailability>
export type ResponseTimeObjective = z.infer<typeof ResponseTime>
export type TicketObjective = z.infer<typeof TicketClock>
export type LeadTimeObjective = z.infer<typeof LeadTime>
export type DeliveryObjective = z.infer<typeof DeliveryPrecision>
export type DefectObjective = z.infer<typeof DefectRate>
export type RatioObjective = z.infer<typeof GenericRatio>
export type SurveyObjective = z.infer<typeof Csat | typeof Nps | typeof Nki>
export type ReportObjective = z.infer<typeof ReportDelivery>
export type MilestoneObjective = z.infer<typeof Milestone>
