import { css } from 'lit'

/* What its every view needs beside the shared styles; it comes with the views. */
export const styles = css`
  .services {
    margin-block-start: 1em;
  }
  .service {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 2em;
    padding-block: 0.5em;
    border-block-end: 1px solid var(--_line);
  }
  .who {
    flex: 1 1 10em;
    display: grid;
    grid-template-columns: 1em minmax(0, 1fr);
    column-gap: 0.5em;
    align-content: start;
  }
  .who p {
    grid-column: 2;
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
  .age[data-coming]::after {
    content: attr(data-coming);
    visibility: hidden;
  }
  .since {
    white-space: nowrap;
    font-weight: 400;
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
  }
  .line .notice {
    margin: 0;
  }
  .compact .promise {
    margin-inline-start: 1.5em;
  }
`
