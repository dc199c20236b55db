import { type CueWord, cueOf } from './cues.ts';
import type { Draft } from './drafts.ts';
import type { Stance } from './statement.ts';
import type { TokenTable } from './token-table.ts';

export interface Attitude {
  stance: Stance;
  hedged: boolean;
  negated: boolean;
}

const NEGATIONS = new Set([
  "n't",
  'n’t',
  'not',
  'never',
  'no',
  'neither',
  'nor',
  'nobody',
  'without',
  'hardly',
  'cannot',
]);
const HEDGES = new Set(
  `may might could perhaps possibly probably likely reportedly apparently allegedly seemingly maybe purportedly
  supposedly presumably potentially seems seemed appears appeared roughly`.split(/\s+/),
);
/** How a quoted sentence itself doubts, denies, urges, promises or warns, whatever the verb that reports it. */
const OPENINGS: [RegExp, Stance][] = [
  [
    /^(well, |but |and |so |no, |look, |frankly, |honestly, )?(i|we) (do|did)(n['’]t| not) (know|think|believe|see how|buy|recall)\b/i,
    'doubts',
  ],
  [/^(well, |but |and |no, )?(i|we)('m|’m| am|'re|’re| are) not (sure|certain|convinced|aware|persuaded)\b/i, 'doubts'],
  [/^(well, |but |and )?(i|we) (seriously |very much |really |highly )?(doubt|question)\b/i, 'doubts'],
  [
    /^(well, |but |and |no, )?(i|we) (categorically |flatly |strongly |utterly |firmly |completely |absolutely )?(deny|reject|dispute)\b/i,
    'denies',
  ],
  [/^(well, |but |and )?(i|we) (promise|pledge|vow|guarantee|swear|commit)\b/i, 'promises'],
  [
    /^(well, |but |and |so )?(i|we) (strongly |would |again |therefore |now |also )?(urge|call on|call upon|ask|appeal to|demand|plead)\b/i,
    'urges',
  ],
  [/^(well, |but |and )?(i|we)('d|’d| would| want to| must)? warn\b/i, 'warns'],
];

/** The stance of a statement: what its cue says, unless its own words or a negation say otherwise. */
export const attitudeOf = (table: TokenTable, text: string, draft: Draft, content: string): Attitude => {
  const cue = draft.cue;
  const word = cue ? tellingWord(table, draft) : undefined;
  const negated = cue ? isNegated(table, draft) : false;
  const hedged = isHedged(table, draft, content);
  let stance: Stance = word?.stance ?? 'asserts';
  const direct = draft.quotations.length > 0;
  if (stance === 'asserts' || stance === 'argues') {
    const own = OPENINGS.find(([pattern]) => pattern.test(content.slice(0, 80)));
    if (own && direct) stance = own[1];
    else if (direct && isQuestion(text, draft, content)) stance = 'asks';
    else if (!direct && word?.lemma === 'say' && /^(whether|if)\b/i.test(content) && negated) stance = 'doubts';
  }
  if (negated && word?.class === 'thought' && stance === 'asserts') stance = 'doubts';
  return { stance, hedged, negated };
};

const isQuestion = (text: string, draft: Draft, content: string): boolean => {
  const last = draft.pieces.at(-1)!;
  return content.endsWith('?') || text[last.end] === '?';
};

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

const LIGHT = new Set(['give', 'make', 'issue', 'express', 'voice', 'raise', 'repeat', 'offer', 'take', 'read']);

const isNegated = (table: TokenTable, draft: Draft): boolean => {
  const { from, to, head, first } = draft.cue!;
  for (let i = Math.max(first, head - 3); i < to; i++) {
    if (i < from && i < head - 3) continue;
    if (NEGATIONS.has(table.text[i]!.toLowerCase()) && (i >= from || i >= head - 2)) return true;
  }
  return false;
};

const isHedged = (table: TokenTable, draft: Draft, content: string): boolean => {
  if (draft.cue)
    for (let i = Math.max(draft.cue.first, draft.cue.from - 2); i < draft.cue.to; i++)
      if (HEDGES.has(table.text[i]!.toLowerCase())) return true;
  let words = 0;
  for (const word of content.toLowerCase().split(/[^a-z'’]+/)) {
    if (HEDGES.has(word)) return true;
    if (++words > 200) break;
  }
  return /^(if|unless|whether)\b/i.test(content) || /\bif\b/.test(content.slice(0, 400));
};
