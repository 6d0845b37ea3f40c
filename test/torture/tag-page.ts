import type { Page } from 'playwright-core'

/** What a reader sees of a tag. */
export interface Seen {
  text: string
  /** What it says is wrong with updating; empty for nothing. */
  notice: string
  stale: boolean
}

export async function lookAt(page: Page, id: string): Promise<Seen> {
  return page.evaluate((name) => {
    const element = document.getElementById(name)
    const words = (selector: string) =>
      (element?.shadowRoot?.querySelector<HTMLElement>(selector)?.innerText ?? '')
        .replaceAll('\u00a0', ' ')
        .trim()
    return {
      text: words('.root'),
      notice: words('[part=notice]'),
      stale: element?.matches(':state(stale)') ?? false,
    }
  }, id)
}

/** Watch how full the heap of a page is, in megabytes, strings and buffers included. */
export async function watchHeap(page: Page) {
  const devtools = await page.context().newCDPSession(page)
  const used = async () => {
    const usage = await devtools.send('Runtime.getHeapUsage')
    return (usage.usedSize + usage.embedderHeapUsedSize + usage.backingStorageSize) / 1e6
  }
  let peak = 0
  let going = true
  const watching = (async () => {
    while (going) {
      peak = Math.max(peak, await used().catch(() => 0))
      await new Promise((again) => setTimeout(again, 50))
    }
  })()
  return {
    /** How full it was at its fullest, and is once all that nobody needs is gone. */
    async end(): Promise<{ peak: number; after: number }> {
      going = false
      await watching
      await devtools.send('HeapProfiler.collectGarbage')
      return { peak, after: await used() }
    },
  }
}

/** Count the bytes of answers that scripts of a page read, from when it is opened. */
export async function countRead(page: Page) {
  await page.addInitScript(() => {
    const { read } = ReadableStreamDefaultReader.prototype
    const got = new WeakMap<object, number>()
    const most = { before: 0 }
    Object.assign(window, { mostRead: most })
    ReadableStreamDefaultReader.prototype.read = async function readCounted(
      this: ReadableStreamDefaultReader,
    ) {
      const before = got.get(this) ?? 0
      most.before = Math.max(most.before, before)
      const part = await read.call(this)
      got.set(this, before + (part.value?.length ?? 0))
      return part
    }
  })
  /** Of one answer at most, when more of it was asked for. */
  return (): Promise<number> => page.evaluate(() => Reflect.get(Reflect.get(window, 'mostRead'), 'before'))
}
