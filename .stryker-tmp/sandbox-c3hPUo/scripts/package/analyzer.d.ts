/*
 * The analyzer's own declarations leave out what it exports for programs; this is as much of it as manifest.ts uses.
 */
// @ts-nocheck


declare module '@custom-elements-manifest/analyzer/index.js' {
  interface SourceFile {
    fileName: string
  }
  export const ts: {
    createSourceFile(path: string, text: string, target: number, setParentNodes: boolean): SourceFile
    ScriptTarget: { ESNext: number }
  }
  export function create(options: {
    modules: SourceFile[]
    plugins: unknown[]
    context: { dev: boolean }
  }): unknown
}

declare module '@custom-elements-manifest/analyzer/src/features/framework-plugins/lit/lit.js' {
  export function litPlugin(): unknown[]
}
