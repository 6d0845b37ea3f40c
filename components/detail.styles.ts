import { css } from 'lit'

/* Tables, day strips, meters, disclosures: for the tags that show figures. */
export const detailStyles = css`
  .day {
    fill: var(--_shape);
  }
  .day.s-operational {
    --_shape: var(--_quiet);
  }
  /* A bar three wide and a gap of one, from the beginning of each run. */
  .run {
    stroke: var(--_shape);
    stroke-dasharray: 3 1;
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
  @media print {
    /* What it asks to be pressed for is there. */
    .unfold {
      display: none;
    }
    tbody,
    tbody > tr:first-child {
      break-before: avoid;
    }
    tr {
      break-inside: avoid;
    }
  }
  @container (inline-size >= 20em) {
    th,
    td {
      overflow-wrap: break-word;
    }
  }
  /* Too narrow for columns: a row is a paragraph, and its heads are for a screen reader. */
  @container (inline-size < 20em) {
    table,
    tbody,
    tr,
    tbody th {
      display: block;
    }
    thead {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    tr {
      padding-block: 0.35em;
      border-block-end: 1px solid var(--_line);
    }
    tbody th,
    td {
      padding-block: 0;
      border: 0;
    }
    tbody th {
      font-weight: 600;
    }
    td {
      display: inline-block;
      text-align: start;
    }
    td[data-label]::before {
      content: attr(data-label) ' ';
      color: var(--_muted);
    }
  }
  @container (inline-size >= 30em) {
    .axis {
      min-block-size: 1.45em;
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
    .run {
      stroke: CanvasText;
    }
    .run.s-operational {
      stroke: GrayText;
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
`
