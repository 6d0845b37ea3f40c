import type { reportDeviation as swedish } from '../sv/report-deviation.ts'

/** The page on which customers report a deviation, in English. */
export const reportDeviation: typeof swedish = {
  title: 'Report a deviation',
  description: (site) => `How to report a deviation from an agreement with ${site}, and what to include.`,
  lead: 'Has something gone wrong that the figures do not show, or did you see something else than they show? Report it. The report goes by your own mail: this page sends nothing and keeps nothing.',
  link: 'Report a deviation',
  include: {
    title: 'What to include',
    items: [
      ['The agreement and the target', 'Which agreement it is about, and which target if you know it.'],
      [
        'When',
        'Day and time, when it began and when it ended. Say which time zone you mean if it is not that of the agreement.',
      ],
      ['What you saw', 'What did not work, for how many and where.'],
      [
        'Evidence',
        'Error messages, ticket numbers, pictures. No personal data: deviations from public agreements are shown openly.',
      ],
      ['Who can answer', 'A role and how to reach it, not a name.'],
    ],
  },
  write: 'Write the report',
  labels: {
    agreement: 'Agreement',
    objective: 'Target',
    title: 'What it is about, in one sentence',
    when: 'When it was noticed',
    seen: 'What you saw',
    evidence: 'Evidence',
    contact: 'Who can answer questions',
  },
  noObjective: 'Not known, or none of the targets',
  other: 'Another agreement',
  zone: (zone) => `Time in ${zone}.`,
  preview: 'The report',
  subject: 'Deviation',
  mail: 'Open in the mail program',
  copy: 'Copy the text',
  copied: 'Copied.',
  file: 'Save as a file',
  fileText:
    'The file is written so that the provider can put it among the deviations of the agreement as it is. Do attach it.',
  without: 'Or write a mail',
  withoutText: 'Each link opens a mail with the headings above.',
  ways: 'The agreement shows no mail address. It takes reports at:',
  noAddress: 'No mail address is shown for the agreement. Fill in the one that you have been given.',
  next: {
    title: 'What happens then',
    text: 'The provider takes the report up as a deviation: it stands on the page of the agreement with its cause, actions, owner and day, and is on the agenda of the next review. It is closed when the cause is established and the actions are done.',
  },
}
