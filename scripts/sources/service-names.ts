interface Naming {
  services?: Record<string, string> | undefined
  targets?: { service: string }[] | undefined
}

/** What a system calls a service, and its id here; without a mapping, and for looks of our own, it uses the ids. */
export function serviceNames(source: Naming, { services }: { services: string[] }): Map<string, string> {
  if (source.services) return new Map(Object.entries(source.services))
  return new Map((source.targets?.map(({ service }) => service) ?? services).map((id) => [id, id]))
}
