import type { Choices } from '../choices.ts'
import { scriptText, tagText, themeText } from '../tag-text.ts'
import { whenIdle } from './when-idle.ts'

/*
 * Choose a tag and see it at work, with the lines to paste. What is shown is the tag itself with the data of this page;
 * the lines name the published address.
 */

const section = document.querySelector<HTMLElement>('[data-choices]')
const form = section?.querySelector('form')
const place = section?.querySelector<HTMLElement>('[data-preview]')
const code = section?.querySelector<HTMLElement>('[data-snippet]')
const copied = section?.querySelector<HTMLElement>('[data-copied]')

let pinned: Promise<string> | undefined

/** Hash of the one file that has every tag, as it is published beside it. */
function integrity(base: string): Promise<string> {
  pinned ??= fetch(`${base}embed/v1/integrity.json`)
    .then((answer) => answer.json())
    .then((hashes: Record<string, string>) => hashes['sla-status.standalone.js'] ?? '')
  return pinned
}

/** What was chosen, as attributes; what the tag does not take is left out. */
function attributesOf(
  form: HTMLFormElement,
  { kinds, timeZone }: Choices,
): { tag: string; file: string; attributes: Record<string, string> } {
  const data = new FormData(form)
  const said = (name: string) => String(data.get(name) ?? '')
  const tag = said('tag')
  const { feed = 'status', views = [] } = kinds[tag] ?? {}
  const ticked = data.getAll('services').map(String)
  const all = form.querySelectorAll('[name=services]').length
  const several = tag === 'sla-status' || feed === 'incidents'
  const file = {
    status: 'status',
    incidents: 'incidents',
    service: `services/${said('service')}`,
    agreement: `agreements/${said('agreement')}`,
    none: '',
  }[feed]
  return {
    tag,
    file: file && `feed/v1/${file}.json`,
    attributes: {
      services: several && ticked.length < all ? ticked.join(' ') : '',
      service: tag === 'sla-badge' ? said('service') : '',
      objective: tag === 'sla-badge' ? said('objective') : '',
      view: said('view') === views[0] ? '' : views.includes(said('view')) ? said('view') : '',
      'time-zone': feed === 'none' ? timeZone : '',
      lang: said('lang'),
    },
  }
}

/** Only what the chosen tag can be asked. */
function offer(form: HTMLFormElement, { kinds }: Choices): void {
  const tag = String(new FormData(form).get('tag'))
  const { feed = 'status', views = [] } = kinds[tag] ?? {}
  const offered: Record<string, boolean> = {
    view: views.length > 0,
    service: feed === 'service' || tag === 'sla-badge',
    objective: tag === 'sla-badge',
    agreement: feed === 'agreement',
    services: tag === 'sla-status' || feed === 'incidents',
  }
  for (const [name, is] of Object.entries(offered))
    for (const one of form.querySelectorAll<HTMLElement>(`[data-for=${name}]`)) one.hidden = !is
  const view = form.elements.namedItem('view') as HTMLSelectElement
  for (const option of view.options) option.hidden = !views.includes(option.value)
  if (!views.includes(view.value)) view.value = views[0] ?? view.value
  // One tag must have a service, another may.
  const service = form.elements.namedItem('service') as HTMLSelectElement
  const [none] = service.options
  if (none) none.hidden = feed === 'service'
  if (feed === 'service' && service.value === '') service.selectedIndex = 1
}

async function show(form: HTMLFormElement, choices: Choices): Promise<void> {
  offer(form, choices)
  const { tag, file, attributes } = attributesOf(form, choices)
  const { base, published, link } = choices
  const data = new FormData(form)
  const theme = String(data.get('theme') ?? '')
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries({ src: file && base + file, ...attributes }))
    if (value) element.setAttribute(name, value)
  place?.replaceChildren(element)
  setTheme(theme && `${base}embed/v1/themes/${theme}.css`)
  void import(/* @vite-ignore */ `${base}embed/v1/${tag}.js`)
  const script = data.has('pinned')
    ? scriptText(`${published}embed/v1/sla-status.standalone.js`, await integrity(base))
    : scriptText(`${published}embed/v1/${tag}.js`)
  const lines = [
    ...(theme ? [themeText(`${published}embed/v1/themes/${theme}.css`)] : []),
    script,
    tagText(tag, { src: file && published + file, ...attributes }, link),
  ]
  if (code) code.textContent = lines.join('\n')
  if (copied) copied.textContent = ''
}

/** The look of the preview, and with it of the other examples on the page. */
function setTheme(href: string): void {
  const there = document.querySelector<HTMLLinkElement>('link[data-theme]')
  if (href === '') there?.remove()
  else if (there) there.href = href
  else {
    const link = document.createElement('link')
    link.rel = 'stylesheet'
    link.dataset.theme = ''
    link.href = href
    document.head.append(link)
  }
}

if (section && form) {
  const choices = JSON.parse(section.dataset.choices ?? '{}') as Choices
  form.addEventListener('change', () => void show(form, choices))
  form.addEventListener('submit', (event) => event.preventDefault())
  section.querySelector('[data-copy]')?.addEventListener('click', async () => {
    await navigator.clipboard.writeText(code?.textContent ?? '')
    if (copied) copied.textContent = choices.copied
  })
  // The page first: the preview is as much work as all of it.
  offer(form, choices)
  whenIdle(() => void show(form, choices))
}
