import { ZodType, type z } from 'zod'

/** A module of schemas: its exported values, and the names among them that it exports as types too. */
export interface SchemaModule {
  /** Module specifier that other modules import it by, `./feed.js`. */
  specifier: string
  values: Record<string, unknown>
  typeNames: string[]
  /** Specifiers of the modules whose types it passes on whole. */
  passedOn: string[]
}

/**
 * The types of a module of schemas as plain TypeScript, for readers that have no zod.
 * @param others - Modules whose types it may use by name.
 * @throws Error for a kind of schema that has no plain type here.
 */
export function plainTypes(module: SchemaModule, others: SchemaModule[]): string {
  const names = new Map<unknown, { name: string; from: SchemaModule }>()
  for (const from of [module, ...others]) {
    for (const name of from.typeNames) names.set(from.values[name], { name, from })
  }
  const imported = new Map<SchemaModule, Set<string>>()
  const refer = (schema: z.core.$ZodType): string => {
    const named = names.get(schema)
    if (named === undefined) return written(schema, refer)
    if (named.from !== module)
      imported.set(named.from, (imported.get(named.from) ?? new Set()).add(named.name))
    return named.name
  }
  const types = module.typeNames.map((name) => {
    const schema = module.values[name]
    if (!(schema instanceof ZodType))
      throw new Error(`${module.specifier} exports the type ${name} without a schema`)
    return `export type ${name} = ${written(schema, refer)}\n`
  })
  const imports = [...imported].map(
    ([from, used]) => `import type { ${[...used].sort().join(', ')} } from '${from.specifier}'\n`,
  )
  const passedOn = module.passedOn.map((specifier) => `export type * from '${specifier}'\n`)
  // A file without any would be no module, and could not be passed on.
  return indented([...imports, ...passedOn, ...types].join('\n')) || 'export {}\n'
}

/** Two spaces for each brace that is open. */
function indented(text: string): string {
  let depth = 0
  return text.replace(/^.+$/gm, (line) => {
    if (line.startsWith('}')) depth -= 1
    const result = '  '.repeat(depth) + line
    if (line.endsWith('{')) depth += 1
    return result
  })
}

/** A schema's output type, written out; what it is made of goes through `refer`. */
function written(schema: z.core.$ZodType, refer: (schema: z.core.$ZodType) => string): string {
  const { def } = (schema as z.core.$ZodTypes)._zod
  switch (def.type) {
    case 'string':
    case 'number':
    case 'boolean':
      return def.type
    case 'literal':
      return def.values.map((value) => JSON.stringify(value)).join(' | ')
    case 'enum':
      return Object.values(def.entries)
        .map((value) => JSON.stringify(value))
        .join(' | ')
    case 'nullable':
      return `${refer(def.innerType)} | null`
    case 'array':
      return `Array<${refer(def.element)}>`
    case 'record':
      return `Record<${refer(def.keyType)}, ${refer(def.valueType)}>`
    case 'union':
      return def.options.map(refer).join(' | ')
    case 'object':
      return `{\n${Object.entries(def.shape)
        .map(([key, value]) => field(key, value as z.core.$ZodTypes, refer))
        .join('')}}`
    default:
      throw new Error(`no plain type for the zod schema "${def.type}"`)
  }
}

function field(key: string, schema: z.core.$ZodTypes, refer: (schema: z.core.$ZodType) => string): string {
  const { def } = schema._zod
  return def.type === 'optional'
    ? `${key}?: ${refer(def.innerType)} | undefined\n`
    : `${key}: ${refer(schema)}\n`
}
