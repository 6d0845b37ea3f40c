import type { ReactiveController } from 'lit'
import { Part } from '../part.ts'
import type { DrawnChart, Look } from './chart.ts'
import type { Series } from './series.ts'

const part = new Part(() => import('./chart.ts'))

/** What may change the colours while the page is open. */
const SCHEMES = ['(prefers-color-scheme: dark)', '(forced-colors: active)']
/** How far below the window a chart is fetched already. */
const MARGIN = '200px'

/** The reader has asked for less data: the picture is enough. */
function savesData(): boolean {
  const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } }
  return connection?.saveData === true
}

interface Host {
  readonly renderRoot: HTMLElement | DocumentFragment
  addController(controller: ReactiveController): void
  requestUpdate(): void
}

/**
 * Puts a chart in the place of the picture once it comes into view, keeps its size and colours, and takes everything
 * away when the element leaves the page.
 */
export class ChartHost implements ReactiveController {
  readonly #host: Host
  #seen = false
  #watcher: IntersectionObserver | undefined
  #sizes: ResizeObserver | undefined
  #watched: Element | undefined
  #canvas: HTMLCanvasElement | undefined
  #chart: DrawnChart | undefined
  #queries: MediaQueryList[] = []

  constructor(host: Host) {
    this.#host = host
    host.addController(this)
  }

  /** Whether there is a chart to draw on a canvas instead of the picture. */
  get ready(): boolean {
    return this.#seen && part.module !== undefined
  }

  hostConnected(): void {
    this.#queries = SCHEMES.map((query) => matchMedia(query))
    for (const query of this.#queries) query.addEventListener('change', this.#redraw)
    this.#host.requestUpdate()
  }

  hostDisconnected(): void {
    for (const query of this.#queries) query.removeEventListener('change', this.#redraw)
    this.#queries = []
    this.#watcher?.disconnect()
    this.#sizes?.disconnect()
    this.#watcher = undefined
    this.#sizes = undefined
    this.#watched = undefined
    this.#remove()
  }

  /** Draw on the canvas that stands in the element now, if one does; else wait for the place to come into view. */
  update(place: Element | null, canvas: HTMLCanvasElement | null, series: Series, look: () => Look): void {
    if (place !== null && !this.#seen) this.#watch(place)
    if (canvas === null || part.module === undefined) {
      this.#remove()
      return
    }
    if (canvas !== this.#canvas) {
      this.#remove()
      this.#canvas = canvas
      this.#chart = part.module.createChart(canvas)
      this.#sizes ??= new ResizeObserver(() => this.#fit())
      this.#sizes.observe(canvas.parentElement ?? canvas)
      this.#fit()
    }
    this.#chart?.draw(series, look())
  }

  #watch(place: Element): void {
    if (this.#watched === place || savesData()) return
    this.#watcher ??= new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && this.#fetch(),
      { rootMargin: MARGIN },
    )
    this.#watcher.disconnect()
    this.#watcher.observe(place)
    this.#watched = place
  }

  #fetch(): void {
    this.#seen = true
    this.#watcher?.disconnect()
    this.#watcher = undefined
    void Promise.resolve(part.load()).then(this.#redraw)
  }

  #fit(): void {
    const box = this.#canvas?.parentElement
    if (box && box.clientWidth > 0) this.#chart?.resize(box.clientWidth, box.clientHeight)
  }

  #remove(): void {
    if (this.#canvas?.parentElement) this.#sizes?.unobserve(this.#canvas.parentElement)
    this.#chart?.destroy()
    this.#chart = undefined
    this.#canvas = undefined
  }

  #redraw = (): void => this.#host.requestUpdate()
}
