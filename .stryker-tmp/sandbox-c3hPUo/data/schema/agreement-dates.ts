// @ts-nocheck
interface Impossible {
  path: (string | number)[]
  message: string
  input: unknown
}

type Fields = Record<string, unknown>

const fields = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {}
const list = (value: unknown): Fields[] => (Array.isArray(value) ? value.map(fields) : [])

/** Any part can be missing or wrong by itself, which the schema says. */
function datesOf(agreement: unknown) {
  const { effectiveFrom, effectiveTo, phases, suspensions, amendments } = fields(agreement)
  return {
    ...{ effectiveFrom, effectiveTo, phases: fields(phases) },
    suspensions: list(suspensions),
    amendments: list(amendments),
  }
}

const before = (a: unknown, b: unknown): boolean => typeof a === 'string' && typeof b === 'string' && a < b

/** Dates that each exist but cannot all be true: an end before its start, phases out of order, a change of what is over. */
export function impossibleDates(agreement: unknown): Impossible[] {
  const { effectiveFrom, effectiveTo, phases, suspensions, amendments } = datesOf(agreement)
  const found: Impossible[] = []
  const say = (path: (string | number)[], message: string, input: unknown) =>
    found.push({ path, message, input })

  if (before(effectiveTo, effectiveFrom)) {
    say(['effectiveTo'], `the last day is before the first, ${effectiveFrom}`, effectiveTo)
  }
  const order = (['preparation', 'pilot', 'full'] as const).flatMap((name) => {
    const date = phases[name]
    return date === undefined ? [] : [{ name, date }]
  })
  for (const [index, { name, date }] of order.entries()) {
    const former = order[index - 1]
    if (former && before(date, former.date))
      say(['phases', name], `${name} begins before ${former.name}, ${former.date}`, date)
  }
  for (const [index, { from, to }] of suspensions.entries()) {
    if (typeof to === 'number' && typeof from === 'number' && to <= from)
      say(['suspensions', index, 'to'], 'a suspension has to end after it starts', to)
  }
  const seen = new Set<unknown>()
  for (const [index, amendment] of amendments.entries()) {
    const at = amendment.effectiveFrom
    if (before(at, effectiveFrom)) {
      const message = `an amendment cannot be in force before the agreement is, from ${effectiveFrom}`
      say(['amendments', index, 'effectiveFrom'], message, at)
    }
    if (before(effectiveTo, at)) {
      const message = `an amendment cannot begin after the agreement's last day, ${effectiveTo}`
      say(['amendments', index, 'effectiveFrom'], message, at)
    }
    if (amendment.id !== undefined && seen.has(amendment.id)) {
      const message = `two amendments are called "${amendment.id}"; each needs a name of its own`
      say(['amendments', index, 'id'], message, amendment.id)
    }
    seen.add(amendment.id)
  }
  return found
}
