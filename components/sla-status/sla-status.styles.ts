import { css } from 'lit'

/*
 * The host's font, colour and scheme are inherited; sizes are em, because the page's rem may be anything. Colours are
 * those of the look, darker in the light scheme where 4.5:1 for words or 3:1 for shapes asks for it.
 */
export const styles = css`
  :host {
    --_muted: var(--sla-muted, color-mix(in srgb, currentColor 72%, transparent));
    --_line: var(--sla-line, color-mix(in srgb, currentColor 14%, transparent));
    --_card: var(--sla-card, color-mix(in srgb, currentColor 3%, transparent));
    --_well: var(--sla-well, light-dark(#2f7d5b, #5fbf93));
    --_quiet: var(--sla-well-quiet, light-dark(#5b9c7e, #3f8566));
    --_degraded: var(--sla-degraded, light-dark(#b57a12, #e0ad4c));
    --_degraded-text: var(--sla-degraded-text, light-dark(#855700, #e0ad4c));
    --_partial: var(--sla-partial, light-dark(#d9682b, #ee8a55));
    --_partial-text: var(--sla-partial-text, light-dark(#ac470e, #ee8a55));
    --_major: var(--sla-major, light-dark(#b3261e, #f2766d));
    --_maintenance: var(--sla-maintenance, light-dark(#3a6ea5, #79aee3));
    --_unknown: var(--sla-unknown, light-dark(#868c92, #787e85));
    --_small: max(0.8125em, 12px);
    display: block;
    container-type: inline-size;
    min-inline-size: min(100%, 12em);
    font: inherit;
    font-variant-numeric: tabular-nums;
    line-height: 1.45;
    text-align: start;
    overflow-wrap: break-word;
  }
  :host([hidden]) {
    display: none;
  }
  :host([view='line']) {
    display: inline-block;
    container-type: normal;
    min-inline-size: 0;
  }
  p,
  ul,
  table {
    margin: 0;
    padding: 0;
  }
  ul {
    list-style: none;
  }
  [hidden] {
    display: none;
  }
  .sr {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .root {
    position: relative;
  }
  .small {
    font-size: var(--_small);
  }
  .small,
  .sub,
  .muted {
    color: var(--_muted);
  }
  a {
    color: inherit;
    text-decoration: underline color-mix(in srgb, currentColor 30%, transparent);
    text-underline-offset: 0.2em;
  }
  a:hover {
    text-decoration-color: currentColor;
  }
  :is(a, summary, .strip):focus-visible {
    outline: 2px solid var(--sla-focus, currentColor);
    outline-offset: 3px;
    border-radius: 2px;
  }

  .headline {
    font-size: 1.5em;
    font-weight: 700;
    line-height: 1.15;
    letter-spacing: -0.015em;
    text-wrap: balance;
    max-inline-size: 26em;
  }
  .sub {
    margin-block-start: 0.5em;
  }
  .notice {
    margin-block-start: 0.75em;
    padding-inline-start: 0.75em;
    border-inline-start: 3px solid var(--_degraded);
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
  .card .small {
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
  .services {
    margin-block-start: 1em;
  }
  .group > .services {
    margin-block-start: 0;
  }

  .service {
    display: grid;
    grid-template: 'who' 'figures' 'history' / minmax(0, 1fr);
    gap: 0.75em 2em;
    padding-block: 1.1em;
    border-block-end: 1px solid var(--_line);
  }
  .who {
    grid-area: who;
    display: grid;
    grid-template-columns: 1em minmax(0, 1fr);
    column-gap: 0.6em;
    align-content: start;
  }
  .who p {
    grid-column: 2;
  }
  .icon {
    inline-size: 1em;
    block-size: 1em;
    margin-block-start: 0.24em;
  }
  .who .name {
    font-weight: 600;
  }
  .service .name {
    text-decoration-color: transparent;
  }
  .service .name:hover {
    text-decoration-color: currentColor;
  }
  .state {
    font-size: max(0.875em, 12px);
    color: var(--_muted);
  }
  .state:is(.s-major_outage, .s-partial_outage, .s-degraded_performance) {
    font-weight: 600;
  }
  .since {
    font-weight: 400;
  }
  .detail::first-letter {
    text-transform: uppercase;
  }
  .icon {
    fill: var(--_unknown);
  }
  .s-operational.icon {
    fill: var(--_well);
  }
  .s-degraded_performance {
    color: var(--_degraded-text);
    fill: var(--_degraded);
  }
  .s-partial_outage {
    color: var(--_partial-text);
    fill: var(--_partial);
  }
  .s-major_outage {
    color: var(--_major);
    fill: var(--_major);
  }
  .s-under_maintenance {
    color: var(--_maintenance);
    fill: var(--_maintenance);
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
  .d-operational {
    fill: var(--_quiet);
  }
  .d-degraded_performance {
    fill: var(--_degraded);
  }
  .d-partial_outage {
    fill: var(--_partial);
  }
  .d-major_outage {
    fill: var(--_major);
  }
  .d-under_maintenance {
    fill: var(--_maintenance);
  }
  .d-unknown {
    fill: var(--_unknown);
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
    color: CanvasText;
    color: inherit;
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
    padding-inline-end: 1em;
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
  .promise {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    align-items: baseline;
    column-gap: 0.75em;
  }
  .value {
    font-size: 1.25em;
    font-weight: 700;
    line-height: 1.2;
    white-space: nowrap;
  }
  .value.none {
    font-size: 1em;
    font-weight: 400;
    color: var(--_muted);
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
    column-gap: 0.75em;
  }
  .standing.tone-risk {
    color: var(--_degraded-text);
  }
  .standing.tone-bad {
    color: var(--_major);
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
  .foot {
    margin-block-start: 2em;
  }

  .compact .service {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 2em;
    padding-block: 0.6em;
  }
  .compact .who {
    flex: 1 1 10em;
  }
  .compact + .foot {
    margin-block-start: 0.75em;
  }
  :host([view='compact']) .headline {
    font-size: 1.125em;
    letter-spacing: 0;
  }

  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 0.5em;
  }
  .line .icon {
    align-self: center;
    margin: 0;
  }
  .line .headline {
    font-size: 1em;
    letter-spacing: 0;
  }
  .line .notice {
    margin: 0;
  }

  @container (inline-size >= 20em) {
    .service {
      grid-template: 'who figures' 'history history' / minmax(0, 1fr) minmax(0, 10.5em);
    }
  }
  @container (inline-size >= 30em) {
    .axis {
      min-block-size: 1.45em;
    }
    .headline {
      font-size: 2em;
    }
  }
  @container (inline-size >= 46em) {
    .service {
      grid-template: 'who history figures' / 13em minmax(0, 1fr) 11.5em;
    }
    .headline {
      font-size: 2.6em;
      max-inline-size: 18em;
    }
    .events {
      grid-template-columns: 1fr 1fr;
    }
  }

  @media (forced-colors: active) {
    .icon,
    .day,
    .used {
      fill: CanvasText;
    }
    .d-operational {
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
