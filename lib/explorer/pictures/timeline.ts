import type { StoryFile } from '../data/story.ts';
import { type Html, html } from '../html.ts';
import type { Place } from '../place.ts';

/** What a file is in the spread of a story, in the order of the lanes. */
const LANES = ['first', 'revision', 'cut', 'copy', 'digest'] as const;
export type Lane = (typeof LANES)[number];

const LANE_LABELS: Record<Lane, string> = {
  first: 'first',
  revision: 'revised or corrected',
  cut: 'cut or extended',
  copy: 'copies and reprints',
  digest: 'digests and quotations',
};

export const laneOf = ({ outcome, relation }: StoryFile): Lane => {
  if (relation === 'digest' || relation === 'quotes') return 'digest';
  if (outcome === 'copy' || relation === 'reprint' || relation === 'exact copy') return 'copy';
  if (relation === 'revision' || relation === 'correction') return 'revision';
  return relation === 'excerpt' || relation === 'expansion' ? 'cut' : 'first';
};

/** Around their middle: filled and empty, round and square, so that nobody needs the colour. */
const MARKS: Record<Lane, string> = {
  first: 'M-7 0a7 7 0 1 0 14 0a7 7 0 1 0 -14 0',
  revision: 'M0 -8L8 0L0 8L-8 0Z',
  cut: 'M-7 6L0 -7L7 6Z',
  copy: 'M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0',
  digest: 'M-6 -6H6V6H-6Z',
};

const LANE_HEIGHT = 46;
const LINE = 30;
const AXIS = 26;
/** Percent: marks keep clear of the edges. */
const MARGIN = 3;
/** Milliseconds: files that came faster are drawn in their order, which is all that can be told apart. */
const MIN_SPAN = 60_000;
const TEN_MINUTES = 600_000;
const TICKS = [0, 0.5, 1];

export interface TimedFile {
  file: StoryFile;
  lane: Lane;
}

/** The files of a story over time, in a lane for each kind. */
export const timeline = (place: Place, files: readonly TimedFile[]): Html => {
  const times = files.map(({ file }) => Date.parse(file.receivedAt));
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const inOrder = last - first < MIN_SPAN;
  const position = (i: number) => {
    const share = inOrder ? (i + 0.5) / files.length : (times[i]! - first) / (last - first);
    return Math.round((MARGIN + share * (100 - 2 * MARGIN)) * 100) / 100;
  };
  const lanes = LANES.filter((lane) => files.some((file) => file.lane === lane));
  const height = lanes.length * LANE_HEIGHT + (inOrder ? 4 : AXIS);
  const summary = lanes
    .map((lane) => `${files.filter((file) => file.lane === lane).length} ${LANE_LABELS[lane]}`)
    .join(', ');
  return html`
    <figure class="timeline">
      <svg class="picture" width="100%" height="${height}" role="img" aria-label="The files of the story over time: ${summary}. They are listed below.">
        ${lanes.map((lane, row) => {
          const y = row * LANE_HEIGHT + LINE;
          return html`
            <text class="lane" x="0" y="${y - 14}">${LANE_LABELS[lane]}</text>
            <line class="grid" x1="0" x2="100%" y1="${y + 0.5}" y2="${y + 0.5}"/>
            ${files.map(
              ({ file, lane: own }, i) =>
                own === lane &&
                html`<svg x="${position(i)}%" y="${y}" overflow="visible"><path class="mark mark-${lane}" d="${MARKS[lane]}"><title>${file.key}, ${place.format.instant(file.receivedAt)}</title></path></svg>`,
            )}`;
        })}
        ${!inOrder && TICKS.map((share) => tick(place, share, first, last, height))}
      </svg>
      <figcaption class="caption">${
        inOrder
          ? 'In the order in which the files arrived: all of them within a minute.'
          : 'By the time at which the files arrived.'
      }</figcaption>
    </figure>`;
};

const tick = (place: Place, share: number, first: number, last: number, height: number): Html => {
  const anchor = share === 0 ? 'start' : share === 1 ? 'end' : 'middle';
  const iso = new Date(first + share * (last - first)).toISOString();
  const label = last - first < TEN_MINUTES ? place.format.tick(iso, 'second') : place.format.instant(iso);
  return html`<text class="tick${share === 0.5 && ' spare'}" x="${share * 100}%" y="${height - 6}" text-anchor="${anchor}">${label}</text>`;
};
