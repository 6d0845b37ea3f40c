// @ts-nocheck
import { z } from 'zod'

/** The schemas that a value may have to follow, once wrappers (optional, default, transforms) are taken off. */
function forms(schema: z.core.$ZodType, value: unknown): z.core.$ZodType[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault)
    return forms(schema.def.innerType, value)
  if (schema instanceof z.ZodPipe) return forms(schema.def.in, value)
  if (!(schema instanceof z.ZodUnion)) return [schema]
  const { options } = schema.def
  if (!(schema instanceof z.ZodDiscriminatedUnion)) return options.flatMap((one) => forms(one, value))
  // The field that names the form, as an objective's `metric` does.
  const { discriminator } = schema.def
  const name = (value as Record<string, unknown> | null | undefined)?.[discriminator]
  return options.filter((one) => one._zod.propValues?.[discriminator]?.has(name as z.core.util.Primitive))
}

/** The fields that a schema knows at a path of a value. */
export function knownKeys(schema: z.core.$ZodType, path: readonly PropertyKey[], value: unknown): string[] {
  const [key, ...rest] = path
  const own = forms(schema, value)
  const shapes = own.flatMap((form) => (form instanceof z.ZodObject ? [form.shape] : []))
  if (key === undefined) return [...new Set(shapes.flatMap((shape) => Object.keys(shape)))]
  const next = [
    ...shapes.flatMap((shape) => shape[String(key)] ?? []),
    ...own.flatMap((form) => (form instanceof z.ZodArray ? [form.def.element] : [])),
    ...own.flatMap((form) => (form instanceof z.ZodRecord ? [form.def.valueType] : [])),
  ]
  const inner = (value as Record<PropertyKey, unknown> | null | undefined)?.[key]
  return [...new Set(next.flatMap((one) => knownKeys(one, rest, inner)))]
}
