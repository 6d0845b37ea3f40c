import { describe, expect, test } from 'vitest'
import { deviationFile, deviationName, mailLink, type Report, reportText } from './deviation-report.ts'

const LABELS = {
  agreement: 'Avtal',
  objective: 'Mål',
  title: 'Vad',
  when: 'När',
  seen: 'Sett',
  evidence: 'Underlag',
  contact: 'Vem',
}
const WORDS = { subject: 'Avvikelse', labels: LABELS, copied: '', other: '' }
const BLANK: Report = {
  agreement: { id: 'drift', title: 'Driftavtal', to: 'stod@example.com' },
  ...{ title: '', when: '', seen: '', evidence: '', contact: '' },
}
const NOW = Date.UTC(2026, 7, 21, 23, 10)

describe('a mail', () => {
  test('has every heading, also those that nobody has filled in, and asks no other address', () => {
    const { protocol, pathname, searchParams } = new URL(mailLink(BLANK, WORDS))
    expect([protocol, pathname, searchParams.get('subject')]).toEqual([
      'mailto:',
      'stod@example.com',
      'Avvikelse: Driftavtal',
    ])
    expect(searchParams.get('body')?.split('\r\n\r\n')).toEqual([
      'Avtal: Driftavtal',
      'Mål:',
      'Vad:',
      'När:',
      'Sett:',
      'Underlag:',
      'Vem:',
    ])
  })

  test('what is written cannot add a header, a recipient or a second body', () => {
    const link = mailLink({ ...BLANK, title: 'x&bcc=a@b.se\r\nBcc: c@d.se', seen: '&body=annat?#' }, WORDS)
    expect(link.split('&')).toHaveLength(2)
    expect([...new URL(link).searchParams.keys()]).toEqual(['subject', 'body'])
    expect(new URL(link).searchParams.get('body')).toContain('Sett: &body=annat?#')
    expect(link).not.toContain('#')
  })

  test('without a published address: the sender fills it in', () => {
    const none = { ...BLANK, agreement: { ...BLANK.agreement, to: '' } }
    expect(mailLink(none, WORDS)).toMatch(/^mailto:\?subject=/)
  })
})

test('the text tells what is written, in the order in which it is read', () => {
  const text = reportText(
    { ...BLANK, objective: { id: 'o', title: 'Svarstid' }, seen: 'Rad 1\nRad 2' },
    LABELS,
  )
  expect(text).toBe(
    'Avtal: Driftavtal\n\nMål: Svarstid\n\nVad:\n\nNär:\n\nSett: Rad 1\nRad 2\n\nUnderlag:\n\nVem:',
  )
})

test('a file: what is needed first, words after; who can answer is not in it', () => {
  const report = {
    ...BLANK,
    title: 'Felsidan låg kvar',
    seen: 'Den syntes.',
    evidence: 'Ärende 7',
    contact: 'Kalle',
  }
  expect(deviationFile(report, LABELS, NOW)).toBe(`---
agreement: drift
source: customer
title: "Felsidan låg kvar"
openedAt: "2026-08-21T23:10:00.000Z"
---

Den syntes.

Underlag: Ärende 7
`)
})

test.each([
  ['Felsidan låg kvar hos kunderna efter avbrottet', '2026-08-21-felsidan-lag-kvar-hos-kunderna-efter.md'],
  ['../../etc/passwd', '2026-08-21-etc-passwd.md'],
  ['中文', '2026-08-21.md'],
  ['', '2026-08-21.md'],
])('the name of a file about “%s”', (title, name) => {
  expect(deviationName(title, NOW)).toBe(name)
})
