/** Everything that the components say, in Swedish. */
export const widget = {}

/** Everything that only the site says, in Swedish. */
export const page = {}
