import type {} from 'sla-status/jsx'

/* Each element is right but for one thing, in the line that says so. */

export const name = (
  <sla-status
    serivces="portal" // wrong
  />
)
export const choice = (
  <sla-status
    view="tall" // wrong
  />
)
export const kind = (
  <sla-status
    refresh="often" // wrong
  />
)
export const property = (
  <sla-status
    feed={{ version: 2 }} // wrong
  />
)
export const listener = (
  <sla-status
    onsla-update={({ problem }) => problem} // wrong
  />
)
export const right = (
  <sla-status src="/feed" services="portal" view="line" refresh={60} lang="sv" class="a" key="1" />
)
export const returning = <sla-status onsla-update={({ dataThrough }) => dataThrough} />
