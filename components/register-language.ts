/* For pages that supply a language of their own: `embed/v1/register-language.js`. */

export { registerLanguage } from './messages/languages.ts'
export type { Messages, Plural } from './messages/messages.ts'
