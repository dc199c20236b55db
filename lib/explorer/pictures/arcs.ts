import type { Tie } from '../data/somebody.ts';
import { type Html, html } from '../html.ts';

/** As high as the rows of the list beside it. */
const ROW = 34;
const WIDTH = 132;
const RIGHT = WIDTH - 8;

/**
 * Who is named together: a dot for each row of the list beside the picture, as large as it is often named with somebody,
 * and an arc between two that are named together as well, as thick as that is often. Unlike a net of lines it can be read
 * at any width, and the names stay text.
 */
export const arcs = (name: string, ties: readonly Tie[]): Html => {
  const most = Math.max(1, ...ties.map(({ articles }) => articles));
  const mostTogether = Math.max(1, ...ties.flatMap((tie) => [...tie.with.values()]));
  const y = (row: number) => row * ROW + ROW / 2;
  const paths = ties.flatMap((tie, i) =>
    [...tie.with].map(([j, articles]) => {
      const reach = Math.min(RIGHT - 6, 14 + (j - i) * (RIGHT / ties.length));
      const width = 0.8 + 2.2 * (articles / mostTogether);
      return html`<path class="arc" stroke-width="${width.toFixed(2)}" d="M${RIGHT} ${y(i)}C${RIGHT - reach * 1.3} ${y(i)} ${RIGHT - reach * 1.3} ${y(j)} ${RIGHT} ${y(j)}"/>`;
    }),
  );
  return html`
    <svg class="picture arcs" width="${WIDTH}" height="${ties.length * ROW}" role="img" aria-label="Arcs between those who are named together with ${name} and with each other.">
      ${paths}
      ${ties.map(
        ({ articles }, i) =>
          html`<circle class="dot" cx="${RIGHT}" cy="${y(i)}" r="${(2.5 + 4 * Math.sqrt(articles / most)).toFixed(1)}"/>`,
      )}
    </svg>`;
};
