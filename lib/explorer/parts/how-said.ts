import type { StoryStatement } from '../data/story.ts';
import { type Html, html } from '../html.ts';
import { text } from './links.ts';
import { stanceWord } from './stance.ts';

/** What follows such a word is what is not so, or not believed; after any other it is the denial or doubt itself. */
const TURNS_AWAY = {
  denies:
    /^(?:contradict|den(?:y|ied|ies)|disavow|dismiss|disput|rebuff|rebut|refus|refut|reject|repudiat|rul(?:e|ed|es|ing) out|disown)/i,
  doubts: /^(?:challeng|doubt|query|quer|question)/i,
} as const;

const NAMES = { denies: 'a denial', doubts: 'a doubt' } as const;

/**
 * How something was said, before its words. "Denies" alone reads both ways: one denies that a strike was planned, another
 * says that no strike was planned. So denials and doubts have the word that is printed: `denied:`, `said (a denial):`.
 */
export const howSaid = ({ stance, cue, kind }: Pick<StoryStatement, 'stance' | 'cue' | 'kind'>): Html => {
  if (stance !== 'denies' && stance !== 'doubts') return stanceWord(stance);
  // Rows of older versions may lack it.
  const word = cue || (stance === 'denies' ? 'denied' : 'doubted');
  if (!TURNS_AWAY[stance].test(word)) return stanceWord(stance, html`${text(word)} (${NAMES[stance]}):`);
  // In quotation marks are the words of the denial, not what was denied.
  return stanceWord(stance, html`${text(word)}${kind === 'direct' && ', in these words'}:`);
};

/** Whether `howSaid` says more than the heading of a side does. */
export const isTurned = ({ stance }: Pick<StoryStatement, 'stance'>): boolean =>
  stance === 'denies' || stance === 'doubts';
