import { type CueWord, cueOf } from './cues.ts';
import type { Draft } from './drafts.ts';
import type { Stance } from './statement.ts';
import type { TokenTable } from './token-table.ts';

export interface Attitude {
  stance: Stance;
  hedged: boolean;
  negated: boolean;
}

const words = (list: string): Set<string> => new Set(list.split(/\s+/));

const NEGATIONS = words("n't n’t not never no neither nor nobody without hardly cannot");
const HEDGES = words(
  `may might could perhaps possibly probably likely reportedly apparently allegedly seemingly maybe purportedly
  supposedly presumably potentially seems seemed appears appeared`,
);
/** Verbs that say little: the noun beside them tells ("made the allegation"). */
const LIGHT = words('give make issue express voice raise repeat offer take read have');

/** What may stand before the words that tell: "Well, …", "But …". */
const LEAD = '(?:(?:well|but|and|so|no|look|frankly|honestly|yes|now|of course)[,:]? )?';
const WE = '(?:i|we|he|she|they|it)';

/** What the words themselves do, whatever the verb that reports them; the first that fits tells. */
const OWN_WORDS: [RegExp, Stance][] = [
  [
    /\b(?:is|was|are|were|be|being) (?:simply |completely |absolutely |totally |utterly |just |flatly )?(?:false|untrue|not true|a lie|lies|nonsense|baseless|unfounded|without foundation|fabricated|invented|absurd|ridiculous)\b/i,
    'denies',
  ],
  [
    new RegExp(
      `^${LEAD}there (?:is|was|were|are|has been|had been|have been) (?:absolutely |simply )?no (?:fraud|evidence|truth|proof|wrongdoing|collusion|link|cover-up|deal|plan|pressure|such|threat|bribe|secret)`,
      'i',
    ),
    'denies',
  ],
  [
    new RegExp(
      `^${LEAD}${WE} (?:never|have never|had never|has never|did not|didn['’]t|took no|had no part|had nothing|have nothing|played no|have not|haven['’]t) (?!know|think|believe|see|expect|want|recall|yet|seen)`,
      'i',
    ),
    'denies',
  ],
  [/^(?:no|none of our|nobody|not one|no one) .{0,80}\b(?:has ever|have ever|ever|had ever)\b/i, 'denies'],
  [
    new RegExp(
      `^${LEAD}(?:i|we) (?:categorically |flatly |strongly |utterly |firmly |completely |absolutely )?(?:deny|reject|dispute)\\b`,
      'i',
    ),
    'denies',
  ],
  [
    new RegExp(
      `^${LEAD}${WE} (?:do|did|does)(?:n['’]t| not) (?:know|think|believe|see how|buy|recall|remember)\\b`,
      'i',
    ),
    'doubts',
  ],
  [
    new RegExp(
      `^${LEAD}${WE} (?:am|are|was|were|is|['’]m|['’]re) ?not (?:sure|certain|convinced|aware|persuaded)\\b`,
      'i',
    ),
    'doubts',
  ],
  [new RegExp(`^${LEAD}(?:i|we)(?:['’]m|['’]re) not (?:sure|certain|convinced|aware|persuaded)\\b`, 'i'), 'doubts'],
  [
    new RegExp(`^${LEAD}${WE} (?:seriously |very much |really |highly )?(?:doubts?|questions?|doubted) `, 'i'),
    'doubts',
  ],
  [
    new RegExp(
      `^${LEAD}${WE} (?:could|can) (?:neither confirm|not (?:confirm|say|vouch)|['’]t (?:confirm|say|vouch))`,
      'i',
    ),
    'doubts',
  ],
  [new RegExp(`^${LEAD}(?:i|we) (?:can|could)(?:n['’]t|not) (?:confirm|say for certain|vouch)`, 'i'), 'doubts'],
  [
    new RegExp(`^${LEAD}(?:i|we) (?:also |hereby |solemnly )?(?:promise|pledge|vow|guarantee|swear)\\b`, 'i'),
    'promises',
  ],
  [new RegExp(`^${LEAD}you have my word\\b`, 'i'), 'promises'],
  [new RegExp(`^${LEAD}(?:i|we)(?:['’]d| would| must| want to)? warn\\b`, 'i'), 'warns'],
  [
    new RegExp(
      `^${LEAD}(?:i|we) (?:strongly |would |again |therefore |now |also )?(?:urge|call on|call upon|ask|appeal to|demand|plead|beg)\\b`,
      'i',
    ),
    'urges',
  ],
  [/^(?:please|do not|don['’]t|let us|let['’]s|never) [a-z]/i, 'urges'],
];

/** The stance of a statement: what its cue says, unless its own words say otherwise. */
export const attitudeOf = (table: TokenTable, text: string, draft: Draft, content: string): Attitude => {
  const word = draft.cue ? tellingWord(table, draft) : undefined;
  const negated = draft.cue ? isNegated(table, draft) : false;
  const stance = stanceOf(table, text, draft, content, word, negated);
  return { stance, hedged: isHedged(table, draft, content, stance === 'asks'), negated };
};

const stanceOf = (
  table: TokenTable,
  text: string,
  draft: Draft,
  content: string,
  word: CueWord | undefined,
  negated: boolean,
): Stance => {
  const cued = word ? cuedStance(table, draft, content, word) : 'asserts';
  if (negated && word?.class === 'thought' && cued === 'asserts') return 'doubts';
  if (cued !== 'asserts' && cued !== 'argues') return cued;
  if (negated) return cued;
  const direct = draft.quotations.length > 0 || draft.quoted === true;
  const opening = content.slice(0, 160);
  for (const [pattern, stance] of OWN_WORDS) {
    // Indirect speech urges nobody by itself: "do not" there is the writer's.
    if (!direct && (stance === 'urges' || stance === 'warns' || stance === 'promises')) continue;
    if (pattern.test(opening)) return stance;
  }
  if (direct && isQuestion(text, draft, content)) return 'asks';
  return cued;
};

/** "ask Brennol to stop" and "call on them to stop" urge; "ask whether" asks; "want to run" promises. */
const cuedStance = (
  table: TokenTable,
  draft: Draft,
  content: string,
  { lemma, stance, class: cls }: CueWord,
): Stance => {
  const behind = table.text[draft.cue!.head + 1]?.toLowerCase();
  if (lemma === 'call' && (behind === 'for' || behind === 'on' || behind === 'upon')) return 'urges';
  if (lemma === 'ask' && stance === 'asks' && draft.quotations.length === 0)
    return behind === 'for' ||
      (/^(?:for|that|[^?]{2,60}? (?:not )?to [a-z])/.test(content) &&
        !/^(?:whether|if|why|what|how|who|when|where|about)\b/i.test(content))
      ? 'urges'
      : 'asks';
  if (stance === 'urges' && cls === 'thought' && /^to [a-z]/.test(content)) return 'promises';
  if (lemma === 'refuse' || lemma === 'decline') return 'denies';
  if (
    lemma === 'tell' &&
    draft.quotations.length === 0 &&
    /^(?:[^ ]+ ){1,4}to [a-z]/.test(content) &&
    !/^(?:that|how|what|why)\b/.test(content)
  )
    return 'urges';
  return stance;
};

const isQuestion = (text: string, draft: Draft, content: string): boolean =>
  content.endsWith('?') || text[draft.pieces.at(-1)!.end] === '?';

const tellingWord = (table: TokenTable, draft: Draft): CueWord | undefined => {
  const { from, to } = draft.cue!;
  let found: CueWord | undefined;
  for (let i = from; i < to; i++) {
    const word = cueOf(table.text[i]!.toLowerCase());
    if (!word) continue;
    // "made the allegation", "issued a denial": the noun tells; "said in a statement": the verb does.
    if (!found || (word.noun && LIGHT.has(found.lemma))) found = word;
    else if (!word.noun && found.noun) found = word;
    else if (!found.noun && !word.noun && found.stance === 'asserts' && word.stance !== 'asserts') found = word;
  }
  return found;
};

const isNegated = (table: TokenTable, draft: Draft): boolean => {
  const { from, to, head, first } = draft.cue!;
  for (let i = Math.max(first, Math.min(from, head - 2)); i < Math.min(to, head + 1); i++)
    if ((i >= from || i >= head - 2) && NEGATIONS.has(table.text[i]!.toLowerCase())) return true;
  return false;
};

const isHedged = (table: TokenTable, draft: Draft, content: string, asks: boolean): boolean => {
  if (draft.cue)
    for (let i = Math.max(draft.cue.first, draft.cue.from - 2); i < draft.cue.to; i++)
      if (HEDGES.has(table.text[i]!.toLowerCase())) return true;
  const opening = content.slice(0, 1000);
  for (const word of opening.toLowerCase().split(/[^a-z'’]+/)) if (HEDGES.has(word)) return true;
  // A reported question's "if" is no condition.
  return !asks && (/^(?:if|unless)\b/i.test(opening) || /[ ,;]if [a-z]/.test(opening));
};
