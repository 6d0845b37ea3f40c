import {
  CategoryScale,
  Chart,
  type ChartDataset,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
} from 'chart.js'
import type { Series } from './series.ts'

Chart.register(CategoryScale, LinearScale, LineController, LineElement, PointElement, Tooltip)

/** What the chart says and how it looks; colours are those that the page computed. */
export interface Look {
  colours: Record<string, string>
  ink: string
  rule: string
  font: string
  names: Record<string, string>
  limitName: string
  day: (date: string) => string
  ms: (value: number) => string
  rightToLeft: boolean
}

/** Widths and dashes that tell the lines apart without their colours. */
const STROKES: Record<string, { borderWidth: number; borderDash: number[] }> = {
  p50: { borderWidth: 1.5, borderDash: [] },
  p95: { borderWidth: 2.5, borderDash: [] },
  p99: { borderWidth: 1.5, borderDash: [2, 3] },
  limit: { borderWidth: 1.5, borderDash: [8, 4] },
}

export interface DrawnChart {
  draw(series: Series, look: Look): void
  resize(width: number, height: number): void
  destroy(): void
}

/** A chart on a canvas. It neither moves nor watches anything by itself: who made it resizes and destroys it. */
export function createChart(canvas: HTMLCanvasElement): DrawnChart {
  const chart = new Chart<'line', (number | null)[], string>(canvas, {
    type: 'line',
    data: { labels: [], datasets: [] },
    options: {
      responsive: false,
      // The box has a height of its own: at another ratio the canvas would be stretched to it.
      maintainAspectRatio: false,
      animation: false,
      events: ['mousemove', 'mouseout', 'click', 'touchstart', 'touchmove'],
      interaction: { mode: 'index', intersect: false },
    },
  })
  return {
    draw(series, look) {
      const dataset = (
        name: string,
        label: string,
        data: (number | null)[],
      ): ChartDataset<'line', (number | null)[]> => ({
        label,
        data,
        borderColor: look.colours[name] ?? look.ink,
        backgroundColor: look.colours[name] ?? look.ink,
        pointRadius: data.map((value, index) =>
          value !== null && data[index - 1] == null && data[index + 1] == null ? 2 : 0,
        ),
        pointHitRadius: 8,
        ...STROKES[name],
      })
      chart.data = {
        labels: series.dates.map(look.day),
        datasets: [
          ...series.lines.map(({ name, values }) => dataset(name, look.names[name] ?? name, values)),
          ...(series.limit === null
            ? []
            : [dataset('limit', look.limitName, Array(series.dates.length).fill(series.limit))]),
        ],
      }
      const font = { family: look.font, size: 12 }
      const ticks = { color: look.ink, font, maxRotation: 0, autoSkipPadding: 24 }
      const border = { display: false }
      chart.options.scales = {
        x: { reverse: look.rightToLeft, grid: { display: false }, border, ticks },
        y: {
          min: 0,
          max: series.top,
          position: look.rightToLeft ? 'right' : 'left',
          grid: { color: look.rule },
          border,
          ticks: { ...ticks, maxTicksLimit: 5, callback: (value) => look.ms(Number(value)) },
        },
      }
      chart.options.plugins = {
        tooltip: {
          titleFont: font,
          bodyFont: font,
          rtl: look.rightToLeft,
          callbacks: {
            label: ({ dataset: { label }, parsed: { y } }) => `${label}: ${y === null ? '–' : look.ms(y)}`,
          },
        },
      }
      chart.update('none')
    },
    resize: (width, height) => chart.resize(width, height),
    destroy: () => chart.destroy(),
  }
}
