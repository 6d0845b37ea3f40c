import { expect, test } from 'vitest'
import { folderWith } from '../folder.ts'
import { answering } from '../sources/answering.ts'
import { build, MINUTE, recordIn } from './forgetting.ts'

const START = Date.UTC(2026, 2, 31, 22)
const at = (minute: number) => START + minute * MINUTE
const time = (minute: number) => new Date(at(minute)).toISOString()

/** An incident of the component API as a page lists it, over from `end` on where there is one. */
const incident = (id: string, start: number, end: number | null, impact = 'critical') => ({
  ...{ id, name: id, impact, status: end === null ? 'investigating' : 'resolved', created_at: time(start) },
  ...{ started_at: time(start), resolved_at: end === null ? null : time(end), incident_updates: [] },
  components: [{ id: 'c1', name: 'API' }],
})

/** A page whose incidents can change. */
async function aPage() {
  const page = { incidents: [] as unknown[], dataDir: await folderWith({}), url: '', status: 200 }
  page.url = await answering((_, response) => {
    response.writeHead(page.status, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ incidents: page.incidents }))
  })
  const declared = async (minute: number, keep = true) => {
    const source = { type: 'statuspage', url: page.url, services: { API: 'portal' } }
    const { timeline } = await build(page.dataDir, source, at(minute), { keep })
    return timeline.declared.map(({ ref, start, end }) => [
      ref,
      (start - START) / MINUTE,
      (end - START) / MINUTE,
    ])
  }
  return Object.assign(page, { declared })
}

test('an incident that the page has forgotten stays, and one that it tells of otherwise is replaced', async () => {
  const page = await aPage()
  page.incidents = [incident('b', 100, 130), incident('a', 10, 20)]
  await page.declared(200)
  page.incidents = [incident('c', 300, 310), incident('b', 100, 140)]
  expect(await page.declared(400)).toEqual([
    ['a', 10, 20],
    ['b', 100, 140],
    ['c', 300, 310],
  ])
  page.status = 503
  expect(await page.declared(400)).toHaveLength(3)
})

test('an open incident lasts until now, also while the page cannot be reached, and ends when it says so', async () => {
  const page = await aPage()
  page.incidents = [incident('a', 10, null)]
  expect(await page.declared(20)).toEqual([['a', 10, 20]])
  expect(recordIn(page.dataDir)['2026-03/monitor.txt']).toBe(
    'timeline 1 monitor 2026-03, 1 lines\nportal 2026-03-31T22:10:00Z/.. major_outage declared "a"\n',
  )
  page.status = 503
  expect(await page.declared(60)).toEqual([['a', 10, 60]])
  page.status = 200
  page.incidents = [incident('a', 10, 45)]
  expect(await page.declared(70)).toEqual([['a', 10, 45]])
  // As it was then: what is known now of the time until then.
  expect(await page.declared(30, false)).toEqual([['a', 10, 30]])
})

test('an incident that the page withdrew is gone, and one that was corrected to nothing too', async () => {
  const page = await aPage()
  page.incidents = [incident('c', 300, 310), incident('b', 100, 130), incident('a', 10, 20)]
  await page.declared(400)
  page.incidents = [incident('c', 300, 310, 'none'), incident('a', 10, 20)]
  expect(await page.declared(400)).toEqual([['a', 10, 20]])
})

test('an empty page, and one that cannot be read whole, withdraws nothing', async () => {
  const page = await aPage()
  page.incidents = [incident('b', 100, 130), incident('a', 10, 20)]
  await page.declared(400)
  page.incidents = []
  expect(await page.declared(400)).toHaveLength(2)
  page.incidents = [{ id: 'b', was: 'changed' }, incident('a', 10, 20)]
  expect(await page.declared(400)).toHaveLength(2)
  page.incidents = [incident('b', 100, 130, 'a new word'), incident('a', 10, 25)]
  expect(await page.declared(400)).toEqual([
    ['a', 10, 25],
    ['b', 100, 130],
  ])
})
