/** Timers cannot wait longer; a later instant is looked at again when they ring. */
const LONGEST_TIMER = 2 ** 31 - 1

interface Alarm {
  rings: Set<() => void>
  timer: ReturnType<typeof setTimeout>
}

const alarms = new Map<number, Alarm>()

/**
 * Ring at an instant, epoch milliseconds, at once if it has passed. Whoever waits for the same instant shares the timer.
 * @returns What ends it.
 */
export function alarmAt(instant: number, ring: () => void): () => void {
  const alarm = alarms.get(instant) ?? { rings: new Set(), timer: wait(instant) }
  alarms.set(instant, alarm)
  alarm.rings.add(ring)
  return () => {
    alarm.rings.delete(ring)
    if (alarm.rings.size > 0) return
    clearTimeout(alarm.timer)
    if (alarms.get(instant) === alarm) alarms.delete(instant)
  }
}

function wait(instant: number): Alarm['timer'] {
  const left = instant - Date.now()
  return setTimeout(() => ringAll(instant), Math.min(Math.max(0, left), LONGEST_TIMER))
}

function ringAll(instant: number): void {
  const alarm = alarms.get(instant)
  if (alarm === undefined) return
  if (Date.now() < instant) {
    alarm.timer = wait(instant)
    return
  }
  alarms.delete(instant)
  for (const ring of alarm.rings) ring()
}
