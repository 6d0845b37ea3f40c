import { setFlagsFromString } from 'node:v8'
import { Command, CommanderError, InvalidArgumentError } from 'commander'
import type { OtherTerms } from './baseline/terms.ts'
import { GRACE_DAYS, IMPORT_KINDS, REPORT_FORMATS, type ReportFormat } from './choices.ts'
import { EXIT, reportError } from './failure.ts'
import type { ImportCommand } from './import.ts'
import { terminal } from './terminal.ts'

const PORT = 4321

interface Common {
  data: string
  out: string
  asOf?: number
  json?: boolean
}

/** What of a build reaches single customers alone. */
interface Private {
  keys?: string
  privatePlain?: string
}

interface BuildFlags {
  feedOnly?: boolean
  acceptLostRecord?: boolean
  acceptClock?: boolean
}

const KEYS_HELP = 'the file of the keys that private feeds are encrypted with (default: SLA_KEYS)'
const PLAIN_HELP = 'write private feeds in plain form into this folder, for a host with a login'

/** Every command has the same options; a table of the commands and what each runs, which is loaded then. */
const program = new Command('sla-status').description(
  'Shows how services keep their service level agreements, from monitoring data to a live page.',
)

command('build', 'read the data, evaluate it, and publish feed and site')
  .option('--feed-only', 'leave the pages as they are')
  .option('--keys <file>', KEYS_HELP)
  .option('--private-plain <dir>', PLAIN_HELP)
  .option('--accept-lost-record', 'go on though recorded months are gone, and with them what sources forgot')
  .option('--accept-clock', 'go on though the clock says that the last build was 100 days ago or more')
  .action((options: Common & Private & BuildFlags) =>
    run(options, async (said) => {
      const { startPages } = await import('./publish/pages/pages.ts')
      // It loads on a core of its own while this process does.
      const pages = options.feedOnly ? undefined : startPages()
      const { build } = await import('./build.ts')
      // For one build: left to itself, V8 lets a gigabyte come together before it clears away what is most of it.
      setFlagsFromString('--heap-growing-percent=40')
      const report = await build({ ...options, ...(pages && { pages }) }, said)
      said.line(`Built ${options.out} as of ${report.asOf}`)
      return report
    }),
  )

command('watch', 'build again when a file changes; a live page also every minute')
  .option('--serve', `serve the result on http://localhost:${PORT}`)
  .option('--port <number>', 'another port', port, PORT)
  .option('--metrics <port>', 'how this process is, for Prometheus, on http://localhost:<port>/metrics', port)
  .option('--keys <file>', KEYS_HELP)
  .option('--private-plain <dir>', PLAIN_HELP)
  .action((options: Common & Private & { serve?: boolean; port: number; metrics?: number }) =>
    run(options, async (said) => {
      const { watch } = await import('./watch.ts')
      await watch(options, said)
      if (options.serve) await serve(options, said)
    }),
  )

command('serve', `the built folder on http://localhost:${PORT}, with the headers that production needs`)
  .option('--port <number>', 'another port', port, PORT)
  .action((options: Common & { port: number }) => run(options, (said) => serve(options, said)))

command(
  'check',
  'validate the data folder and say what is wrong with it, and what agreements leave open',
).action((options: Common) =>
  run(options, async (said) => {
    const { check } = await import('./check.ts')
    return check(options.data, said, options.asOf)
  }),
)

command('explain', 'one figure step by step, with every segment of its period and why it counted')
  .argument('<agreement>', 'id of the agreement, as in kundportal-acme')
  .argument('<objective>', 'id of the objective in it')
  .argument('<period>', 'id of the period, as in 2026-07, 2026-Q3 or P90D')
  .option('--service <id>', 'which service, where the objective is measured for several')
  .action((agreement: string, objective: string, period: string, options: Common & { service?: string }) =>
    run(options, async (said) => {
      const { explain } = await import('./explain.ts')
      return explain({ ...options, agreement, objective, period }, said)
    }),
  )

command(
  'report',
  'the service report of one agreement and period, for its parties: HTML for A4, PDF, text, CSV, JSON',
)
  .argument('<agreement>', 'id of the agreement, as in kundportal-acme')
  .argument('<period>', 'id of the period, as in 2026-07, 2026-Q3 or P90D')
  .option('--to <dir>', 'the folder to write the report into', './')
  .option('--format <list>', `what to write, of ${REPORT_FORMATS.join(',')} (default: all)`, formats)
  .option('--language <code>', "sv or en, of the site's (default: its first)")
  .action(
    (
      agreement: string,
      period: string,
      options: Common & { to: string; format?: ReportFormat[]; language?: string },
    ) =>
      run(options, async (said) => {
        const { report } = await import('./report.ts')
        const { exitCode, ...written } = await report({ ...options, agreement, period }, said)
        process.exitCode = exitCode
        return written
      }),
  )

command('verify', 'recompute closed periods, check the chain of their record, and say what differs').action(
  (options: Common) =>
    run(options, async (said) => {
      const { verify } = await import('./verify.ts')
      const report = await verify(options, said)
      if (!report.ok) process.exitCode = EXIT.dataWrong
      return report
    }),
)

command(
  'import',
  'write incidents, maintenance or agreements of another system as new files of the data folder',
)
  .argument('<kind>', IMPORT_KINDS.join(', '))
  .argument('<from>', 'its address, or a file or folder of it (docs/importing.md)')
  .option(
    '--services <name=id>',
    "what it calls a service, and our id; '*=id' for what names none",
    several,
    [],
  )
  .option('--mapping <file>', 'the same in a file, a line of "name: id" each')
  .option('--time-zone <zone>', 'of its times where they name none; without it they are not carried over')
  .option('--language <code>', 'of its texts, where the page has several')
  .option('--dry-run', 'say what would be written, and write nothing')
  .action((kind: string, from: string, options: Common & Omit<ImportCommand, 'kind' | 'from'>) =>
    run(options, async (said) => {
      const { importFrom } = await import('./import.ts')
      const report = await importFrom({ ...options, kind, from }, said)
      const nothing = report.written.length + report.alreadyThere.length === 0
      if (nothing && report.refused.length > 0) process.exitCode = EXIT.dataWrong
      return report
    }),
  )

dataCommand('new', 'begin a data folder, or an agreement from a template that asks for what it leaves open')
  .argument('<what>', 'site or agreement')
  .argument(
    '[name]',
    "of a site, the address to look at; of an agreement, its id and the name of its file (default: the template's)",
  )
  .option('--template <name>', 'which template; without it, or with "list", which there are')
  .option('--language <code>', "sv or en, of an agreement's questions (default: the site's first)")
  .action(
    (what: string, name: string | undefined, options: Common & { template?: string; language?: string }) =>
      run(options, async (said) => {
        if (what === 'site') {
          const { newSite } = await import('./new-site.ts')
          return newSite({ ...options, ...(name !== undefined && { address: name }) }, said)
        }
        const { newAgreement } = await import('./new.ts')
        return newAgreement({ ...options, what, ...(name !== undefined && { id: name }) }, said)
      }),
  )

command('baseline', 'what a service delivered in the last 12 months, and which targets are realistic')
  .argument('[service]', 'id of the service, as in kundportal; with --agreement alone, what its tickets took')
  .option('--agreement <id>', 'instead: what the closed periods of this agreement would have come to')
  .option('--objective <id>', 'which objective, where it has several of availability on the service')
  .option('--target <target>', 'under another target, as in ">= 99.95 %"')
  .option('--service-hours <calendar>', 'counted in these hours: the id of a calendar, or 24x7')
  .option('--without-exclusions', 'with neither maintenance nor anything else taken out')
  .action(
    (
      service: string | undefined,
      options: Common & OtherTerms & { agreement?: string; objective?: string },
    ) =>
      run(options, async (said) => {
        const { baseline } = await import('./baseline.ts')
        return baseline({ ...options, ...(service && { service }) }, said)
      }),
  )

command('keys', 'make, list, rotate or revoke the keys that customers read their private feeds with')
  .argument('<action>', 'make, list, rotate or revoke')
  .argument('[customer]', 'id of the customer in customers.yaml')
  .option('--keys <file>', 'the file of the keys, outside of data, output and repository (default: SLA_KEYS)')
  .option('--grace <days>', 'with rotate, how long the old key can still be read with', days, GRACE_DAYS)
  .action(
    (action: string, customer: string | undefined, options: Common & { keys?: string; grace: number }) =>
      run(options, async (said) => {
        const { keys } = await import('./keys.ts')
        return keys({ ...options, action, ...(customer && { customer }) }, said)
      }),
  )

function command(name: string, does: string): Command {
  return dataCommand(name, does)
    .option('--out <dir>', 'the published folder', 'dist/site')
    .option(
      '--as-of <instant>',
      'evaluate as of this instant: a dated archive (default: asOf in site.yaml, else now)',
      instant,
    )
}

/** One that writes into the data folder alone: nothing is evaluated or published. */
function dataCommand(name: string, does: string): Command {
  return program
    .command(name)
    .description(does)
    .option('--data <dir>', 'the data folder', 'data')
    .option('--json', 'the result as JSON, for machines')
}

async function serve(
  { out, data, port: at }: Common & { port: number },
  said: ReturnType<typeof terminal>,
): Promise<void> {
  const { loadData } = await import('./load/data.ts')
  const { serveFolder } = await import('./server.ts')
  const { site } = await loadData(data)
  const { address } = await serveFolder(out, at, new URL(site.url).pathname)
  said.line(address)
}

async function run(
  options: Common,
  work: (said: ReturnType<typeof terminal>) => Promise<unknown>,
): Promise<void> {
  const said = terminal({ quiet: options.json === true })
  try {
    const result = await work(said)
    if (options.json) process.stdout.write(`${JSON.stringify(result ?? {})}\n`)
  } catch (error) {
    process.exitCode = reportError(error, said)
  }
}

function instant(text: string): number {
  try {
    return Temporal.Instant.from(text).epochMilliseconds
  } catch {
    throw new InvalidArgumentError('expected an instant with its offset, as in 2026-07-04T04:45:00+02:00')
  }
}

function several(text: string, before: string[]): string[] {
  return [...before, text]
}

function days(text: string): number {
  const number = Number(text)
  if (text !== '' && Number.isInteger(number) && number >= 0 && number <= 3650) return number
  throw new InvalidArgumentError('expected whole days, 0 to end the old key at once')
}

function formats(text: string): ReportFormat[] {
  const known = REPORT_FORMATS.filter((format) => text.split(',').includes(format))
  if (known.length === text.split(',').length) return known
  throw new InvalidArgumentError(
    `expected one or several of ${REPORT_FORMATS.join(', ')}, separated by commas`,
  )
}

function port(text: string): number {
  const number = Number(text)
  if (Number.isInteger(number) && number >= 0 && number < 65_536) return number
  throw new InvalidArgumentError('expected a number from 0 to 65535')
}

program.exitOverride()
for (const each of program.commands) each.exitOverride()
try {
  await program.parseAsync()
} catch (error) {
  if (!(error instanceof CommanderError)) throw error
  process.exitCode = error.exitCode === 0 ? EXIT.ok : EXIT.usage
}
