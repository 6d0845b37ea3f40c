/**
 * A module that is fetched beside the feed by the elements that need it, so that a page which shows a line in a footer
 * does not carry what it never draws. Once it has failed to come it is not asked for again.
 */
export class Part<T> {
  /** The module once it has come; nothing before, or when it could not be fetched. */
  module: T | undefined
  readonly #load: () => Promise<T>
  #loading: Promise<void> | undefined
  #settled = false

  constructor(load: () => Promise<T>) {
    this.#load = load
  }

  /** Whether it is known not to come. */
  get failed(): boolean {
    return this.#settled && this.module === undefined
  }

  /** A promise while the module is on its way; nothing once it is here or known not to come. */
  load(): Promise<void> | undefined {
    if (this.#settled) return undefined
    this.#loading ??= this.#load()
      .then((module) => {
        this.module = module
      })
      .catch(() => undefined)
      .then(() => {
        this.#settled = true
      })
    return this.#loading
  }
}
