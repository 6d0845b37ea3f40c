/** A file of the site as text. */
declare module '*?raw' {
  const text: string
  export default text
}
