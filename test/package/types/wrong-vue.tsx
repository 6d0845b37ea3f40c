import type { SlaStatusProps } from 'sla-status/vue'

/* What Vue's templates are checked against. `@sla-update="known = $event.dataThrough"` is a listener that returns a text. */

export const right: SlaStatusProps['onSlaUpdate'] = ({ dataThrough }) => dataThrough
export const event: SlaStatusProps['onSlaUpdate'] = ({ problem }) => problem // wrong
export const view: SlaStatusProps['view'] = 'tall' // wrong
