import type { AgreementFeed, ObjectiveResult, Service, StatusFeed } from '../../../data/schema/feed.ts'
import { quantityText, targetText } from '../agreement/quantity.ts'
import { dateFormat } from '../formats.ts'
import type { MadeFiles } from '../made-files.ts'
import { createSpeaker, type Speaker } from '../speaker.ts'
import { type Badge, drawBadge, type Tone } from './badge.ts'
import { badgeWords, type Standing } from './badge-words.ts'

/**
 * SVG badges by their path under the site's root: `badges/state.svg` of the whole page, and for each service
 * `badges/ID/state.svg`, `availability.svg` (the running period's value) and `objective.svg` (value, target and how it
 * stands). Of a public agreement each objective that is of no single service, as one that counts items, has
 * `badges/agreements/AGREEMENT/OBJECTIVE.svg`. The first language stands at the root, others under `LOCALE/`.
 *
 * Every service has all three, also without an objective, so that a badge once embedded never becomes a broken picture.
 * A badge is a picture and cannot notice that it has gone stale, so its sentence says through when it has data.
 */
export function badgeFiles({
  status: feed,
  agreements,
}: {
  status: StatusFeed
  agreements: AgreementFeed[]
}): MadeFiles {
  const files: MadeFiles = new Map()
  for (const locale of feed.page.locales) {
    const speaker = createSpeaker(feed, locale)
    const dated = dating(feed, speaker)
    const add = (path: string, undated: Undated) => {
      const badge = { locale, ...dated(undated) }
      files.set(speaker.path(`badges/${path}.svg`), {
        key: () => JSON.stringify(badge),
        text: () => drawBadge(badge),
      })
    }
    add('state', overallBadge(feed, speaker))
    for (const service of feed.services) {
      add(`${service.id}/state`, stateBadge(service, feed, speaker))
      add(`${service.id}/availability`, availabilityBadge(service, speaker))
      add(`${service.id}/objective`, objectiveBadge(service, speaker))
    }
    for (const { agreement, results } of agreements) {
      for (const result of results.filter(({ service }) => service === undefined)) {
        const path = `agreements/${agreement.id}/${result.objective}`
        add(path, resultBadge(result, speaker.say(result.title), speaker.say(agreement.title), speaker))
      }
    }
  }
  return files
}

type Undated = Omit<Badge, 'locale'>

function overallBadge({ page, state }: StatusFeed, speaker: Speaker): Undated {
  const label = speaker.say(page.name)
  const message = badgeWords(speaker.locale).overall[state][page.archive ? 'past' : 'now']
  return { label, message, tone: state, sentence: `${label}: ${message}.` }
}

function stateBadge({ name, state }: Service, { page }: StatusFeed, speaker: Speaker): Undated {
  const words = badgeWords(speaker.locale)
  const label = speaker.say(name)
  return {
    label,
    message: words.states[state][page.archive ? 'past' : 'now'],
    tone: state,
    sentence: words.sentence[state](label, page.archive === true),
  }
}

/** Without a judgement, so without its colour: the figure alone. */
function availabilityBadge(service: Service, speaker: Speaker): Undated {
  const { availability, noData, noObjective, since } = badgeWords(speaker.locale)
  const label = speaker.say(service.name)
  const result = mainObjective(service.objectives.filter(isAvailability))
  if (result === undefined) {
    const message = `${availability}: ${noObjective}`
    return { label, message, tone: 'unknown', sentence: `${label}: ${message}.` }
  }
  if (result.value === null) {
    const message = `${availability}: ${noData}`
    return {
      label,
      message,
      tone: 'unknown',
      sentence: `${label}: ${message} ${since(startDate(result, speaker))}.`,
    }
  }
  const message = `${availability} ${quantityText(result.value, result.target, speaker)}`
  return {
    label,
    message,
    tone: 'plain',
    sentence: `${label}: ${message} ${since(startDate(result, speaker))}.`,
  }
}

const STANDING_TONES: Record<Standing, Tone> = {
  'on-track': 'operational',
  met: 'operational',
  'at-risk': 'degraded_performance',
  lost: 'major_outage',
  breached: 'major_outage',
  pending: 'unknown',
  'no-data': 'unknown',
  excluded: 'unknown',
}

function objectiveBadge(service: Service, speaker: Speaker): Undated {
  const words = badgeWords(speaker.locale)
  const label = speaker.say(service.name)
  const result = mainObjective(service.objectives.filter(isAvailability)) ?? mainObjective(service.objectives)
  if (result === undefined) {
    return { label, message: words.noObjective, tone: 'unknown', sentence: `${label}: ${words.noObjective}.` }
  }
  // Its name goes with a figure that is not the usual one: two outages, or two points?
  const name = isAvailability(result) ? label : `${label}: ${speaker.say(result.title)}`
  return resultBadge(result, name, label, speaker)
}

/** Value, target and how it stands; `whose` it is, a service or an agreement, begins the sentence. */
function resultBadge(result: ObjectiveResult, label: string, whose: string, speaker: Speaker): Undated {
  const words = badgeWords(speaker.locale)
  const { value, target, verdict, outlook, title, binding } = result
  const standing: Standing = verdict === 'pending' && outlook !== undefined ? outlook : verdict
  const goal = targetText(target, speaker)
  const figure = value === null ? null : quantityText(value, target, speaker)
  const told = figure === null ? words.noData : `${figure} ${words.since(startDate(result, speaker))}`
  return {
    label,
    message: [figure, goal, words.standings[standing]].filter((part) => part !== null).join(' · '),
    tone: STANDING_TONES[standing],
    sentence: `${whose}, ${speaker.say(title)}: ${told}, ${goal}, ${words.standings[standing]}.${binding ? '' : ` ${words.notBinding}.`}`,
  }
}

function isAvailability({ metric }: ObjectiveResult): boolean {
  return metric === 'availability' || metric === 'request-availability'
}

/** The first that counts, as the page's own order has them; else the first of those that do not. */
function mainObjective(results: ObjectiveResult[]): ObjectiveResult | undefined {
  const counts = ({ binding, verdict, kind }: ObjectiveResult) =>
    binding && verdict !== 'excluded' && kind === undefined
  return results.find(counts) ?? results[0]
}

function startDate({ period }: ObjectiveResult, { words }: Speaker): string {
  const format = dateFormat(words.tag, { dateStyle: 'long', timeZone: period.timeZone })
  return format.format(Date.parse(period.start))
}

/** What puts the date on a badge: an archive's says it where everybody sees it; a live one says in its sentence through when it knows. */
function dating(
  { page, generatedAt, dataThrough }: StatusFeed,
  speaker: Speaker,
): (badge: Undated) => Undated {
  const words = badgeWords(speaker.locale)
  const format = dateFormat(speaker.words.tag, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: page.timeZone,
  })
  if (!page.archive) {
    const through = words.dataThrough(format.format(Date.parse(dataThrough)))
    return (badge) => ({ ...badge, sentence: `${badge.sentence} ${through}` })
  }
  const date = Temporal.Instant.from(generatedAt).toZonedDateTimeISO(page.timeZone).toPlainDate().toString()
  const of = words.archive(format.format(Date.parse(generatedAt)))
  return (badge) => ({
    ...badge,
    message: `${badge.message} · ${date}`,
    sentence: `${badge.sentence} ${of}`,
  })
}
