// @ts-nocheck
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { build } from '../../scripts/build.ts'
import { terminal } from '../../scripts/terminal.ts'

/** Build the example once, as `npm start` does. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'sla-status-pages-'))
  const out = join(folder, 'site')
  await build({ data: 'data', out }, terminal({ quiet: true }))
  project.provide('built', out)
  return () => rm(folder, { recursive: true, force: true })
}
