/** Once the browser has nothing else to do: a page must answer its reader first. */
export const whenIdle: (work: () => void) => void = globalThis.requestIdleCallback ?? setTimeout
