/** Whether something is asked for over HTTP; else it is a path. */
export function isAddress(from: string): boolean {
  return /^https?:\/\//i.test(from)
}
