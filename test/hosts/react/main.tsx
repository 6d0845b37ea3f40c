import { StrictMode, useState } from 'react'
import { createRoot } from 'react-dom/client'
import type { StatusFeed } from 'sla-status'
import type {} from 'sla-status/jsx'
import { OwnAgreement } from './OwnAgreement.tsx'
import { ServiceStatus } from './ServiceStatus.tsx'

function Portal() {
  const [line, setLine] = useState(false)
  const [own, setOwn] = useState<StatusFeed>()
  const [clicks, setClicks] = useState(0)
  const [left, setLeft] = useState(false)
  const [known, setKnown] = useState('')
  const load = async () => {
    const feed: StatusFeed = await (await fetch('/feed/v1/status.json')).json()
    setOwn({ ...feed, services: [], incidents: [], maintenance: [] })
  }
  const status = own ? (
    <sla-status
      feed={own}
      onClick={() => setClicks(clicks + 1)}
      onsla-update={({ dataThrough }) => setKnown(dataThrough)}
    />
  ) : (
    <ServiceStatus line={line} />
  )
  return (
    <>
      <h1>Portal in React</h1>
      {left ? null : status}
      <p id="known">{known}</p>
      <p id="clicks">{clicks}</p>
      <button id="view" type="button" onClick={() => setLine(true)}>
        In one line
      </button>
      <button id="property" type="button" onClick={load}>
        A feed of my own
      </button>
      <button id="unmount" type="button" onClick={() => setLeft(true)}>
        Leave
      </button>
    </>
  )
}

const root = document.querySelector('#portal')
if (root) {
  createRoot(root).render(
    <StrictMode>
      {location.search === '?own' ? <OwnAgreement secret="a customer’s key" /> : <Portal />}
    </StrictMode>,
  )
}
