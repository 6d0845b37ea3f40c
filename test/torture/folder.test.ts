import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { harmOf } from './folder-harm.ts'
import { mutantFolders } from './folder-mutants.ts'
import { harmInText, vocabularyIn } from './folder-pages.ts'
import { tryFolder } from './folder-try.ts'

/* The short form of `npm run torture folder`: the same folders each time, without pages. */

test('data folders with hostile files are refused in words or published without harm', async () => {
  const mutants = fc.sample(mutantFolders, { seed: 42, numRuns: 20 }).filter(({ base }) => base !== 'example')
  const tried = []
  for (const mutant of mutants) tried.push(await tryFolder(mutant))
  expect(tried.flatMap(({ faults }) => faults)).toEqual([])
  const published = tried.filter(({ outcome }) => outcome === 'published').length
  expect([published > 2, published < tried.length]).toEqual([true, true])
}, 120_000)

describe('what tells harm is told itself', () => {
  const RIGHT =
    '<!DOCTYPE html><html lang="sv"><body><p class="a">x</p><img src="/logo.svg" alt=""><template data-scripts><script type="module" src="/a.js"></script></template><script type="module">start()\n</script></body></html>\n'
  const known = vocabularyIn([RIGHT])

  test.each([
    '<script>alert(1)</script>',
    '<script src="/a.js">alert(1)</script>',
    '<script type="module">start()\nalert(1)</script>',
    '<template data-scripts><script type="module" src="/b.js"></script></template>',
    '<p onclick="alert(1)">x</p>',
    '<p class="a" onclick=alert(1)>x</p>',
    '<img src="x" onerror="alert(1)">',
    '<svg/onload=alert(1)>',
    '<a href="javascript:alert(1)">x</a>',
    '<a href="java&#115;cript:alert(1)">x</a>',
    '<a href="//evil.example/">x</a>',
    '<iframe srcdoc="x"></iframe>',
    '<p class="a"',
  ])('in a page: %s', (harm) => {
    expect(harmInText(RIGHT.replace('<p class="a">x</p>', harm), known)).not.toEqual([])
  })

  test('a page that is as it should be, with other words, holds none', () => {
    expect(harmInText(RIGHT.replace('>x<', '>&lt;script&gt; <em>1 &lt; 2</em><'), known)).toEqual([])
    expect(harmInText(RIGHT.slice(0, -20), known)).toContain('half a page')
  })

  test.each([
    ['a.csv', '\ufeffa,b\r\nx,=1+1\r\n'],
    ['a.csv', '\ufeffa;b\r\nx;@x\r\n'],
    ['badges/a.svg', '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'],
    ['badges/a.svg', '<svg xmlns="http://www.w3.org/2000/svg" onload="x"/>'],
    ['rss.xml', '<rss><a></rss>'],
    ['feed/v1/status.json', '{"version":1}'],
    ['feed/v1/incidents/x.json', '{"html":{"sv":"<p onclick=x>a</p>"}}'],
    ['x.txt', 'root:x:0:0:'],
  ])('in a file %s: %s', (path, content) => expect(harmOf(path, content)).not.toEqual([]))
})
