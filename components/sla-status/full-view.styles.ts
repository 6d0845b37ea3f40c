import { css } from 'lit'

/* What only the full view needs. Widths are those of the element, never of the page around it. */
export const styles = css`
  .full {
    --_card: var(--sla-card, color-mix(in srgb, currentColor 3%, transparent));
    --_quiet: var(--sla-well-quiet, light-dark(#5b9c7e, #3f8566));
  }
  .full > .headline {
    font-size: 1.5em;
    line-height: 1.15;
    letter-spacing: -0.015em;
    max-inline-size: 26em;
  }
  .full .service {
    display: grid;
    grid-template: 'who' 'figures' 'history' / minmax(0, 1fr);
    gap: 0.75em 2em;
    padding-block: 1.1em;
  }
  .who {
    grid-area: who;
  }
  .day {
    fill: var(--_shape);
  }
  .card {
    margin-block-start: 1.75em;
    padding: 1em 1.25em;
    background: var(--_card);
    border: 1px solid var(--_line);
    border-inline-start: 4px solid var(--_partial);
    border-radius: 4px;
  }
  .card li + li {
    margin-block-start: 1em;
    padding-block-start: 1em;
    border-block-start: 1px solid var(--_line);
  }
  .card p {
    max-inline-size: 65ch;
  }
  .card .title {
    margin-block-end: 0.15em;
    font-size: 1.125em;
    font-weight: 700;
  }
  .verdict {
    flex-basis: 100%;
  }
  .card .small {
    max-inline-size: none;
    margin-block-start: 0.25em;
  }
  summary {
    min-block-size: 24px;
    cursor: pointer;
  }
  .group {
    margin-block-start: 2em;
  }
  .group > summary {
    padding-block: 0.35em;
    font-size: var(--_small);
    font-weight: 600;
    color: var(--_muted);
  }
  .group > .services {
    border-block-start: 1px solid var(--_line);
  }
  .group > .services {
    margin-block-start: 0;
  }
  .detail::first-letter {
    text-transform: uppercase;
  }
  .day.s-operational {
    --_shape: var(--_quiet);
  }
  .history {
    grid-area: history;
    min-inline-size: 0;
  }
  .strip {
    display: block;
    inline-size: 100%;
    block-size: 28px;
    overflow: visible;
    touch-action: pan-y;
  }
  .strip[tabindex] {
    cursor: crosshair;
  }
  :host(:dir(rtl)) .strip {
    transform: scaleX(-1);
  }
  .cursor {
    fill: color-mix(in srgb, currentColor 22%, transparent);
    stroke: currentColor;
    stroke-width: 1.5px;
    vector-effect: non-scaling-stroke;
  }
  .axis {
    display: flex;
    justify-content: space-between;
    gap: 1em;
    margin-block-start: 0.25em;
    min-block-size: 2.9em;
  }
  .readout {
    font-weight: 600;
  }
  .days > summary {
    inline-size: fit-content;
    color: var(--_muted);
  }
  table {
    inline-size: 100%;
    margin-block: 0.5em;
    border-collapse: collapse;
    font-size: var(--_small);
  }
  th,
  td {
    padding: 0.35em 0;
    padding-inline-end: 0.75em;
    overflow-wrap: anywhere;
    border-block-end: 1px solid var(--_line);
    font-weight: 400;
    text-align: start;
    vertical-align: top;
  }
  thead th {
    color: var(--_muted);
  }
  .number {
    text-align: end;
  }
  .figures {
    grid-area: figures;
    display: grid;
    gap: 0.9em;
    align-content: start;
  }
  .meter {
    display: block;
    inline-size: 100%;
    block-size: 5px;
    margin-block: 4px 2px;
  }
  :host(:dir(rtl)) .meter {
    transform: scaleX(-1);
  }
  .ground {
    fill: var(--_line);
  }
  .used {
    fill: var(--_well);
  }
  .tone-risk .used {
    fill: var(--_degraded);
  }
  .tone-bad .used {
    fill: var(--_major);
  }
  .standing {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    column-gap: 0.5em;
  }
  .standing.tone-risk {
    color: var(--_degraded-text);
  }
  .standing.tone-bad {
    color: var(--_major);
  }
  .tone-bad :not(:first-child) {
    font-weight: 600;
  }
  .events {
    display: grid;
    gap: 1.75em 3em;
    margin-block-start: 2em;
  }
  .section {
    font-weight: 700;
  }
  .events li {
    margin-block-start: 0.75em;
    max-inline-size: 60ch;
  }
  .full .foot {
    margin-block-start: 2em;
  }
  @container (inline-size >= 20em) {
    th,
    td {
      overflow-wrap: break-word;
    }
  }
  @container (inline-size >= 22em) {
    .full .service {
      column-gap: 1em;
      grid-template: 'who figures' 'history history' / minmax(0, 1fr) minmax(0, 10.5em);
    }
  }
  @container (inline-size >= 30em) {
    .axis {
      min-block-size: 1.45em;
    }
    .full > .headline {
      font-size: 2em;
    }
  }
  @container (inline-size >= 46em) {
    .full .service {
      column-gap: 2em;
      grid-template: 'who history figures' / 13.5em minmax(0, 1fr) 12.5em;
    }
    .full > .headline {
      font-size: 2.25em;
      max-inline-size: 22em;
    }
    .events {
      grid-template-columns: 1fr 1fr;
    }
  }

  @media (forced-colors: active) {
    .day,
    .meter .used {
      fill: CanvasText;
    }
    .day.s-operational {
      fill: GrayText;
    }
    .ground {
      fill: Canvas;
      stroke: CanvasText;
      vector-effect: non-scaling-stroke;
    }
    .cursor {
      fill: Highlight;
      stroke: Highlight;
    }
  }
  @media print {
    details::details-content {
      content-visibility: visible;
      block-size: auto;
    }
    .service,
    .card li {
      break-inside: avoid;
    }
    .card .name[href]::after {
      content: ' (' attr(href) ')';
      font-weight: 400;
      overflow-wrap: anywhere;
    }
  }
`
