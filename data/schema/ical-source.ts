import { z } from 'zod'
import { Id, TimeZone } from './common.ts'
import { fetched, oneOrigin, services } from './origin.ts'

/** Maintenance from an iCalendar (RFC 5545): each event, and each time that it recurs, is a window. */
export const IcalSource = z
  .strictObject({
    id: Id,
    type: z.literal('ical'),
    /** `url` is the calendar's whole address, as in https://kalender.example.se/underhall.ics */
    ...fetched,
    /** Whose maintenance it is, by the event's category, or by words of its title where no category is here. */
    services,
    /** The service of every event, where the calendar is of one. */
    service: Id.optional(),
    /** For events without a zone of their own and for whole days; without it they are set aside. */
    timeZone: TimeZone.optional(),
  })
  .refine(...oneOrigin('url', 'files'))
  .refine(...oneOrigin('services', 'service'))
export type IcalSource = z.infer<typeof IcalSource>
