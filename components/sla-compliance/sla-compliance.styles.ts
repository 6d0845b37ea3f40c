import { css } from 'lit'

/** A promise a row: what it is, the fact beside it, and what stands behind it below. */
export const styles = css`
  .agreement {
    margin-block-end: 0.5em;
  }
  .objective {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.5em 2em;
    padding-block: 1em;
    border-block-start: 1px solid var(--_line);
  }
  .objectives {
    margin-block-start: 1.25em;
    border-block-end: 1px solid var(--_line);
  }
  .what {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    column-gap: 0.5em;
  }
  .title,
  .section {
    font-weight: 700;
  }
  .section {
    margin-block: 1.25em 0.5em;
  }
  .tone-bad .verdict {
    font-weight: 600;
  }
  .broken {
    color: var(--_major);
  }
  .credits li + li {
    margin-block-start: 0.5em;
  }
  .past {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    column-gap: 1em;
    margin-block-start: 0.5em;
  }
  .periods {
    block-size: 1.25em;
    inline-size: 7em;
    margin-block-start: -0.25em;
  }
  :host(:dir(rtl)) .periods {
    transform: scaleX(-1);
  }
  .days {
    min-inline-size: 0;
  }
  .steps {
    margin: 0.5em 0;
    padding-inline-start: 1.5em;
    max-inline-size: 46em;
  }
  .steps li + li {
    margin-block-start: 0.25em;
  }
  .icon {
    margin-block-start: 0.24em;
  }
  @container (inline-size >= 34em) {
    .objective {
      grid-template: auto 1fr / minmax(0, 1fr) minmax(0, 14em);
      row-gap: 0.25em;
    }
    .fact {
      grid-area: 1 / 2 / span 2;
    }
    .behind {
      padding-inline-start: 1.5em;
    }
    .past {
      grid-template-columns: auto minmax(0, 1fr);
    }
  }
  @media print {
    .objective {
      break-inside: avoid;
    }
  }
`
