/** The customer's own page, in English. What the script says comes from here too. */
export const customer = {
  title: 'Your service levels',
  description: "A customer's own agreements and figures, locked with the customer's key.",
  intro:
    'This page shows your own agreements: what is promised, how it went and what it gives. The data is kept locked on the server and is unlocked in your browser with the key in the address that you were given. The key is never sent to any server.',
  needsScript: 'The data is unlocked in the browser, so JavaScript is needed.',
  page: {
    noKey: 'The address has no key. Open the page with the whole address that your provider gave you.',
    opening: 'Unlocking the data …',
    notUpdated: 'What is shown is the latest that could be read.',
    madeAt: 'Compiled',
    month: 'Month',
    statement: 'Statement for',
    caption: 'Periods that ended in the month.',
    nothing: 'No period ended in the month.',
    noAgreements: 'There is no agreement to show yet.',
    now: 'How it stands now',
    print: 'Print the month',
    csv: 'Download the time ledger as CSV',
    json: 'Download everything as JSON',
    ledgerText:
      'The CSV file has every stretch of time of every period and how it counts, so that availability can be computed again. The JSON file also has terms, figures, credits and how each figure was computed.',
    fees: { month: 'Fee per month:', quarter: 'Fee per quarter:', year: 'Fee per year:' },
    objective: 'Service level',
    target: 'Promised',
    credit: 'Credit',
  },
}
