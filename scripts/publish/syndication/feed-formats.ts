import type { Entry } from './feed-entries.ts'
import { element, xmlDocument } from './xml.ts'

/** What a syndication feed says of itself, and its entries. */
export interface Channel {
  title: string
  description: string
  language: string
  /** Name and address of the page that publishes it. */
  author: { name: string; url: string }
  /** The page that shows the same. */
  home: string
  /** Instant of the latest change, in the feed's form. */
  updated: string
  entries: Entry[]
}

/** RFC 4287. The feed's id is its own address. */
export function atomFeed(channel: Channel, self: string): string {
  const { title, description, language, author, home, updated, entries } = channel
  return xmlDocument(
    element('feed', { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': language }, [
      element('id', {}, self),
      element('title', {}, title),
      element('subtitle', {}, description),
      element('updated', {}, updated),
      element('author', {}, [element('name', {}, author.name), element('uri', {}, author.url)]),
      element('link', { rel: 'self', type: 'application/atom+xml', href: self }),
      element('link', { rel: 'alternate', type: 'text/html', hreflang: language, href: home }),
      ...entries.map((entry) =>
        element('entry', {}, [
          element('id', {}, entry.id),
          element('title', {}, entry.title),
          element('link', { rel: 'alternate', type: 'text/html', hreflang: language, href: entry.url }),
          element('published', {}, entry.published),
          element('updated', {}, entry.updated),
          ...entry.services.map(({ id, name }) => element('category', { term: id, label: name })),
          element('content', { type: 'html' }, entry.html),
        ]),
      ),
    ]),
  )
}

const NAMESPACES = {
  'xmlns:atom': 'http://www.w3.org/2005/Atom',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
}

/** RSS 2.0. Its own author is an e-mail address, which we have none of, so Dublin Core names the publisher. */
export function rssFeed(channel: Channel, self: string): string {
  const { title, description, language, author, home, updated, entries } = channel
  return xmlDocument(
    element('rss', { version: '2.0', ...NAMESPACES }, [
      element('channel', {}, [
        element('title', {}, title),
        element('link', {}, home),
        element('description', {}, description),
        element('language', {}, language),
        element('lastBuildDate', {}, rfc822(updated)),
        element('dc:publisher', {}, author.name),
        element('atom:link', { rel: 'self', type: 'application/rss+xml', href: self }),
        ...entries.map((entry) =>
          element('item', {}, [
            element('title', {}, entry.title),
            element('link', {}, entry.url),
            // The id is the same in every language, so it is no address to go to.
            element('guid', { isPermaLink: 'false' }, entry.id),
            element('pubDate', {}, rfc822(entry.published)),
            element('atom:updated', {}, entry.updated),
            ...entry.services.map(({ name }) => element('category', {}, name)),
            element('description', {}, entry.html),
          ]),
        ),
      ]),
    ]),
  )
}

function rfc822(instant: string): string {
  return new Date(instant).toUTCString()
}

/** JSON Feed 1.1. */
export function jsonFeed(channel: Channel, self: string): string {
  const { title, description, language, author, home, entries } = channel
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    description,
    home_page_url: home,
    feed_url: self,
    language,
    authors: [author],
    items: entries.map(({ id, url, title: entryTitle, html, published, updated, services }) => ({
      id,
      url,
      title: entryTitle,
      content_html: html,
      date_published: published,
      date_modified: updated,
      tags: services.map(({ name }) => name),
    })),
  }
  return `${JSON.stringify(feed)}\n`
}
