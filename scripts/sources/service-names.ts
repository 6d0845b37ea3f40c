/** What a system calls a service, and its id here; without a mapping it uses the ids. */
export function serviceNames(
  source: { services?: Record<string, string> | undefined },
  { services }: { services: string[] },
): Map<string, string> {
  return new Map(source.services ? Object.entries(source.services) : services.map((id) => [id, id]))
}
