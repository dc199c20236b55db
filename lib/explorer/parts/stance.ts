import type { Stance } from '../../text/vocabulary.ts';
import { type Html, html } from '../html.ts';

/** The stances that have a colour of their own; the colours are those of SIDES. */
const COLOURED: Partial<Record<Stance, string>> = {
  asserts: 'asserts',
  alleges: 'alleges',
  doubts: 'doubts',
  denies: 'denies',
  warns: 'alleges',
};

/** A class of the style sheet, whatever the row says. */
export const stanceClass = (stance: Stance): string =>
  Object.hasOwn(COLOURED, stance) ? `stance-${COLOURED[stance]}` : 'stance-other';

export const stanceWord = (stance: Stance, word: Html | string = stance): Html =>
  html`<span class="stance ${stanceClass(stance)}">${word}</span>`;
