import type { Service, StatusFeed } from '../../../data/schema/feed.ts'
import { statesOfDays } from '../days.ts'
import { dateFormat } from '../formats.ts'
import type { MadeFiles } from '../made-files.ts'
import { createSpeaker, type Speaker } from '../speaker.ts'
import { GRAVITY } from '../states.ts'
import { shorten } from './badge.ts'
import { badgeWords } from './badge-words.ts'
import { drawPicture, type Picture } from './picture.ts'

/**
 * The pictures that links to the pages are shown with, as SVG by the path of the PNG that each becomes:
 * `og/overview.png` and `og/services/ID.png`, other languages under `LOCALE/`. A picture is copied to where it is shared
 * and stays there, so each says its date; without the hour, so that a quiet day needs no new one.
 */
export function pictures(feed: StatusFeed): MadeFiles {
  const { name, archive = false } = feed.page
  const drawn: MadeFiles = new Map()
  for (const locale of feed.page.locales) {
    const speaker = createSpeaker(feed, locale)
    const date = dateOf(feed, speaker)
    drawn.set(speaker.path('og/overview.png'), { text: () => drawPicture(overview(feed, date, speaker)) })
    for (const service of feed.services) {
      const { name: of, state, days } = service
      drawn.set(speaker.path(`og/services/${service.id}.png`), {
        text: () => drawPicture(ofService(service, feed, date, speaker)),
        key: () => JSON.stringify([locale, name, archive, date, of, state, days.states]),
      })
    }
  }
  return drawn
}

const LENGTHS = [Number.POSITIVE_INFINITY, 40, 32, 24, 16]

function overview(feed: StatusFeed, date: string, speaker: Speaker): Picture {
  const words = badgeWords(speaker.locale)
  const services = feed.services
    .map(({ name, state }) => ({ name: speaker.say(name), state }))
    .sort((a, b) => GRAVITY.indexOf(a.state) - GRAVITY.indexOf(b.state))
  return {
    name: speaker.say(feed.page.name),
    headlines: [`${words.overall[feed.state][feed.page.archive ? 'past' : 'now']}.`],
    state: feed.state,
    date,
    services,
    more: words.more,
    days: [],
  }
}

function ofService(
  { name, state, days }: Service,
  feed: StatusFeed,
  date: string,
  speaker: Speaker,
): Picture {
  const words = badgeWords(speaker.locale)
  return {
    name: speaker.say(feed.page.name),
    // A name too long is cut within the sentence: how the service is has to be there.
    headlines: LENGTHS.map((longest) =>
      words.sentence[state](shorten(speaker.say(name), longest), feed.page.archive === true),
    ),
    state,
    date,
    services: [],
    more: words.more,
    days: statesOfDays(days.states),
  }
}

function dateOf({ page, generatedAt }: StatusFeed, { words, locale }: Speaker): string {
  const format = dateFormat(words.tag, { dateStyle: 'long', timeZone: page.timeZone })
  const date = format.format(Date.parse(generatedAt))
  const { archive, stateOn } = badgeWords(locale)
  return page.archive ? archive(date).replace(/\.$/, '') : stateOn(date)
}
