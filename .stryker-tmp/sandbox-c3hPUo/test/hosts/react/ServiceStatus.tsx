// @ts-nocheck
import type {} from 'sla-status/jsx'
import 'sla-status/define.js'

export function ServiceStatus({ line = false }) {
  return (
    <sla-status src="/feed/v1/status.json" view={line ? 'line' : 'full'}>
      <a href="https://status.example.com/">Service levels</a>
    </sla-status>
  )
}
