import {
  deviationFile,
  deviationName,
  mailLink,
  type Report,
  type ReportChoices,
  reportText,
} from '../deviation-report.ts'

/*
 * Write a deviation down: the fields become a mail and a file. Both are made here; nothing is sent anywhere, and without
 * scripts the page has a mail with the same headings for each agreement.
 */

const section = document.querySelector<HTMLElement>('[data-report]')
const form = section?.querySelector('form')
const shown = section?.querySelector<HTMLElement>('[data-text]')
const mail = section?.querySelector<HTMLAnchorElement>('[data-mail]')
const file = section?.querySelector<HTMLAnchorElement>('[data-file]')
const copied = section?.querySelector<HTMLElement>('[data-copied]')

/** What is written in the form. */
function reportOf(form: HTMLFormElement, { agreements, words }: ReportChoices): Report {
  const data = new FormData(form)
  const said = (name: string) => String(data.get(name) ?? '').trim()
  const other = { id: '', title: words.other, to: '', objectives: [] }
  const agreement = agreements.find(({ id }) => id === said('agreement')) ?? other
  const objective = agreement.objectives.find(({ id }) => id === said('objective'))
  return {
    agreement,
    ...(objective && { objective }),
    title: said('title'),
    when: said('when').replace('T', ' '),
    seen: said('seen'),
    evidence: said('evidence'),
    contact: said('contact'),
  }
}

/** Only the objectives of the agreement that is chosen. */
function offer(form: HTMLFormElement, { agreements }: ReportChoices): void {
  const { value } = form.elements.namedItem('agreement') as HTMLSelectElement
  const objective = form.elements.namedItem('objective') as HTMLSelectElement
  const own = agreements.find(({ id }) => id === value)?.objectives ?? []
  const options = own.map(({ id, title }) => new Option(title, id, false, id === objective.value))
  objective.replaceChildren(...[...objective.options].slice(0, 1), ...options)
}

function show(form: HTMLFormElement, choices: ReportChoices): void {
  const report = reportOf(form, choices)
  const now = Date.now()
  const { words } = choices
  if (shown) shown.textContent = reportText(report, words.labels)
  if (mail) mail.href = mailLink(report, words)
  if (file) {
    // A file names its agreement.
    file.hidden = report.agreement.id === ''
    URL.revokeObjectURL(file.href)
    file.href = URL.createObjectURL(
      new Blob([deviationFile(report, words.labels, now)], { type: 'text/markdown' }),
    )
    file.download = deviationName(report.title, now)
  }
  if (copied) copied.textContent = ''
}

if (section && form) {
  const choices = JSON.parse(section.dataset.report ?? '{}') as ReportChoices
  const agreement = form.elements.namedItem('agreement') as HTMLSelectElement
  // An agreement's page leads here by its id.
  const asked = location.hash.slice(1)
  if (choices.agreements.some(({ id }) => id === asked)) {
    agreement.value = asked
    section.scrollIntoView()
  }
  offer(form, choices)
  show(form, choices)
  agreement.addEventListener('change', () => offer(form, choices))
  form.addEventListener('input', () => show(form, choices))
  form.addEventListener('submit', (event) => event.preventDefault())
  section.querySelector('[data-copy]')?.addEventListener('click', async () => {
    await navigator.clipboard.writeText(shown?.textContent ?? '')
    if (copied) copied.textContent = choices.words.copied
  })
}
