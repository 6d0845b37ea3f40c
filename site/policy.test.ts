import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { contentPolicy, sourceOf, styleHashes } from './policy.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('base64')

describe('content security policy', () => {
  it('allows an inline style by the hash of exactly the text between its tags', () => {
    const text = '\n  :host { color: å }\n'
    expect(styleHashes(`<template><style>${text}</style></template>`)).toEqual([`'sha256-${sha256(text)}'`])
  })

  it('names a style that occurs twice once', () => {
    expect(styleHashes('<style>a</style><style>b</style><style>a</style>')).toHaveLength(2)
  })

  it('allows nothing but the own files', () => {
    expect(contentPolicy([])).toBe(
      "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'",
    )
  })

  it('allows a script in the page by the hash of exactly its text', () => {
    const policy = contentPolicy([], { styles: [], scripts: [sourceOf('start()\n')] })
    expect(policy).toContain(`; script-src 'self' 'sha256-${sha256('start()\n')}';`)
  })

  it('never allows other inline code or another host', () => {
    const policy = contentPolicy([{ styles: ["'sha256-abc'"] }, { styles: ["'sha256-def'", "'sha256-abc'"] }])
    expect(policy).toContain("style-src 'self' 'sha256-abc' 'sha256-def';")
    expect(policy).toContain("script-src 'self';")
    expect(policy).not.toMatch(/unsafe|https?:|\*/)
  })
})
