import { css } from 'lit'

/** A timeline: a hairline between events, a heavier one beside what still goes on. */
export const styles = css`
  .month {
    margin-block-start: 1.5em;
    font-size: 1em;
    font-weight: 700;
  }
  .month::first-letter {
    text-transform: uppercase;
  }
  /* What belongs to an event stands under its words; the shapes hang in a column of their own. */
  .event {
    padding-block: 0.75em;
    padding-inline-start: 1.5em;
    border-block-end: 1px solid var(--_line);
  }
  .event:last-child {
    border-block-end: 0;
  }
  .open {
    padding-inline-start: 2.25em;
    border-inline-start: 3px solid var(--_shape);
    border-block-end: 0;
    margin-block-start: 0.75em;
    padding-block: 0.25em;
  }
  .what {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    column-gap: 0.5em;
    margin-inline-start: -1.5em;
    font-weight: 600;
  }
  .impact {
    display: flex;
    flex-wrap: wrap;
    column-gap: 1.25em;
  }
  .impact li {
    display: inline-flex;
    column-gap: 0.375em;
    min-inline-size: 0;
  }
  .impact li > * {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .updates {
    margin-block-start: 0.5em;
    max-inline-size: 42em;
  }
  .updates p + p {
    margin-block-start: 0.25em;
  }
`
