/*
 * What the command line offers to choose from, apart from the commands that do it: each is loaded when it is run, since most
 * of what a command takes to begin with is to load what only others use.
 */

export const IMPORT_KINDS = ['statuspage', 'cstate', 'upptime', 'kuma', 'ical', 'openslo', 'pyrra'] as const

export const REPORT_FORMATS = ['html', 'pdf', 'text', 'csv', 'json'] as const
export type ReportFormat = (typeof REPORT_FORMATS)[number]

/** How many days an old key stays readable beside its successor, unless something else is asked for. */
export const GRACE_DAYS = 30
