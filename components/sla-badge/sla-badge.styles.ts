import { css } from 'lit'

/** One line among the words of its page: no ground, no frame, the host's own size. */
export const styles = css`
  :host {
    display: inline-block;
    min-inline-size: 0;
    vertical-align: baseline;
  }
  /* A container of inline size has none of its own: it would be as narrow as nothing. */
  .root {
    display: inline-block;
    container-type: normal;
  }
  .badge {
    display: inline-flex;
    flex-wrap: wrap;
    align-items: baseline;
    column-gap: 0.375em;
  }
  .icon {
    flex: none;
    align-self: center;
    margin-block-start: 0;
  }
  .state,
  .value {
    font-size: 1em;
  }
  .notice {
    margin: 0;
    padding: 0;
    border: 0;
  }
`
