// @ts-nocheck
import { displayNumber } from '../exact/display.ts'
import { add, floor, multiply, type Ratio, ratio } from '../exact/ratio.ts'

const HALF = ratio(1n, 2n)

/** How many decimals a currency's smallest coin has by ISO 4217: 2 for SEK, 0 for JPY. */
export function exponentOf(currency: string): number {
  return (
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  )
}

/** Half up to so many decimals (semantics 2.10 R7). Amounts of money are never negative here. */
export function halfUp(amount: Ratio, decimals: number): Ratio {
  const scale = ratio(10n ** BigInt(decimals))
  return ratio(floor(add(multiply(amount, scale), HALF)), scale.num)
}

/** Down to so many decimals: a cap may not be passed by a rounding either. */
export function cutDown(amount: Ratio, decimals: number): Ratio {
  const scale = ratio(10n ** BigInt(decimals))
  return ratio(floor(multiply(amount, scale)), scale.num)
}

/** A rounded amount as a decimal string. */
export function moneyText(amount: Ratio, decimals: number): string {
  return displayNumber(amount, 'floor', decimals)
}
