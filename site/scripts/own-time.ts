/*
 * The reader's own time beside the contract's, when the reader asks for it. The page's time stays first: it is the one
 * that counts. Nothing is remembered when the page is left.
 */

/** A time of day, and not a date alone, which is no instant. */
const INSTANT = 'time[datetime*="T"]'

export function offerOwnTime(): void {
  const button = document.querySelector<HTMLButtonElement>('button[data-own-time]')
  if (!button) return
  const { zone: pageZone = 'UTC', words = '' } = button.dataset
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
  const language = document.documentElement.lang
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    ...{ timeZone, day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  })
  const sameClock = (at: Date) => {
    const clock = (zone: string) => at.toLocaleString('sv', { timeZone: zone })
    return clock(timeZone) === clock(pageZone)
  }
  const times = [...document.querySelectorAll<HTMLTimeElement>(INSTANT)].filter(
    ({ dateTime }) => !sameClock(new Date(dateTime)),
  )
  if (times.length === 0) return
  button.hidden = false
  button.textContent = `${button.textContent?.trim()} (${timeZone})`
  button.addEventListener('click', () => {
    const on = button.getAttribute('aria-pressed') !== 'true'
    button.setAttribute('aria-pressed', String(on))
    for (const one of document.querySelectorAll('.own-time')) one.remove()
    if (!on) return
    for (const time of times) {
      const own = document.createElement('span')
      own.className = 'own-time'
      own.textContent = ` (${format.format(new Date(time.dateTime))} ${words})`
      time.after(own)
    }
  })
}
