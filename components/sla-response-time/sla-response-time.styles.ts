import { css } from 'lit'

/** Lines told apart by width and dash as well as by colour; the same box for the picture and for the chart. */
export const styles = css`
  .box {
    position: relative;
    block-size: 15em;
    margin-block-start: 0.75em;
    contain: layout;
  }
  .lines-box,
  .lines {
    display: block;
    inline-size: 100%;
    block-size: 100%;
  }
  .lines-box[hidden] {
    display: none;
  }
  :host(:dir(rtl)) .lines {
    transform: scaleX(-1);
  }
  /* The chart sets its size in pixels a moment after the box has another one. */
  canvas {
    position: absolute;
    inset: 0;
    inline-size: 100% !important;
    block-size: 100% !important;
  }
  /* The numbers stand beside the lines, about where the chart will have them. */
  .lines-box {
    box-sizing: border-box;
    padding-inline-start: 4.75em;
  }
  .scale {
    position: absolute;
    inset-block-start: 0;
    inset-inline-start: 0;
    inline-size: 5.2em;
    text-align: end;
    white-space: nowrap;
    translate: 0 -50%;
    color: var(--_muted);
    font-size: var(--_small);
    line-height: 1.3;
  }
  .scale.middle {
    inset-block-start: 50%;
  }
  .scale.ground {
    inset-block-start: 100%;
  }
  .days {
    margin-block-start: 0.5em;
  }
  path {
    fill: none;
    vector-effect: non-scaling-stroke;
  }
  .rule {
    stroke: var(--_line);
  }
  .line {
    stroke-linejoin: round;
    stroke-linecap: round;
  }
  .p50 {
    stroke: var(--_well);
    stroke-width: 1.5px;
  }
  .p95 {
    stroke: var(--_maintenance);
    stroke-width: 2.5px;
  }
  .p99 {
    stroke: var(--_muted);
    stroke-width: 1.5px;
    stroke-dasharray: 2 3;
  }
  .limit {
    stroke: var(--_major);
    stroke-width: 1.5px;
    stroke-dasharray: 8 4;
  }
  .ends {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    margin-inline-start: 5.85em;
  }
  /* The chart names its days itself; the line stays, so that nothing moves. */
  .ends[hidden] {
    visibility: hidden;
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25em 1.25em;
    margin-block-start: 0.5em;
  }
  .legend li {
    display: inline-flex;
    align-items: center;
    column-gap: 0.5em;
  }
  .sample {
    inline-size: 24px;
    block-size: 8px;
  }
  @media print {
    canvas {
      display: none;
    }
    .lines-box[hidden] {
      display: block;
    }
    .ends[hidden] {
      visibility: visible;
    }
  }
  @media (forced-colors: active) {
    .line,
    .limit {
      stroke: CanvasText;
    }
    .rule {
      stroke: GrayText;
    }
  }
`
