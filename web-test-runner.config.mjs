import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { esbuildPlugin } from '@web/dev-server-esbuild'
import { defaultReporter } from '@web/test-runner'
import { chromeLauncher } from '@web/test-runner-chrome'
import { outline } from './test/accessibility.ts'
import { BROWSER_ARGUMENTS, browserPath } from './test/browser.ts'
import { feedServer } from './test/fixtures/feed/server.ts'

/** How many passed, and what failed, as JSON for test/run.ts, in the file that SLA_TEST_REPORT names. */
function countReporter() {
  return {
    onTestRunFinished({ sessions, testCoverage: _ }) {
      const path = process.env.SLA_TEST_REPORT
      if (path === undefined) return
      const count = { passed: 0, failed: 0, failures: [] }
      for (const { testResults, testFile, errors, passed } of sessions) {
        const suites = testResults ? [testResults] : []
        for (const suite of suites) {
          suites.push(...suite.suites)
          for (const { name, passed, skipped, error } of suite.tests) {
            if (passed && !skipped) count.passed += 1
            if (!passed && !skipped) count.failures.push(`${testFile}: ${name}\n${error?.message}`)
          }
        }
        // A file that does not even load has no test to fail.
        if (!passed && (errors.length > 0 || !testResults)) {
          count.failures.push([testFile, ...errors.map(({ message }) => message)].join('\n'))
        }
      }
      count.failed = count.failures.length
      writeFileSync(path, `${JSON.stringify(count)}\n`)
    },
  }
}

/**
 * `emulate`: what a reader's system asks for, as media features by name, and `media`: `print` or `screen`. `collect`:
 * takes out the garbage and tells how many DOM nodes, listeners and bytes are left.
 * `accessibility`: what a screen reader has of the region of a name, a line an object.
 */
function devtools() {
  const clients = new WeakMap()
  return {
    name: 'devtools',
    async executeCommand({ command, payload, session }) {
      if (!['emulate', 'collect', 'accessibility'].includes(command)) return undefined
      const page = session.browser.getPage(session.id)
      // Pages are used again for other files, and what a session emulates lasts as long as the session: one a page.
      const client = clients.get(page) ?? (await page.createCDPSession())
      clients.set(page, client)
      if (command === 'emulate') {
        const { media = '', ...features } = payload
        await client.send('Emulation.setEmulatedMedia', {
          media,
          features: Object.entries(features).map(([name, value]) => ({ name, value })),
        })
        return true
      }
      if (command === 'accessibility') {
        const { nodes } = await client.send('Accessibility.getFullAXTree')
        return outline(nodes, payload)
      }
      await client.send('HeapProfiler.enable')
      await client.send('HeapProfiler.collectGarbage')
      const { metrics } = await client
        .send('Performance.enable')
        .then(() => client.send('Performance.getMetrics'))
      return Object.fromEntries(metrics.map(({ name, value }) => [name, value]))
    },
  }
}

export default {
  files: 'components/**/*.browser.ts',
  // As published: without the notes that Lit writes to the console in development.
  nodeResolve: { exportConditions: ['production'] },
  browsers: [
    chromeLauncher({ launchOptions: { executablePath: await browserPath(), args: BROWSER_ARGUMENTS } }),
  ],
  plugins: [
    devtools(),
    esbuildPlugin({ ts: true, tsconfig: fileURLToPath(new URL('tsconfig.json', import.meta.url)) }),
  ],
  middleware: [feedServer()],
  reporters: [defaultReporter(), countReporter()],
  // A thousand comings and goings of every tag take their time on a busy machine.
  testsFinishTimeout: 300_000,
  browserStartTimeout: 120_000,
  testsStartTimeout: 120_000,
  testFramework: { config: { timeout: 60_000 } },
}
