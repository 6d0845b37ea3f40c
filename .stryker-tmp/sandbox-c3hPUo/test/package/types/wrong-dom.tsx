// @ts-nocheck
import 'sla-status/define.js'
import { SlaStatus, type StatusFeed } from 'sla-status'

/* What a tag is to plain TypeScript: one thing is wrong in each line that says so. */

const element = document.querySelector('sla-status')
export const same: SlaStatus | null = element

if (element instanceof SlaStatus) {
  element.refresh = 60
  element.refresh = '60' // wrong
  element.feed = { version: 2 } // wrong
  element.figures = [] // wrong
}

export const state = (feed: StatusFeed): string => feed.services[0]?.state ?? 'none'
export const figure = (feed: StatusFeed) => feed.services[0]?.uptime // wrong
