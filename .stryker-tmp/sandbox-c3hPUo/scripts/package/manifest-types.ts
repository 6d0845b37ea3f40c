/*
 * The parts of a custom elements manifest, version 1.0.0, that are read here.
 */
// @ts-nocheck


interface Named {
  name: string
  description?: string
  type?: { text: string }
  default?: string
}

export interface Attribute extends Named {
  fieldName?: string
}

export interface Member extends Named {
  kind: 'field' | 'method'
  privacy?: 'public' | 'protected' | 'private'
  static?: boolean
  attribute?: string
  inheritedFrom?: unknown
}

/** A class that is a custom element. */
export interface ElementDeclaration {
  kind: 'class'
  name: string
  tagName: string
  customElement: true
  summary?: string
  description?: string
  attributes?: Attribute[]
  members?: Member[]
  events?: Named[]
  slots?: Named[]
  cssParts?: Named[]
  cssProperties?: Named[]
  cssStates?: Named[]
}

export interface ManifestModule {
  kind: 'javascript-module'
  path: string
  declarations: (ElementDeclaration | { kind: string; name: string })[]
  exports: { kind: string; name: string; declaration: { name: string; module: string } }[]
}

export interface Manifest {
  schemaVersion: string
  modules: ManifestModule[]
}

const isElement = (declaration: ManifestModule['declarations'][number]): declaration is ElementDeclaration =>
  'customElement' in declaration && 'tagName' in declaration

/** The elements that a manifest describes, by tag. */
export function elementsOf(manifest: Manifest): ElementDeclaration[] {
  return manifest.modules
    .flatMap(({ declarations }) => declarations.filter(isElement))
    .sort((a, b) => (a.tagName < b.tagName ? -1 : 1))
}
