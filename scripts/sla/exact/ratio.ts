/** An exact rational number in lowest terms, `den` > 0. Everything that a verdict depends on is one (semantics 2.10 R1). */
export interface Ratio {
  readonly num: bigint
  readonly den: bigint
}

export const ZERO: Ratio = { num: 0n, den: 1n }
export const ONE: Ratio = { num: 1n, den: 1n }

const SAFE = BigInt(Number.MAX_SAFE_INTEGER)

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b]
  while (y !== 0n) [x, y] = [y, x % y]
  return x
}

/** Integers up to 2^53 are as exact as numbers, and remainders of numbers are much faster. */
function inLowestTerms(num: number, den: number): Ratio {
  let [x, y] = [Math.abs(num), den]
  while (y !== 0) [x, y] = [y, x % y]
  return { num: BigInt(num / x), den: BigInt(den / x) }
}

/** `num / den` in lowest terms; `den` must not be 0. Numbers must be integers. */
export function ratio(num: bigint | number, den: bigint | number = 1n): Ratio {
  if (Number.isSafeInteger(num) && Number.isSafeInteger(den) && (den as number) > 0)
    return inLowestTerms(num as number, den as number)
  const n = BigInt(num)
  const d = BigInt(den)
  if (d === 1n) return { num: n, den: d }
  if (d === 0n) throw new RangeError('a ratio needs a denominator other than 0')
  if (d < 0n) return ratio(-n, -d)
  if (-SAFE <= n && n <= SAFE && d <= SAFE) return inLowestTerms(Number(n), Number(d))
  const divisor = gcd(n < 0n ? -n : n, d)
  return { num: n / divisor, den: d / divisor }
}

/** Read a decimal as written, exactly: `99.95` is 1999/20. */
export function parseDecimal(text: string): Ratio {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text)
  if (!match) throw new SyntaxError(`expected a decimal with a point, as in "99.95", found "${text}"`)
  const [, sign, whole, fraction = ''] = match
  return ratio(BigInt(`${sign}${whole}${fraction}`), 10n ** BigInt(fraction.length))
}

const PERCENTAGES = new Map<string, Ratio>()

/** A percentage as written, as a share of 1. Terms have few, and ask for the same ones time and again. */
export function parsePercent(text: string): Ratio {
  const known = PERCENTAGES.get(text)
  if (known) return known
  const share = divide(parseDecimal(text), ratio(100n))
  PERCENTAGES.set(text, share)
  return share
}

/** Exactly `a + b`, in lowest terms (semantics 2.10 R1). */
export function add(a: Ratio, b: Ratio): Ratio {
  if (a.den === 1n && b.den === 1n) return { num: a.num + b.num, den: 1n }
  return ratio(a.num * b.den + b.num * a.den, a.den * b.den)
}

/** Exactly `a − b`; negative where `b` is more. */
export function subtract(a: Ratio, b: Ratio): Ratio {
  if (a.den === 1n && b.den === 1n) return { num: a.num - b.num, den: 1n }
  return ratio(a.num * b.den - b.num * a.den, a.den * b.den)
}

/** Exactly `a · b`, in lowest terms. */
export function multiply(a: Ratio, b: Ratio): Ratio {
  return ratio(a.num * b.num, a.den * b.den)
}

/**
 * Exactly `a / b`, in lowest terms.
 * @throws RangeError where `b` is 0: what has no base has no share (semantics 2.5), and who asks has to say so before.
 */
export function divide(a: Ratio, b: Ratio): Ratio {
  if (a.den === 1n && b.den === 1n) return ratio(a.num, b.num)
  return ratio(a.num * b.den, a.den * b.num)
}

/** Negative, 0 or positive as `a` is less than, equal to or more than `b`. */
export function compare(a: Ratio, b: Ratio): number {
  if (a === b) return 0
  const left = a.num * b.den
  const right = b.num * a.den
  return left < right ? -1 : left > right ? 1 : 0
}

/** Whether it is exactly 0: nothing is rounded to it. */
export function isZero(a: Ratio): boolean {
  return a.num === 0n
}

/** The greater of two; the first where they are equal. */
export function max(a: Ratio, b: Ratio): Ratio {
  return compare(a, b) >= 0 ? a : b
}

/** The lesser of two; the first where they are equal. */
export function min(a: Ratio, b: Ratio): Ratio {
  return compare(a, b) <= 0 ? a : b
}

/** The greatest integer that is not above `a`. */
export function floor(a: Ratio): bigint {
  const down = a.num / a.den
  return a.num < 0n && down * a.den !== a.num ? down - 1n : down
}

/** The least integer that is not below `a`. */
export function ceil(a: Ratio): bigint {
  return -floor({ num: -a.num, den: a.den })
}
