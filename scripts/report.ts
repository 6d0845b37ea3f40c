import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Contract } from '../data/schema/contract.ts'
import { BrowserError, printPdf } from './browser.ts'
import { dataAsOf } from './build.ts'
import { REPORT_FORMATS, type ReportFormat } from './choices.ts'
import { EXIT, UsageError } from './failure.ts'
import { type Data, loadData } from './load/data.ts'
import { measure } from './measure.ts'
import { named } from './named.ts'
import { didYouMean } from './nearest.ts'
import { liesIn } from './private/lies-in.ts'
import { fileName } from './publish/agreement/period-feeds.ts'
import { type ReportFeed, reportFeed } from './publish/agreement/report-feed.ts'
import { reportText } from './publish/agreement/report-text.ts'
import { evaluateAll } from './publish/agreement/results.ts'
import { resultsCsv } from './publish/csv/csv-results.ts'
import { writeFiles } from './publish/output.ts'
import { startPages } from './publish/pages/pages.ts'
import { statusOf } from './publish/site-files.ts'
import { createSpeaker } from './publish/speaker.ts'
import { closePeriods } from './record/close-periods.ts'
import { faultText } from './record/fault.ts'
import { closedPeriodsOf, periodOf } from './sla/agreement/periods-of.ts'
import { agreementAt } from './sla/agreement/versions.ts'
import { localDate, startOfDay } from './sla/time/period.ts'
import type { Terminal } from './terminal.ts'

export interface ReportOptions {
  data: string
  /** The published folder, which no report of a private agreement is written into. */
  out: string
  /** Epoch milliseconds; without it `asOf` of site.yaml, else now. */
  asOf?: number
  agreement: string
  period: string
  /** The folder to write into; made where it is not there. */
  to: string
  /** All of them without it, and then a PDF only where there is a browser to print it. */
  format?: ReportFormat[]
  /** One of the site's; its first without it. */
  language?: string
}

export interface ReportWritten {
  agreement: string
  period: string
  files: string[]
  /** Why there is no PDF, where there is none. */
  noPdf?: string
  /** EXIT.dataWrong where a PDF was asked for and could not be made. */
  exitCode: number
}

/**
 * The service report of one agreement and period as files for its parties: HTML for A4 that needs nothing but itself, PDF,
 * plain text for a mail, CSV and JSON. By the same functions as a build, with the record of closed periods in force; nothing is published or recorded.
 * @throws UsageError when there is no such agreement, period or language, with those that there are.
 */
export async function report(options: ReportOptions, terminal: Terminal): Promise<ReportWritten> {
  const loaded = await loadData(options.data)
  const asOf = options.asOf ?? loaded.site.asOf ?? Date.now()
  const dated = dataAsOf(loaded, asOf, options.asOf !== undefined)
  const contract = named('agreement', options.agreement, dated.contracts)
  const language = languageNamed(options.language, dated.site.locales)
  requirePeriod(options.period, contract, asOf)
  const agreement = agreementAt(contract, asOf)
  if (agreement.visibility !== 'public' && liesIn(options.to, options.out))
    throw new UsageError(
      `The agreement "${contract.id}" is not public, and ${options.to} lies in the published folder ${options.out}; give another folder with --to`,
    )
  const { measured, maintenance } = await terminal.step('Read measurements', () => measure(dated, asOf))
  const data: Data = { ...dated, maintenance, contracts: [contract], agreements: [agreement] }
  const feed = await terminal.step('Evaluate', async () => {
    const how = { readOnly: true, out: options.out }
    const closed = await closePeriods(evaluateAll(data, measured, asOf), data, measured, asOf, how)
    for (const fault of closed.faults)
      if (fault.agreement === undefined || fault.agreement === contract.id)
        terminal.error(`  ${faultText(fault)}`)
    const made = reportFeed(data, measured, asOf, closed.outcomes, options.period)
    const chain = closed.chains.get(contract.id)
    if (chain) made?.files.set(`feed/v1/chain/${contract.id}.json`, JSON.stringify(chain))
    return made
  })
  if (feed === null)
    throw new UsageError(`Nothing was measured in the period ${options.period} of "${contract.id}"`)
  return write(feed, data, { ...options, language, isPublic: agreement.visibility === 'public' }, terminal)
}

async function write(
  feed: ReportFeed,
  { site }: Data,
  options: ReportOptions & { language: string; isPublic: boolean },
  terminal: Terminal,
): Promise<ReportWritten> {
  const { agreement, period, language, format = REPORT_FORMATS } = options
  const wants = (one: ReportFormat) => format.includes(one)
  const to = resolve(options.to)
  const name = `${agreement}-${fileName(period)}`
  const files: string[] = []
  const done = async (path: string, text?: string) => {
    if (text !== undefined) await writeFile(path, text)
    files.push(path)
  }
  await mkdir(to, { recursive: true })
  if (wants('json')) await done(join(to, `${name}.json`), `${JSON.stringify(feed.period, null, 2)}\n`)
  if (wants('csv')) {
    const speakers = site.locales.map((locale) => createSpeaker(statusOf(feed.files), locale))
    await done(join(to, `${name}.csv`), resultsCsv(feed.rows, speakers))
  }
  let noPdf: string | undefined
  if (wants('html') || wants('pdf') || wants('text')) {
    const html = await terminal.step('Draw the report', () => draw(feed, site, options))
    if (wants('html')) await done(join(to, `${name}.${language}.html`), html)
    if (wants('text')) {
      const address = options.isPublic
        ? createSpeaker(statusOf(feed.files), language).url(`agreements/${agreement}/`)
        : undefined
      await done(join(to, `${name}.${language}.txt`), reportText(html, address))
    }
    if (wants('pdf')) {
      const pdf = join(to, `${name}.${language}.pdf`)
      noPdf = await terminal.step('Print it', () => printed(html, pdf))
      if (noPdf === undefined) await done(pdf)
      else terminal.error(`  No PDF: ${noPdf}`)
    }
  }
  for (const file of files) terminal.line(`Wrote ${file}`)
  const missing = noPdf !== undefined && options.format !== undefined
  return { agreement, period, files, ...(noPdf && { noPdf }), exitCode: missing ? EXIT.dataWrong : EXIT.ok }
}

/** The report's page as one file: drawn by the site, its links leading to the published pages. */
async function draw(
  { files }: ReportFeed,
  { url, locales }: Data['site'],
  { agreement, period, language }: ReportOptions & { language: string },
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sla-status-report-'))
  const pages = startPages()
  try {
    pages.prepare(url, { agreement, period })
    await writeFiles(folder, files)
    const out = join(folder, 'pages')
    await pages.build(out, join(folder, 'feed'))
    const html = await readFile(join(out, language === locales[0] ? '' : language, 'index.html'), 'utf8')
    return html.replaceAll('href="/', `href="${new URL(url).origin}/`)
  } finally {
    pages.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Print a page; gives the reason where that is not possible on this machine. */
async function printed(html: string, pdf: string): Promise<string | undefined> {
  try {
    await printPdf(html, pdf)
    return undefined
  } catch (error) {
    if (error instanceof BrowserError) return error.message
    throw error
  }
}

function languageNamed(language: string | undefined, known: readonly string[]): string {
  const found = known.find((one) => one === (language ?? known[0]))
  if (found !== undefined) return found
  throw new UsageError(`The site has no language "${language}" (known: ${known.join(', ')})`)
}

/** @throws UsageError where no objective of the agreement has a period of that id, begun or over. */
function requirePeriod(id: string, contract: Contract, asOf: number): void {
  const { objectives, effectiveFrom, timeZone } = agreementAt(contract, asOf)
  const first = startOfDay(Temporal.PlainDate.from(effectiveFrom), timeZone)
  const rows = objectives.map(({ id: objective }) => {
    const running = periodOf(contract, objective, asOf)
    const all = [...(running ? [running] : []), ...closedPeriodsOf(contract, objective, first, asOf)]
    return all.map((period) => period.id)
  })
  const { year } = localDate(asOf, timeZone)
  const since = Temporal.PlainDate.from(effectiveFrom).year
  const years = Array.from({ length: Math.max(0, year - since + 1) }, (_, back) => String(year - back))
  const known = [...new Set([...rows, years].flat())]
  if (known.includes(id)) return
  const spans = [...rows, years].flatMap(([newest, ...others]) => {
    const oldest = others.at(-1)
    return newest === undefined ? [] : [oldest === undefined ? newest : `${oldest} to ${newest}`]
  })
  const list = [...new Set(spans)].join(', ')
  throw new UsageError(
    `The agreement "${contract.id}" has no period "${id}"${didYouMean(id, known)} (known: ${list || 'none'})`,
  )
}
