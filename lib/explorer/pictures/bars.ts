import type { Unit } from '../data/span.ts';
import type { BucketCounts } from '../data/today.ts';
import { CHARTED } from '../data/today.ts';
import { type Html, html } from '../html.ts';
import type { Place } from '../place.ts';

const HEIGHT = 132;
const BASE = 110;
const TOP = 16;
/** Of the width of a part, so that bars stand apart. */
const FILLED = 0.82;
/** Percent: one bar alone would be a wall. */
const MAX_WIDTH = 9;
const MAX_TICKS = 6;
/** Percent: half a label, where the page is narrow. */
const EDGE = 8;

const LABELS = { new: 'new', variant: 'variants', copy: 'copies' } as const;

/** Files over time, as bars in three layers. Places are percents, so that letters keep their size at any width. */
export const bars = (place: Place, buckets: readonly BucketCounts[], unit: Unit): Html => {
  const totals = buckets.map(({ counts }) => CHARTED.reduce((sum, layer) => sum + counts[layer], 0));
  const most = Math.max(1, ...totals);
  const step = 100 / Math.max(1, buckets.length);
  const width = Math.min(step * FILLED, MAX_WIDTH);
  const rects = buckets.flatMap(({ counts }, i) => {
    let y = BASE;
    return CHARTED.map((layer) => {
      const height = (counts[layer] / most) * (BASE - TOP);
      y -= height;
      return height === 0
        ? false
        : html`<rect class="layer-${layer}" x="${fixed((i + 0.5) * step - width / 2)}%" y="${fixed(y)}" width="${fixed(width)}%" height="${fixed(height)}"/>`;
    });
  });
  const every = Math.ceil(buckets.length / MAX_TICKS);
  const ticks = buckets.map(({ start }, i) => {
    if (i % every !== 0) return false;
    const { x, anchor } = within((i + 0.5) * step);
    return html`<text class="tick${(i / every) % 2 === 1 && ' spare'}" x="${fixed(x)}%" y="${BASE + 16}" text-anchor="${anchor}">${place.format.tick(start, unit)}</text>`;
  });
  return html`
    <figure class="chart">
      <svg class="picture" width="100%" height="${HEIGHT}" role="img" aria-label="Files over time: at most ${most} at once. The figures stand below.">
        <line class="axis" x1="0" x2="100%" y1="${BASE + 0.5}" y2="${BASE + 0.5}"/>
        <line class="grid" x1="0" x2="100%" y1="${TOP + 0.5}" y2="${TOP + 0.5}"/>
        <text class="tick" x="0" y="${TOP - 4}">${place.format.number(most)}</text>
        ${rects}${ticks}
      </svg>
      <figcaption class="legend">${CHARTED.map((layer) => html`<span class="key-${layer}">${LABELS[layer]}</span> `)}</figcaption>
      ${table(place, buckets, unit)}
    </figure>`;
};

/** A label around a place near an edge would reach over it. */
const within = (x: number): { x: number; anchor: 'start' | 'middle' | 'end' } => {
  if (x < EDGE) return { x: 0, anchor: 'start' };
  return x > 100 - EDGE ? { x: 100, anchor: 'end' } : { x, anchor: 'middle' };
};

const table = (place: Place, buckets: readonly BucketCounts[], unit: Unit): Html => html`
  <details class="figures"><summary>The figures</summary>
    <table><thead><tr><th scope="col">from</th>${CHARTED.map((layer) => html`<th scope="col" class="number">${LABELS[layer]}</th>`)}</tr></thead>
      <tbody>${buckets
        .filter(({ counts }) => CHARTED.some((layer) => counts[layer] > 0))
        .map(
          ({ start, counts }) =>
            html`<tr><th scope="row">${place.format.tick(start, unit)}</th>${CHARTED.map(
              (layer) => html`<td class="number">${place.format.number(counts[layer])}</td>`,
            )}</tr>`,
        )}</tbody></table>
  </details>`;

const fixed = (value: number): number => Math.round(value * 100) / 100;
