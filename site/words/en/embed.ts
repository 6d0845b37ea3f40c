import type { embed as swedish } from '../sv/embed.ts'

/** The page on the embeddable tag, in English. */
export const embed: typeof swedish = {
  title: 'Embed',
  description: (name) => `How to show the state of ${name} on another web page, with one tag.`,
  lead: 'The state, the last 90 days and the agreed targets can be shown on any web page. Paste one script and one tag.',
  paste: 'What to paste',
  pasteText:
    'The script is needed once a page, however many tags the page has. What stands inside the tag is shown until the data has come, and if it never comes.',
  fallback: 'Service status',
  chooser: {
    title: 'Choose what to show',
    tag: 'Tag',
    tags: {
      'sla-status': 'The state, the days and the targets',
      'sla-compliance': 'One agreement: targets, results and history',
      'sla-history': 'The days of one service',
      'sla-response-time': 'Response times of one service',
      'sla-incidents': 'Outages, disruptions and maintenance',
      'sla-badge': 'A badge on one line',
    },
    view: 'Extent',
    views: {
      full: 'Everything',
      compact: 'Compact',
      line: 'One line',
      strip: 'The last days',
      calendar: 'Calendar',
    },
    service: 'Service',
    wholePage: 'All of them together',
    services: 'Services',
    agreement: 'Agreement',
    objective: 'Target',
    noObjective: 'None, the state alone',
    language: 'Language',
    around: 'That of the page around the tag',
    theme: 'Look',
    plain: 'That of the page around the tag',
    themes: { paper: 'Paper', night: 'Night', contrast: 'High contrast' },
    pinned: 'Pin the script by its hash (to be replaced with every new version)',
    preview: 'What it looks like',
    copy: 'Copy',
    copied: 'Copied.',
  },
  views: 'Three ways to show it',
  viewsText: 'The examples show the data of this site.',
  viewNames: {
    full: [
      'Everything',
      'For a page about the services: each with its days, its targets and what is happening.',
    ],
    compact: ['A line for each service', 'For a start page or a column in a customer portal.'],
    line: ['One line', 'For a footer or above a sign-in form.'],
  },
  attributes: 'Attributes',
  attribute: 'Attribute',
  meaning: 'Meaning',
  attributeRows: {
    src: 'The address of the data. Has to be there.',
    services: 'Ids of the services to show, separated by spaces. Without it, all of them.',
    view: 'full, compact or line. Without it, full.',
    refresh: 'Seconds between requests: 60 without it, at least 10. With 0 the data is fetched once.',
    lang: 'sv or en. Without it, the language around the tag, else that of the browser.',
  },
  ids: 'Ids of the services:',
  look: 'Appearance',
  lookText:
    'Font, text colour and light or dark mode are inherited from the page around the tag. Other colours are set with these properties in CSS. Single parts are reached with ::part().',
  policy: 'Security policy',
  policyText:
    'If the page has a Content Security Policy, it has to allow this and nothing else. The tag uses no cookies, no storage, no pictures or fonts, and asks no other server.',
}
