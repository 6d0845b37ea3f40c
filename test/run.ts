import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/*
 * `npm test`: types, lint, what nothing uses, unit tests, component tests and page tests, one after another; every step runs even when one
 * before it failed. A step without a report of its own counts as one test. At the end what failed is named again, since it may stand
 * thousands of lines above; the last line is `N passed, N failed`.
 */

interface Step {
  name: string
  command: string[]
  /** How to read the step's report; it is written to the path in its command or in SLA_TEST_REPORT. */
  counts?: (report: unknown) => Counts
}

interface Counts {
  passed: number
  failed: number
  /** What failed: file, name and message of each. */
  failures: string[]
}

/** What we read of Vitest's JSON report. */
interface VitestReport {
  numPassedTests: number
  testResults: {
    name: string
    status: string
    message: string
    assertionResults: { fullName: string; status: string; failureMessages: string[] }[]
  }[]
}

const folder = await mkdtemp(join(tmpdir(), 'sla-status-test-'))
const report = (name: string) => join(folder, `${name}.json`)
const vitest = (project: string): Step => ({
  name: project,
  command: [
    'vitest',
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report(project)}`,
  ],
  counts: (json) => {
    const { numPassedTests, testResults } = json as VitestReport
    const failures = testResults.flatMap(({ name, status, message, assertionResults }) => {
      const failed = assertionResults.filter((test) => test.status === 'failed')
      const tests = failed.map(
        ({ fullName, failureMessages }) => `${name}: ${fullName}\n${failureMessages.join('\n')}`,
      )
      // A file that does not even load has no test to fail.
      return status === 'failed' && tests.length === 0 ? [`${name}\n${message}`] : tests
    })
    return { passed: numPassedTests, failed: failures.length, failures }
  },
})

const STEPS: Step[] = [
  { name: 'types', command: ['tsc', '--noEmit'] },
  { name: 'lint', command: ['biome', 'check', '--error-on-warnings'] },
  ...unused(),
  vitest('unit'),
  { name: 'components', command: ['web-test-runner'], counts: (json) => json as Counts },
  vitest('pages'),
]

/**
 * Files, exports and packages that nothing uses. knip is no dependency: its lock cannot name the binaries of all platforms
 * where a registry has but some. `.ci/run` installs it.
 */
function unused(): Step[] {
  const folder = process.env.KNIP_FOLDER
  if (folder === undefined || !existsSync(join(folder, 'node_modules/knip'))) {
    console.log('not looked for what nothing uses: KNIP_FOLDER names no folder with knip in it (.ci/run)')
    return []
  }
  return [
    { name: 'unused', command: ['node', join(folder, 'node_modules/knip/bin/knip.js'), '--no-progress'] },
  ]
}

const total: Counts = { passed: 0, failed: 0, failures: [] }
for (const { name, command, counts } of STEPS) {
  console.log(`\n== ${name}`)
  const code = await run(command, { ...process.env, SLA_TEST_REPORT: report(name) })
  const counted = counts && (await readReport(report(name), counts))
  total.passed += counted?.passed ?? (code === 0 ? 1 : 0)
  total.failed += Math.max(counted?.failed ?? 0, code === 0 ? 0 : 1)
  const told = counted?.failures ?? []
  if (code !== 0 && told.length === 0) told.push(`ended with ${code}; what it said is above`)
  total.failures.push(...told.map((failure) => `${name}: ${failure}`))
}
await rm(folder, { recursive: true, force: true })
for (const failure of total.failures) console.log(`\nfailed in ${failure}`)
console.log(`\n${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed === 0 ? 0 : 1

function run([program = '', ...rest]: string[], env: NodeJS.ProcessEnv): Promise<number> {
  return new Promise((resolve) => {
    spawn(program, rest, { stdio: 'inherit', env }).on('close', (code) => resolve(code ?? 1))
  })
}

async function readReport(path: string, counts: (report: unknown) => Counts): Promise<Counts | undefined> {
  try {
    return counts(JSON.parse(await readFile(path, 'utf8')))
  } catch {
    // The step ended before it wrote a report: its exit code alone counts.
    return undefined
  }
}
