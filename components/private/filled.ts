/** Words with their places filled: `{0}`, `{1}`. */
export function filled(text: string, ...values: string[]): string {
  return text.replace(/\{(\d)\}/g, (_, place) => values[Number(place)] ?? '')
}
