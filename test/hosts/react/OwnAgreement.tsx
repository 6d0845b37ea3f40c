import type { SlaCompliance } from 'sla-status'
import type {} from 'sla-status/jsx'
import 'sla-status/define/sla-compliance.js'

export function OwnAgreement({ secret }: { secret: string }) {
  const open = (tag: SlaCompliance | null) => {
    if (tag) tag.key = secret
  }
  return <sla-compliance ref={open} src="https://status.example.com/private/v1/" />
}
