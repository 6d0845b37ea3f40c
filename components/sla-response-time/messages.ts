/** What only `<sla-response-time>` says. Times come already in words. */
export interface ResponseTimeMessages {
  /** `Kundportal svarade på 412 ms eller mindre i 95 fall av 100, senaste 30 dagarna.` */
  sentence: (service: string, p95: string, days: string) => string
  series: Record<'p50' | 'p95' | 'p99', string>
  limit: (value: string) => string
  /** Of the picture, for who does not see it. */
  picture: (service: string, days: string) => string
  none: string
  caption: (service: string) => string
  day: string
  samples: string
}
