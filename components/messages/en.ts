/** Everything that the components say, in English. */
export const widget = {}

/** Everything that only the site says, in English. */
export const page = {}
