/** What the page for reporting a deviation needs in a browser: nobody's data but the agreements' own. */
export interface ReportChoices {
  agreements: { id: string; title: string; to: string; objectives: { id: string; title: string }[] }[]
  words: {
    subject: string
    labels: Record<'agreement' | 'objective' | 'title' | 'when' | 'seen' | 'evidence' | 'contact', string>
    /** Of an agreement that is not public, and so not named here. */
    other: string
    copied: string
  }
}
type Labels = ReportChoices['words']['labels']

/** A deviation as somebody writes it down; empty where nothing is said. */
export interface Report {
  agreement: { id: string; title: string; to: string }
  objective?: { id: string; title: string }
  title: string
  when: string
  seen: string
  evidence: string
  contact: string
}

/** What is said of it under its headings, in the order in which it is read; what is empty stands to be filled in. */
export function reportText(report: Report, labels: Labels): string {
  const { agreement, objective, title, when, seen, evidence, contact } = report
  const lines: [keyof Labels, string][] = [
    ['agreement', agreement.title],
    ['objective', objective?.title ?? ''],
    ['title', title],
    ['when', when],
    ['seen', seen],
    ['evidence', evidence],
    ['contact', contact],
  ]
  return lines.map(([label, text]) => `${labels[label]}: ${text}`.trimEnd()).join('\n\n')
}

/** A mail with all of it (RFC 6068). Where no address is published, whoever sends it fills that in. */
export function mailLink(report: Report, { subject, labels }: ReportChoices['words']): string {
  const what = report.title === '' ? report.agreement.title : report.title
  const body = reportText(report, labels).replaceAll('\n', '\r\n')
  const to = report.agreement.to.split('@').map(encodeURIComponent).join('@')
  return `mailto:${to}?subject=${encodeURIComponent(`${subject}: ${what}`)}&body=${encodeURIComponent(body)}`
}

/**
 * The same as a file for `data/deviations/`, as docs/deviations.md says it: the provider looks it through and adds the
 * cause and the actions. What people wrote is quoted, so that it is a text whatever it holds.
 * @param now - When it was reported, epoch milliseconds.
 */
export function deviationFile(report: Report, labels: Labels, now: number): string {
  const { agreement, objective, title, when, seen, evidence } = report
  const head = [
    `agreement: ${agreement.id}`,
    'source: customer',
    `title: ${JSON.stringify(title === '' ? agreement.title : title)}`,
    ...(objective ? [`objective: ${objective.id}`] : []),
    `openedAt: "${new Date(now).toISOString()}"`,
  ]
  const body = [
    seen,
    ...(when === '' ? [] : [`${labels.when}: ${when}`]),
    ...(evidence === '' ? [] : [`${labels.evidence}: ${evidence}`]),
  ]
  return `---\n${head.join('\n')}\n---\n\n${body.filter((text) => text !== '').join('\n\n')}\n`
}

/** `2026-08-22-felsidan-lag-kvar.md`: a day and what it is about, in letters that any file may have. */
export function deviationName(title: string, now: number): string {
  const words = title
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/\p{Mark}/gu, '')
    .match(/[a-z0-9]+/g)
  return `${[new Date(now).toISOString().slice(0, 10), ...(words ?? []).slice(0, 6)].join('-')}.md`
}
