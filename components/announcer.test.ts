import { describe, expect, test } from 'vitest'
import { Announcer } from './announcer.ts'

const WELL = 'All services are operational.'
const DOWN = 'Portal has an outage.'
const FAILS = 'The server does not answer.'

/** A tag that showed this from the start. */
function tag(sentence = WELL): Announcer {
  const one = new Announcer('')
  one.news(sentence, '', false)
  return one
}

describe('one tag', () => {
  test('what is there first is not news, and what stays the same is none', () => {
    const one = new Announcer('')
    expect([one.news(WELL, '', false), one.news(WELL, '', false)]).toEqual(['', undefined])
  })

  test('what became another one is said once, and said again when it comes back', () => {
    const one = tag()
    const said = [DOWN, DOWN, WELL, DOWN].map((sentence) => one.news(sentence, '', false))
    expect(said).toEqual([DOWN, undefined, WELL, DOWN])
  })

  test('when updating fails that alone is said, and the sentence when it works again', () => {
    const one = tag()
    const said = [FAILS, FAILS, ''].map((notice) => one.news(WELL, notice, false))
    expect(said).toEqual([FAILS, undefined, WELL])
    expect(one.news(DOWN, FAILS, false)).toBe(`${DOWN} ${FAILS}`)
  })

  test('what a reader asked for is not said, and wipes out what was', () => {
    const one = tag()
    expect([one.news(DOWN, '', false), one.news('Portal har ett avbrott.', '', true)]).toEqual([DOWN, ''])
  })

  test('what was drawn at build time was there first: another sentence is news', () => {
    expect(new Announcer(WELL).news(DOWN, '', false)).toBe(DOWN)
    expect(new Announcer(WELL).news(WELL, '', false)).toBeUndefined()
  })
})

describe('several tags of a page', () => {
  test('each change is said by the first of them, also between the words of another kind of tag', () => {
    const [status, badge, history] = [tag(), tag('Portal: operational'), tag()]
    const turn = (sentence: string, short: string) => [
      status.news(sentence, '', false),
      badge.news(short, '', false),
      history.news(sentence, '', false),
    ]
    expect(turn(DOWN, 'Portal: outage')).toEqual([DOWN, 'Portal: outage', ''])
    expect(turn(WELL, 'Portal: operational')).toEqual([WELL, 'Portal: operational', ''])
    expect(turn(DOWN, 'Portal: outage')).toEqual([DOWN, 'Portal: outage', ''])
  })

  test('that updating fails is said once, however many different things they say besides', () => {
    const [status, incidents] = [tag(), tag('Nothing is going on.')]
    expect([status.news(WELL, FAILS, false), incidents.news('Nothing is going on.', FAILS, false)]).toEqual([
      FAILS,
      '',
    ])
  })

  test('what was said long ago by one is news from another that changes now', () => {
    const one = tag()
    one.news(DOWN, '', false)
    const other = tag()
    expect(other.news(DOWN, '', false)).toBe(DOWN)
  })
})
