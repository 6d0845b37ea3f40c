/* What an element needs of the shared ground to draw, fetched beside the feed that it draws (part.ts). */

export { linksFrom } from './links.ts'
export { noticeWords } from './notice.ts'
export { announcerOf, mend, noteReader } from './prerendered.ts'
export { styles } from './shared.styles.ts'
export { createView } from './view.ts'
