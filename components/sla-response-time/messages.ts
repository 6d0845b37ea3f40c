/** What only `<sla-response-time>` says. Numbers and dates come already in words. */
export type ResponseTimeMessages = Record<never, never>
