// @ts-nocheck
import { generateVsCodeCustomElementData } from 'custom-element-vs-code-integration'
import type { Manifest } from './manifest-types.ts'

/** Custom data for VS Code, `vscode.html-custom-data.json` and `vscode.css-custom-data.json`. */
export function writeEditorData(manifest: Manifest, target: string): void {
  generateVsCodeCustomElementData(manifest as Parameters<typeof generateVsCodeCustomElementData>[0], {
    outdir: target,
    hideLogs: true,
    // In the file for CSS, where they are written.
    hideCssPartsDocs: true,
    hideCssPropertiesDocs: true,
    hideMethodDocs: true,
  })
}
