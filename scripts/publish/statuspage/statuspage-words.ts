import type { Site } from '../../../data/schema/site.ts'

/** What the Statuspage files say in words of their own; everything else in them is the data's. */
interface StatuspageWords {
  /** Description of a component whose state is unknown, since no name of a state there says it. */
  unknown: string
  /** Put before the overall state of a dated archive. */
  archive: (date: string) => string
  /** What happened in a maintenance window, as the body of its update. */
  maintenance: { scheduled: (title: string) => string; in_progress: string; completed: string }
}

const WORDS: Record<Site['locales'][number], StatuspageWords> = {
  sv: {
    unknown: 'Uppgift saknas: ingen mätning visar om tjänsten fungerar.',
    archive: (date) => `Arkivbild ${date}`,
    maintenance: {
      scheduled: (title) => `Planerat underhåll: ${title}`,
      in_progress: 'Underhållet har börjat.',
      completed: 'Underhållet är avslutat.',
    },
  },
  en: {
    unknown: 'No data: no measurement shows whether the service works.',
    archive: (date) => `Archive of ${date}`,
    maintenance: {
      scheduled: (title) => `Scheduled maintenance: ${title}`,
      in_progress: 'The maintenance has begun.',
      completed: 'The maintenance is completed.',
    },
  },
}

/** The words of a language; one that has none speaks English. */
export function statuspageWords(locale: string): StatuspageWords {
  return Object.entries(WORDS).find(([key]) => key === locale)?.[1] ?? WORDS.en
}
