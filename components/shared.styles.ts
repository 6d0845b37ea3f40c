import { css } from 'lit'

/*
 * What every tag needs. The host's font, colour and scheme are inherited; sizes are em, because the page's rem may be
 * anything. Colours are those of the look, darker in the light scheme where 4.5:1 for words or 3:1 for shapes asks it.
 */
export const styles = css`
  :host {
    --_muted: var(--sla-muted, color-mix(in srgb, currentColor 72%, transparent));
    --_line: var(--sla-line, color-mix(in srgb, currentColor 14%, transparent));
    --_well: var(--sla-well, light-dark(#2f7d5b, #5fbf93));
    --_degraded: var(--sla-degraded, light-dark(#b57a12, #e0ad4c));
    --_degraded-text: var(--sla-degraded-text, light-dark(#855700, #e0ad4c));
    --_partial: var(--sla-partial, light-dark(#d9682b, #ee8a55));
    --_partial-text: var(--sla-partial-text, light-dark(#ac470e, #ee8a55));
    --_major: var(--sla-major, light-dark(#b3261e, #f2766d));
    --_maintenance: var(--sla-maintenance, light-dark(#3a6ea5, #79aee3));
    --_card: var(--sla-card, color-mix(in srgb, currentColor 3%, transparent));
    --_quiet: var(--sla-well-quiet, light-dark(#5b9c7e, #3f8566));
    --_unknown: var(--sla-unknown, light-dark(#868c92, #787e85));
    --_small: max(0.8125em, 12px);
    display: block;
    min-inline-size: min(100%, 12em);
    font: inherit;
  }
  :host([hidden]) {
    display: none;
  }
  p,
  ul {
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
  /* What a page sets for every element reaches the host, never what is inside: the root holds on to its shape. */
  .root {
    position: relative;
    container-type: inline-size;
    font-variant-numeric: tabular-nums;
    line-height: 1.45;
    text-align: start;
    overflow-wrap: break-word;
  }
  .small {
    font-size: var(--_small);
  }
  .small,
  .sub {
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
  :focus-visible {
    outline: 2px solid var(--sla-focus, currentColor);
    outline-offset: 3px;
    border-radius: 2px;
  }
  .headline {
    font-size: 1.125em;
    font-weight: 700;
    line-height: 1.25;
    text-wrap: balance;
  }
  .sub {
    margin-block-start: 0.5em;
  }
  .notice {
    margin-block-start: 0.75em;
    padding-inline-start: 0.75em;
    border-inline-start: 3px solid var(--_degraded);
  }
  .icon {
    inline-size: 1em;
    block-size: 1em;
    margin-block-start: 0.24em;
  }
  .state:is(.s-major_outage, .s-partial_outage, .s-degraded_performance) {
    font-weight: 600;
  }
  p,
  li,
  span,
  th,
  td {
    unicode-bidi: plaintext;
  }
  :host(:dir(rtl)) :is(p, li) {
    text-align: right;
  }
  .icon {
    fill: var(--_shape);
  }
  .state {
    color: var(--_word);
    font-size: max(0.875em, 12px);
  }
  .s-operational {
    --_shape: var(--_well);
    --_word: var(--_muted);
  }
  .s-degraded_performance {
    --_shape: var(--_degraded);
    --_word: var(--_degraded-text);
  }
  .s-partial_outage {
    --_shape: var(--_partial);
    --_word: var(--_partial-text);
  }
  .s-major_outage {
    --_shape: var(--_major);
    --_word: var(--_major);
  }
  .s-under_maintenance {
    --_shape: var(--_maintenance);
    --_word: var(--_maintenance);
  }
  .s-unknown {
    --_shape: var(--_unknown);
    --_word: var(--_muted);
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
  .foot {
    margin-block-start: 0.75em;
  }
  summary {
    min-block-size: 24px;
    cursor: pointer;
  }
  @media (forced-colors: active) {
    .icon {
      fill: CanvasText;
    }
  }
  @media print {
    details::details-content {
      content-visibility: visible;
      block-size: auto;
    }
    summary {
      list-style: none;
    }
  }
`
