import type { record as sv } from '../sv/record.ts'

/** Whether closed periods are what was recorded, in English: on an agreement's page and on the customer's. */
export const record: typeof sv = {
  what: 'How this is checked, and what it proves',
  how: 'When a period is final, its outcome is written down with a checksum of the evidence, and each entry carries the checksum of the one before. If anything is changed afterwards, the checksums no longer fit. Your browser computes all checksums again and compares the entries with the data that the page was made from.',
  signed:
    'The entries are signed with the key {key}. Only who has that key can write them anew without being noticed. Compare the name of the key with the one that you were given elsewhere.',
  unsigned:
    'The entries are not signed. Whoever controls the whole site can therefore write all of them anew, with new checksums, and that does not show here.',
  keep: 'Keep it: if it is no longer in the chain later on, the history was written anew.',
  entries: 'Entries in the chain',
  head: 'The last checksum',
  file: 'The whole chain as JSON',
}
