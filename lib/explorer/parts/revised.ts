import type { Revision, Standing } from '../data/revisions.ts';
import { type Html, html, NOTHING } from '../html.ts';
import type { Place } from '../place.ts';
import { articleLink, count, fileLink, storyLink, text } from './links.ts';
import { wordDiff } from './word-diff.ts';

const MAX_SHOWN = 3;
/** Of one version. */
const MAX_CHANGES = 2;

/**
 * What stands above a text that was changed later: what it says may no longer be so.
 *
 * @param revisions those that say the most first
 * @param storyId of the story that has the rest, if that is another page
 */
export const revisedNotice = (place: Place, revisions: readonly Revision[], storyId?: string): Html => {
  if (revisions.length === 0) return NOTHING;
  const isCorrected = revisions.some(({ relation }) => relation === 'correction');
  return html`
    <div class="notice" role="note"><p class="notice-title">A later version ${isCorrected ? 'corrected' : 'changed'} this:</p>
      <ul>${revisions.slice(0, MAX_SHOWN).map((revision) => item(place, revision))}</ul>
      ${
        revisions.length > MAX_SHOWN &&
        html`<p class="notes">And ${count(place, revisions.length - MAX_SHOWN, 'later version')} more.</p>`
      }
      ${storyId !== undefined && html`<p class="notes">${storyLink(place, storyId, 'All that changed in the story')}</p>`}</div>`;
};

const item = (place: Place, { changes = [], key, articleId, receivedAt, title }: Revision): Html => {
  const version = `the version of ${place.format.instant(receivedAt)}`;
  return html`<li>${changes
    .slice(0, MAX_CHANGES)
    .map(
      ({ before, after }) =>
        html`<p class="diff" dir="auto">${before === undefined ? after : wordDiff(before, after)}</p>`,
    )}
    ${changes.length === 0 && title !== undefined && html`<p class="diff">${text(title)}</p>`}
    <p class="notes"><span class="note">${articleId === undefined ? version : articleLink(place, articleId, version)}</span> <span class="note">${fileLink(place, key)}</span></p></li>`;
};

/** Beside a headline of a story that was corrected: the mark, and what the later version says instead. */
export const standingMark = (standing: Standing | undefined, headline: string | undefined): Html => {
  if (!standing) return NOTHING;
  const { mark, title } = standing;
  // "Correction: " before the same headline is no other one.
  const isOther = title !== undefined && title !== headline && !title.endsWith(`: ${headline}`);
  return html` <span class="corrected">${mark}${isOther && ':'}</span>${isOther && html` <span class="corrected-title">${text(title)}</span>`}`;
};
