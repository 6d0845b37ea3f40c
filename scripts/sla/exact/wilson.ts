import { add, divide, max, min, multiply, ONE, type Ratio, ratio, subtract, ZERO } from './ratio.ts'

/** The 97.5 % quantile of the normal distribution, 1.95996398454005423552459443052055…, raised in its 30th decimal. */
const Z = ratio(1_959_963_984_540_054_235_524_594_430_521n, 10n ** 30n)
const Z_SQUARED = multiply(Z, Z)
/** Square roots are exact to this many parts of one. */
const SCALE = 10n ** 20n

/** The least integer whose square is at least `n`, which is above 0; by Newton's method from above. */
function rootUp(n: bigint): bigint {
  let root = 1n << BigInt(Math.ceil(n.toString(2).length / 2))
  for (;;) {
    const next = (root + n / root) / 2n
    if (next >= root) return root * root < n ? root + 1n : root
    root = next
  }
}

/** The square root, raised to the next of `SCALE` parts. */
function squareRootUp({ num, den }: Ratio): Ratio {
  return ratio(rootUp(num * den * SCALE * SCALE), den * SCALE)
}

/**
 * The Wilson 95 % interval of a share, as shares of 1 (semantics 2.7.7, 2.8). Roots are rounded so that the interval is
 * never narrower than the true one, by less than 10^-17. Its ends never leave 0 to 1, and are exactly 0 where nothing is
 * good and exactly 1 where all is. Of nothing at all any share is possible. Whole numbers, `0 <= good <= valid`.
 */
export function wilson95(good: number | bigint, valid: number | bigint): { low: Ratio; high: Ratio } {
  const [k, n] = [ratio(good), ratio(valid)]
  if (k.num < 0n || k.num > n.num) throw new RangeError(`expected 0 to ${valid} good, found ${good}`)
  if (n.num === 0n) return { low: ZERO, high: ONE }
  const bad = subtract(n, k)
  const root = squareRootUp(add(Z_SQUARED, divide(multiply(ratio(4n), multiply(k, bad)), n)))
  const half = multiply(Z, root)
  const centre = add(add(k, k), Z_SQUARED)
  const whole = multiply(ratio(2n), add(n, Z_SQUARED))
  return {
    low: max(ZERO, divide(subtract(centre, half), whole)),
    high: min(ONE, divide(add(centre, half), whole)),
  }
}
