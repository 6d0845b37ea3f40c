import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadData } from '../../scripts/load/data.ts'
import { contrast } from '../../scripts/load/look.ts'
import { lookFile, publishedLook } from '../../scripts/publish/pages/look.ts'
import { SMALL } from '../example-data.ts'
import { folderWith } from '../folder.ts'
import { problemsIn } from './problems.ts'

async function problemsOf(look: string, logo?: { name: string; bytes: number }): Promise<string[]> {
  const folder = await folderWith({ ...SMALL, 'site.yaml': `${SMALL['site.yaml']}${look}` })
  await mkdir(folder, { recursive: true })
  if (logo) await writeFile(join(folder, logo.name), 'x'.repeat(logo.bytes))
  return problemsIn(loadData(folder))
}

describe('contrast, as WCAG 2.2 defines it', () => {
  test.each([
    ['black on white is the greatest there is', '#000000', '#ffffff', 21],
    ['a colour on itself is the least', '#336699', '#336699', 1],
    ['the lightest grey that passes on white', '#767676', '#ffffff', 4.54],
    ['the next one does not', '#777777', '#ffffff', 4.47],
    ['pure red on white', '#ff0000', '#ffffff', 3.99],
  ])('%s', (_rule, a, b, ratio) => {
    expect(contrast(a, b)).toBe(contrast(b, a))
    expect(Math.abs(contrast(a, b) - ratio)).toBeLessThan(0.01)
  })
})

describe('a look in site.yaml', () => {
  test('that can be read is taken', async () => {
    const look = 'look: { logo: logo.png, colours: { well: { light: "#1f5f7b", dark: "#6cc3de" } } }\n'
    expect(await problemsOf(look, { name: 'logo.png', bytes: 50_000 })).toEqual([])
  })

  test('with a colour that words cannot be read in is refused, with both colours and the ratio', async () => {
    const found = await problemsOf('look: { colours: { well: { light: "#7fc29b", dark: "#6cc3de" } } }\n')
    expect(found).toHaveLength(1)
    expect(found[0]).toMatch(
      /^site\.yaml:4 look\.colours\.well\.light: "well" #7fc29b on "ground" #fbfaf7 has a contrast of \d\.\d\d to 1; expected at least 4\.5 to 1/,
    )
  })

  test('with a ground that our own colours cannot be read on is refused at the ground', async () => {
    const found = await problemsOf('look: { colours: { ground: { light: "#808080", dark: "#121416" } } }\n')
    expect(found.length).toBeGreaterThan(3)
    for (const text of found) expect(text).toMatch(/^site\.yaml:4 look\.colours\.ground\.light: /)
  })

  test.each([
    [
      'a logo that is not there',
      'look: { logo: a.svg }',
      /look\.logo: there is no file a\.svg in the data folder/,
    ],
    ['a logo of another kind', 'look: { logo: a.gif }', /look\.logo: .*\.svg, \.png or \.webp/],
    [
      'a colour that there is not',
      'look: { colours: { text: { light: "#000000", dark: "#ffffff" } } }',
      /text/,
    ],
    [
      'a colour for one scheme alone',
      'look: { colours: { ink: { light: "#000000" } } }',
      /ink\.dark: is missing/,
    ],
    [
      'a colour that is none',
      'look: { colours: { ink: { light: black, dark: "#ffffff" } } }',
      /six hexadecimal digits/,
    ],
    ['a link that is a script', 'links: [{ text: A, href: "javascript:alert(1)" }]', /https:\/\/ or mailto:/],
  ])('%s is refused', async (_what, look, words) => {
    expect((await problemsOf(`${look}\n`)).join('\n')).toMatch(words)
  })

  test('a logo that every page would pay for is refused', async () => {
    const [found] = await problemsOf('look: { logo: logo.png }\n', { name: 'logo.png', bytes: 50_001 })
    expect(found).toContain('weighs 51 kB')
  })
})

test('colours reach the page and the tags in it, shapes and words alike', () => {
  const colours = {
    ground: { light: '#ffffff', dark: '#000000' },
    partial: { light: '#aa4400', dark: '#ee8855' },
  }
  expect([...lookFile({ look: { colours } })]).toEqual([
    [
      'look.css',
      ':root:root{--ground:light-dark(#ffffff,#000000);--partial:light-dark(#aa4400,#ee8855);--sla-partial:var(--partial);--sla-partial-text:var(--partial)}\n',
    ],
  ])
})

test('the feed names the logo by its kind alone, not by where it lies', () => {
  const look = { logo: 'secret-folder/our.logo.svg', colours: {} }
  expect(publishedLook({ look, links: [] })).toEqual({ logo: 'logo.svg' })
})
