/** Numbers from 0 to below 1 that look random and are the same for the same seed, a whole number above 0. */
export function random(seed: number): () => number {
  let state = seed % 2_147_483_647
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}
