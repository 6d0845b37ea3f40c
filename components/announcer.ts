/*
 * What a screen reader is told: what became another one, in words, once. Tags of a page often change together, for they
 * follow the same services: what one of them has said since another one last changed, that one does not say again.
 */

/** When words were last said by any tag of the page, as a number that grows; the oldest are forgotten. */
const said = new Map<string, number>()
const REMEMBERED = 20
let turn = 0

/** For one tag: what of its data in a sentence, and of what is wrong with updating it, is news. Empty is nothing to tell. */
export class Announcer {
  #sentence: string
  #notice = ''
  #changed = turn

  /** @param drawn - The sentence that stands in a page that was drawn at build time; empty where nothing was drawn. */
  constructor(drawn: string) {
    this.#sentence = drawn
  }

  /**
   * The words to say, empty where what changed is not to be said; nothing where nothing changed. What is there first is not
   * news. That updating works again is told by the sentence.
   * @param asked - Whether a reader or the page asked for what is drawn.
   */
  news(sentence: string, notice: string, asked: boolean): string | undefined {
    const [before, noticeBefore, since] = [this.#sentence, this.#notice, this.#changed]
    if (sentence === before && notice === noticeBefore) return undefined
    const mended = noticeBefore !== '' && notice === ''
    const news = [sentence !== before || mended ? sentence : '', notice === noticeBefore ? '' : notice]
    const isNew = !asked && before + noticeBefore !== ''
    const words = isNew ? news.filter((part) => part !== '' && (said.get(part) ?? 0) <= since) : []
    words.forEach(remember)
    this.#sentence = sentence
    this.#notice = notice
    this.#changed = turn
    return words.join(' ')
  }
}

function remember(words: string): void {
  turn += 1
  said.delete(words)
  said.set(words, turn)
  const [oldest] = said.keys()
  if (said.size > REMEMBERED && oldest !== undefined) said.delete(oldest)
}
