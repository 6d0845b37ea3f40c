import type { Text } from '../../data/schema/common.ts'
import type { StatusFeed } from '../../data/schema/feed.ts'

/*
 * The field above a long list: what is typed narrows the list to the services whose name, group or id has all of its
 * words, whatever their case and accents.
 */

/** Lower case without accents: whoever has no ö on the keyboard finds it by o. */
const plain = (words: string) => words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

const said = (text: Text | undefined) =>
  text === undefined ? '' : typeof text === 'string' ? text : Object.values(text).join(' ')

/** Ids of the services that have all words of what was typed, in the feed's order. */
export function matching(
  services: Pick<StatusFeed['services'][number], 'id' | 'name' | 'group'>[],
  typed: string,
) {
  const words = plain(typed).split(/\s+/).filter(Boolean)
  return services
    .filter(({ id, name, group }) => {
      const text = plain(`${said(name)} ${said(group)} ${id}`)
      return words.every((word) => text.includes(word))
    })
    .map(({ id }) => id)
}

export function offerSearch(): void {
  const form = document.querySelector<HTMLElement>('[data-find]')
  const field = form?.querySelector('input')
  const count = form?.querySelector('output')
  const tag = document.querySelector<HTMLElement & { feed?: StatusFeed }>('main sla-status')
  if (!form || !field || !count || !tag) return
  let narrowed = false
  const narrow = () => {
    const services = tag.feed?.services
    if (!services || (field.value === '' && !narrowed)) return
    const found = matching(services, field.value)
    const { some = '', none = '' } = form.dataset
    tag.hidden = found.length === 0
    if (found.length === services.length) tag.removeAttribute('services')
    else if (!tag.hidden) tag.setAttribute('services', found.join(' '))
    narrowed = found.length < services.length
    const words = tag.hidden ? none : found.length === services.length ? '' : some
    count.textContent = words
      .replace('{found}', String(found.length))
      .replace('{all}', String(services.length))
  }
  field.addEventListener('input', narrow)
  // What was typed before there was live data to search in, and what a further feed has.
  tag.addEventListener('sla-update', narrow)
}
