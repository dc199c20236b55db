import type { Claim } from '../../tables/fingerprints.ts';
import { storyOf } from '../../tables/forest.ts';
import { type Context, claimOf } from '../context.ts';
import { hasFailed } from '../file/outcomes.ts';
import { countMentions, MAX_PARTS } from './mentions.ts';

/** An article, and how much of a digest that came before it is a passage of it: its share of the digest, 0 to 1. */
export interface HeldLater {
  articleId: string;
  share: number;
}

/**
 * Notes in an article's claim the digests that came before it and hold a part of it. Their rows are changed once the row of
 * the article's file is written, by whoever has written it: another delivery may have met other articles.
 */
export const noteHeldIn = async (context: Context, articleId: string, digests: readonly HeldLater[]): Promise<void> => {
  for (const digest of digests) await addNote(context, articleId, 'heldIn', digest);
};

/** Adds an article's story to the rows of digests that came before it. */
export const listHeldLater = async (context: Context, { articleId, heldIn }: Claim): Promise<void> => {
  for (const { articleId: digestId, share } of notesIn(heldIn)) {
    const part = { articleId, share };
    if (await addPart(context, digestId, part)) continue;
    // The digest has no row yet: who writes that looks at its claim afterwards.
    await addNote(context, digestId, 'holds', part);
    await addPart(context, digestId, part);
  }
  await context.fingerprints.changeClaim(articleId, { heldIn }, { heldIn: undefined });
};

/** Adds to the row of a digest what came before that row was written. */
export const addHeldLater = async (context: Context, { articleId, holds }: Claim): Promise<void> => {
  for (const part of notesIn(holds)) await addPart(context, articleId, part);
};

/**
 * One part at a time, and each is counted before the next is added: so of a row that may not be counted everywhere, it is
 * the part added last.
 *
 * @returns false if the digest has no row yet
 */
const addPart = async (context: Context, digestId: string, { articleId, share }: HeldLater): Promise<boolean> => {
  const { fingerprints, files } = context;
  for (;;) {
    const row = await files.get(await claimOf(context, digestId));
    if (!row || hasFailed(row)) return false;
    await countMentions(context, row);
    // A digest that is a variant of another says what it is to that.
    if (row.outcome !== 'new') return true;
    const { contains = [], heldLater, heldAs = 'digest' } = row;
    const storyId = await storyOf(fingerprints, articleId);
    // Both as they were noted and as they are: the story may be merged in between.
    const noted = contains.map((part) => part.storyId);
    const held = [...noted, ...(await Promise.all(noted.map((id) => storyOf(fingerprints, id))))];
    if (row.storyId === storyId || held.includes(storyId) || contains.length >= MAX_PARTS) return true;
    const { key } = await claimOf(context, articleId);
    await files.change(
      row,
      { outcome: 'new', mentioning: undefined, heldLater },
      {
        relation: heldAs,
        contains: [...contains, { storyId, key, share }],
        heldAs,
        mentioning: true,
        heldLater: (heldLater ?? 0) + 1,
      },
    );
  }
};

/** As text: a list could not be compared on every stand-in. */
const notesIn = (notes = ''): HeldLater[] =>
  notes
    .split(' ')
    .filter(Boolean)
    .map((note) => {
      const [articleId = '', share] = note.split(':');
      return { articleId, share: Number(share) };
    });

const addNote = async (
  context: Context,
  articleId: string,
  name: 'heldIn' | 'holds',
  { articleId: other, share }: HeldLater,
): Promise<void> => {
  for (;;) {
    const { [name]: seen } = await claimOf(context, articleId);
    const known = notesIn(seen);
    if (known.length >= MAX_PARTS || known.some((note) => note.articleId === other)) return;
    const notes = [seen, `${other}:${share}`].filter(Boolean).join(' ');
    if (await context.fingerprints.changeClaim(articleId, { [name]: seen }, { [name]: notes })) return;
  }
};
