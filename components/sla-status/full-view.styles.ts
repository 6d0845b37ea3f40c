import { css } from 'lit'

/* What only the full view needs. Widths are those of the element, never of the page around it. */
export const styles = css`
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
    padding-block: 1em;
  }
  .many .service {
    content-visibility: auto;
    contain-intrinsic-block-size: auto 6em;
  }
  .who {
    grid-area: who;
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
    margin-block-end: 0.25em;
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
  .group {
    margin-block-start: 2em;
  }
  .group > summary {
    padding-block: 0.25em;
  }
  .group > summary .icon {
    display: inline-block;
    margin-inline-end: 0.375em;
    vertical-align: -0.125em;
  }
  .group > summary .state {
    font-size: var(--_small);
  }
  .group-name {
    color: var(--_muted);
    font-size: var(--_small);
    font-weight: 600;
  }
  .group > .services {
    margin-block-start: 0;
    border-block-start: 1px solid var(--_line);
  }
  .detail::first-letter {
    text-transform: uppercase;
  }
  .history {
    grid-area: history;
    min-inline-size: 0;
  }
  .figures {
    grid-area: figures;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1em 2em;
    align-content: start;
  }
  /* What is promised beside the first: as many side by side as there is room for. */
  .figures.more {
    grid-area: auto / 1 / auto / -1;
    grid-template-columns: repeat(auto-fill, minmax(min(12.5em, 100%), 1fr));
  }
  .more .value {
    font-size: 1em;
  }
  .events {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
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
  @container (inline-size >= 22em) {
    .full .service {
      column-gap: 1em;
      grid-template: 'who figures' 'history history' / minmax(0, 1fr) minmax(0, 10.5em);
    }
  }
  @container (inline-size >= 30em) {
    .full > .headline {
      font-size: 2em;
    }
  }
  @container (inline-size >= 34em) {
    .full .service {
      column-gap: 2em;
      grid-template: 'who figures' 'history figures' 1fr / minmax(0, 1fr) 12.5em;
    }
  }
  /* Beside other columns the day that is chosen may need two lines: rows keep their height. */
  @container (inline-size >= 34em) {
    .full:not(.many) .history {
      min-block-size: calc(28px + 3.15 * var(--_small) + 24px);
    }
  }
  @container (inline-size >= 46em) {
    .full .service {
      grid-template: 'who history figures' / 13.5em minmax(0, 1fr) 12.5em;
    }
    /* A line each: what, how much, how it stands, the last below what the first promise says. */
    .figures.more {
      grid-column-start: 2;
      grid-template-columns: minmax(0, 1fr);
      gap: 0;
    }
    .more li {
      display: grid;
      grid-template: 'title promise standing' auto 'title meter standing' 1fr / minmax(0, 1fr) minmax(0, 1fr) 12.5em;
      gap: 0 2em;
      padding-block: 0.5em;
      border-block-start: 1px solid var(--_line);
    }
    .more li:last-child {
      padding-block-end: 0;
    }
    .more .standing {
      grid-area: standing;
    }
    .more .meter {
      grid-area: meter;
    }
    .more .title {
      grid-area: title;
    }
    .full > .headline {
      font-size: 2.25em;
      max-inline-size: 22em;
    }
    .events {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }
  @media print {
    .service,
    .card li,
    .events li {
      break-inside: avoid;
    }
    /* Below the days, which are unfolded. */
    .figures.more {
      grid-column-start: 1;
    }
    .card .name[href]::after {
      content: ' (' attr(href) ')';
      font-weight: 400;
      overflow-wrap: anywhere;
    }
  }
`
