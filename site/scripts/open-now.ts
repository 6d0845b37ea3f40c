/*
 * Whether a channel is open, by the reader's clock: the changes of the two weeks after the build stand in the page, holidays
 * and clock changes in them. Past the last of them nothing is known, and nothing is said. An archive has none: it tells how
 * it was.
 */

/** What the page says of one calendar. `{when}` stands for the day and time of the next change. */
interface Hours {
  open: boolean
  changes: string[]
  timeZone: string
  words: Record<'openUntil' | 'closedUntil', string>
}

/** How often it is looked: a reader who waits for the opening sees it come. */
const EVERY_MS = 15_000
const TIME = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
const DAY = { weekday: 'long', day: 'numeric', month: 'long' } as const

/** The state at an instant with the next change; undefined past the last that is known. */
export function openAt({ open, changes }: Hours, now: number): { open: boolean; next: string } | undefined {
  const passed = changes.filter((change) => Date.parse(change) <= now).length
  const next = changes[passed]
  return next === undefined ? undefined : { open: passed % 2 === 0 ? open : !open, next }
}

function language(): string {
  const { lang } = document.documentElement
  return lang === 'en' ? 'en-GB' : lang
}

function sentence({ open, next }: { open: boolean; next: string }, { timeZone, words }: Hours, now: number) {
  const at = new Date(next)
  const day = (instant: Date) => instant.toLocaleDateString('sv', { timeZone })
  const style = day(at) === day(new Date(now)) ? TIME : { ...DAY, ...TIME }
  const when = new Intl.DateTimeFormat(language(), { ...style, timeZone }).format(at)
  return (open ? words.openUntil : words.closedUntil).replace('{when}', when)
}

function show(place: HTMLElement, hours: Hours): void {
  const now = Date.now()
  const state = openAt(hours, now)
  place.hidden = state === undefined
  if (state === undefined) return
  const strong = document.createElement('strong')
  strong.classList.toggle('tone-well', state.open)
  const text = sentence(state, hours, now)
  strong.textContent = text.charAt(0).toLocaleUpperCase(language()) + text.slice(1)
  // Of when the page was built it says so.
  if (place.textContent !== `${strong.textContent}.`) place.replaceChildren(strong, '.')
}

export function followHours(): void {
  const places = [...document.querySelectorAll<HTMLElement>('[data-open-hours]')].map((place) => {
    return { place, hours: JSON.parse(place.dataset.openHours ?? '') as Hours }
  })
  if (places.length === 0) return
  const all = () => {
    for (const { place, hours } of places) show(place, hours)
  }
  all()
  setInterval(all, EVERY_MS)
}
