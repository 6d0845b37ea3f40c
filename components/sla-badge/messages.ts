/** What only `<sla-badge>` says. */
export interface BadgeMessages {
  noService: string
  noObjective: string
}
