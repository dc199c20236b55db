import { type Html, html } from '../html.ts';

/** How passages begin that a file repeats, and that were left out. */
export const passages = (beginnings: readonly string[]): Html =>
  html`<ul class="passages">${beginnings.map((beginning) => html`<li dir="auto">${beginning} …</li>`)}</ul>`;
