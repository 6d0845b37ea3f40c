import { z } from 'zod'

/**
 * Gives of a value the fields that a schema knows, in its order, as `parse` of that schema does; whether they have its form
 * is not asked. What has no others is the same value: feeds have entries by the hundred thousand.
 * @param M - What is handed on to the pickers of fields.
 */
export type Picker<M = unknown> = (value: unknown, more: M) => unknown

type Fields = Record<string, unknown>

export function pickerOf(schema: z.ZodType): Picker {
  if (holdsNoFields(schema)) return (value) => value
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) {
    const pick = pickerOf(schema.unwrap() as z.ZodType)
    return (value, more) => (value === undefined || value === null ? value : pick(value, more))
  }
  if (schema instanceof z.ZodArray) return arrayPicker(pickerOf(schema.element as z.ZodType))
  if (schema instanceof z.ZodObject && schema.def.catchall === undefined)
    return objectPicker(fieldsOf(schema).map(([field, of]) => [field, pickerOf(of)]))
  // Which of several forms a value has is not ours to find out.
  return (value) => schema.parse(value)
}

export function fieldsOf({ shape }: z.ZodObject): [string, z.ZodType][] {
  return Object.entries(shape).map(([field, schema]) => [field, schema as z.ZodType])
}

/** @param fields - Each with what picks its value, in the order that they are to have. */
export function objectPicker<M>(fields: [string, Picker<M>][]): Picker<M> {
  const names = fields.map(([field]) => field)
  const pickers = new Map(fields)
  return (value, more) => {
    if (typeof value !== 'object' || value === null) return value
    let own = value as Fields
    if (!areInOrder(own, names)) own = ordered(own, names)
    let picked = own
    for (const field in own) {
      const kept = pickers.get(field)?.(own[field], more)
      if (kept === own[field]) continue
      if (picked === value) picked = { ...own }
      picked[field] = kept
    }
    return picked
  }
}

/** Whether an object has no fields but these, and those in their order. */
function areInOrder(own: Fields, names: readonly string[]): boolean {
  let place = 0
  for (const field in own) {
    while (place < names.length && names[place] !== field) place += 1
    if (place === names.length) return false
  }
  return true
}

function ordered(own: Fields, names: readonly string[]): Fields {
  return Object.fromEntries(
    names.flatMap((field) => (Object.hasOwn(own, field) ? [[field, own[field]]] : [])),
  )
}

function arrayPicker(pick: Picker): Picker {
  return (value, more) => {
    if (!Array.isArray(value)) return value
    const picked = value.map((entry) => pick(entry, more))
    return picked.every((entry, index) => entry === value[index]) ? value : picked
  }
}

/** Whether values of a schema have no fields to take away: all that a record has is allowed. */
function holdsNoFields(schema: z.ZodType): boolean {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable)
    return holdsNoFields(schema.unwrap() as z.ZodType)
  if (schema instanceof z.ZodArray) return holdsNoFields(schema.element as z.ZodType)
  if (schema instanceof z.ZodRecord) return holdsNoFields(schema.valueType as z.ZodType)
  if (schema instanceof z.ZodUnion) return schema.options.every((one) => holdsNoFields(one as z.ZodType))
  return PLAIN.some((kind) => schema instanceof kind)
}

const PLAIN = [z.ZodString, z.ZodNumber, z.ZodBoolean, z.ZodLiteral, z.ZodEnum]
