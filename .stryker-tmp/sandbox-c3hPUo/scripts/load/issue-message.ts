// @ts-nocheck
import type { z } from 'zod'
import { didYouMean } from '../nearest.ts'
import { knownKeys } from './known-keys.ts'

interface Said {
  path: PropertyKey[]
  message: string
}

/** A zod issue as sentences that say what was expected, what was found and how to mend it. */
export function issueMessage(issue: z.core.$ZodIssue, root: unknown, schema: z.ZodType): Said[] {
  if (issue.code === 'unrecognized_keys') {
    const known = knownKeys(schema, issue.path, root)
    return issue.keys.map((key) => ({
      path: [...issue.path, key],
      message: `"${key}" is not a field here${didYouMean(key, known) || '; remove it or correct its spelling'}`,
    }))
  }
  const meant = issue.code === 'invalid_union' ? meantForm(issue) : null
  if (meant) return meant.flatMap((inner) => issueMessage(inner, root, schema))
  return [{ path: issue.path, message: oneMessage(issue, valueAt(root, issue.path)) }]
}

/**
 * What is wrong with the one form that was meant, where that is plain: all others are of another kind, as `none` is
 * beside fields, or else have other fields. Null where it is not.
 */
function meantForm({ errors, path }: z.core.$ZodIssueInvalidUnion): z.core.$ZodIssue[] | null {
  const opened = errors.map((form) =>
    form.flatMap((one) =>
      one.code === 'invalid_union' && one.path.length === 0 ? (meantForm(one) ?? [one]) : [one],
    ),
  )
  const ofFields = opened.filter((form) => form.every((one) => one.path.length > 0))
  const ofKind = opened.filter((form) =>
    form.every((one) => one.path.length > 0 || one.code === 'unrecognized_keys'),
  )
  const [form, ...others] = ofKind.length === 1 ? ofKind : ofFields
  if (form === undefined || others.length > 0) return null
  return form.map((one) => ({ ...one, path: [...path, ...one.path] }))
}

function oneMessage(issue: z.core.$ZodIssue, found: unknown): string {
  if (found === undefined && issue.code !== 'custom') return `is missing; ${expected(issue)}`
  if (issue.code === 'custom' || issue.code === 'invalid_format') return withFound(issue.message, found)
  return withFound(expected(issue), found)
}

function expected(issue: z.core.$ZodIssue): string {
  // The schema's own words come before zod's.
  if (issue.message.startsWith('expected')) return issue.message
  switch (issue.code) {
    case 'invalid_type':
      return `expected ${article(issue.expected)}`
    case 'invalid_value':
      return `expected ${issue.values.map((value) => `"${String(value)}"`).join(' or ')}`
    case 'too_small':
      if (issue.message.startsWith('Too small'))
        return `expected at least ${issue.minimum}${unit(issue.origin)}`
      return issue.message
    case 'too_big':
      return `expected at most ${issue.maximum}${unit(issue.origin)}`
    case 'invalid_union':
      return issue.message.startsWith('expected')
        ? issue.message
        : (innerMessage(issue) ?? 'expected another form')
    default:
      return issue.message
  }
}

/** What the alternative that came nearest has to say. */
function innerMessage(issue: z.core.$ZodIssueInvalidUnion): string | undefined {
  const nearest = issue.errors.flat().find((inner) => inner.code !== 'invalid_type') ?? issue.errors.flat()[0]
  return nearest && expected(nearest)
}

function unit(origin: string): string {
  return origin === 'array' ? ' of them' : origin === 'string' ? ' characters' : ''
}

function article(type: string): string {
  const names: Record<string, string> = {
    array: 'a list',
    object: 'fields (key: value)',
    record: 'fields (key: value)',
    string: 'a text',
    int: 'a whole number',
    number: 'a number',
    boolean: 'true or false',
  }
  return names[type] ?? type
}

function withFound(message: string, found: unknown): string {
  const shown = JSON.stringify(found)
  if (found === undefined || message.includes('found ') || message.includes(shown)) return message
  return `${message}, found ${shown.length > 60 ? `${shown.slice(0, 57)}...` : shown}`
}

function valueAt(root: unknown, path: PropertyKey[]): unknown {
  let value = root
  for (const key of path) value = (value as Record<PropertyKey, unknown> | null | undefined)?.[key]
  return value
}
