import { sourceOf } from './policy.ts'
import start from './start-scripts.js?raw'

/*
 * The one script that stands in every page, word for word the same: it starts the page's own scripts, which lie in its
 * `<template data-scripts>`, once the page has been painted. A phone then fetches them after what it is to show and not
 * beside it. They run in the order that they stand in. In a tab that nobody looks at nothing is painted, nor while a browser
 * draws a page ahead; there they start after a second.
 */

export const pageStart = { html: `<script type="module">${start}</script>`, scripts: [sourceOf(start)] }
