import { type Html, html } from '../html.ts';
import type { Place } from '../place.ts';

/** A text of an article, a file or a person: its direction of writing is its own, and does not reach beyond it. */
export const text = (value: string): Html => html`<bdi>${value}</bdi>`;

export const nameLink = ({ host }: Place, name: string, className = 'name'): Html =>
  host.link({ view: 'somebody', name }, text(name), { className });

export const storyLink = ({ host }: Place, story: string, label: string, className = ''): Html =>
  host.link({ view: 'story', story }, text(label), { className });

export const articleLink = ({ host }: Place, article: string, label: string, className = ''): Html =>
  host.link({ view: 'article', article }, text(label), { className });

export const fileLink = ({ host }: Place, key: string): Html =>
  host.link({ view: 'files', key }, text(key), { className: 'key' });

/** An article or story without a headline. */
export const UNTITLED = '(no headline)';

/** Of a text without a headline: its first words. */
export const firstWords = (text: string): string => {
  const words = text.slice(0, 300).split(/\s+/).slice(0, 14);
  return `${words.join(' ')} …`;
};

/** `1 file`, `2,000 files` */
export const count = ({ format }: Place, number: number, singular: string, plural = `${singular}s`): string =>
  `${format.number(number)} ${number === 1 ? singular : plural}`;

export const time = ({ format }: Place, iso: string): Html =>
  html`<time datetime="${iso}">${format.instant(iso)}</time>`;
