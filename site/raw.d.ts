/** A file of the site as text. */
declare module '*?raw' {
  const text: string
  export default text
}

/** A file of styles as text, minified. */
declare module '*.css?inline' {
  const text: string
  export default text
}
