import type { FileRow } from '../../../functions/tables/rows.ts';
import { type Html, html } from '../html.ts';
import type { Place } from '../place.ts';
import { fileLink, storyLink } from './links.ts';

type AnyFile = Pick<FileRow, 'outcome'> & Partial<FileRow>;

const OUTCOMES: Record<FileRow['outcome'], string> = {
  new: 'new',
  copy: 'copy',
  variant: 'variant',
  rejected: 'rejected',
  failed: 'failed',
  superseded: 'superseded',
  removed: 'removed',
};

export const outcome = ({ outcome: one }: AnyFile): Html =>
  html`<span class="outcome outcome-${OUTCOMES[one] ?? 'new'}">${one}</span>`;

/** What a file is to others: a copy of which, how alike; a digest of which. */
export const relation = (
  place: Place,
  { relation: one, copyOf, similarity, contains, outcome: whole }: AnyFile,
): Html => {
  const alike = whole === 'variant' && similarity !== undefined && ` (${place.format.share(similarity)} alike)`;
  if (contains) {
    return html`${one ?? 'holds parts'} of ${contains.map(
      ({ storyId, key, share }, i) =>
        html`${i > 0 && ', '}${storyLink(place, storyId, key)} (${place.format.share(share)})`,
    )}`;
  }
  return html`${one}${copyOf !== undefined && html` of ${fileLink(place, copyOf)}`}${alike}`;
};
