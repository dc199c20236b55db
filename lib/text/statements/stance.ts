import type { Stance } from '../vocabulary.ts';
import { type CueWord, cueOf } from './cues.ts';
import type { Draft } from './draft.ts';
import { OWN_WORDS } from './own-words.ts';
import { REPORT_NOUN, type TokenTable } from './token-table.ts';

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

/** The stance of a statement: what its cue says, unless its own words say otherwise. */
export const attitudeOf = (table: TokenTable, text: string, draft: Draft, content: string): Attitude => {
  const word = draft.cue ? tellingWord(table, draft) : undefined;
  const silent = draft.cue !== undefined && word?.stance === 'denies' && KEEPS_SILENT.test(cueText(table, draft));
  if (silent) return { stance: 'asserts', hedged: isHedged(table, draft, content, false), negated: true };
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
  if (word && cued === 'denies' && NEITHER.test(cueText(table, draft))) return 'doubts';
  if (cued !== 'asserts' && cued !== 'argues') return cued;
  if (negated) return cued;
  const direct = draft.quotations.length > 0 || draft.quoted === true;
  const opening = content.slice(0, 160);
  for (const own of OWN_WORDS) if ((direct || !own.direct) && own.pattern.test(opening)) return own.stance;
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
  const asked = draft.quotations.length === 0;
  if (lemma === 'ask' && stance === 'asks' && (asked || behind === 'for'))
    return behind === 'for' || ASKED_TO.test(content) ? 'urges' : 'asks';
  if (lemma === 'advise' && asked && ADVISED_TO.test(content)) return 'urges';
  if (lemma === 'tell' && asked && TOLD_TO.test(content)) return 'urges';
  const bare = table.text[draft.cue!.to - 1] === 'to' && draft.cue!.to - 1 === draft.cue!.head + 1;
  if (stance === 'urges' && cls === 'thought' && (bare || /^to [a-z]/.test(content))) return 'promises';
  if (lemma === 'call' && table.cue[draft.cue!.head] !== REPORT_NOUN) {
    const called = table.text.slice(draft.cue!.head + 1, draft.cue!.to).join(' ');
    if (CALLED_UNTRUE.test(content) || CALLED_UNTRUE.test(called)) return 'denies';
    if (/^(?:for|on|upon)\b/.test(content)) return 'urges';
  }
  if (lemma === 'rule' && RULED_OUT.test(cueText(table, draft))) return 'denies';
  return stance;
};

/** "called this a lie", `called the accusation "a disgrace"`: of something said, not of somebody. */
const CALLED_UNTRUE =
  /\b(?:an? (?:\p{Ll}+ )?lies?|lies|false|untrue|nonsense|baseless|unfounded|absurd|ridiculous|fabricated|an? (?:complete |pure |total )?(?:fabrication|invention|fiction|fantasy|fairy tale|smear|hoax))\b|^(?:the|that|this|these|those|such|his|her|their|its) (?:\p{Ll}+ )?(?:claims?|allegations?|accusations?|charges?|reports?|account|story|suggestion|assertion)\b/u;
const RULED_OUT = /\bout\b/;
/** "neither confirmed nor denied" */
const NEITHER = /\b(?:nor|or) (?:den|reject|dismiss)/i;
/** What is not said is no denial: "declined to comment", "refused to confirm". */
const KEEPS_SILENT =
  /\b(?:declin|refus)\w* (?:to )?(?:\w+ )?(?:comment|say|discuss|confirm|answer|elaborate|respond|speak|talk|identify|name|disclose|explain|give|provide|release|reveal|specify|speculate|be (?:drawn|interviewed|named|identified))/i;

const cueText = (table: TokenTable, draft: Draft): string => {
  const { from: first, to } = draft.cue!;
  // "neither confirmed nor | denied"
  const from = table.text[first - 1] === 'nor' ? Math.max(draft.cue!.first, first - 3) : first;
  return table.text.slice(from, Math.min(to + 4, draft.cue!.end)).join(' ');
};

/** "Brennol to stop production", "to send in photographs": a request, not a question. */
const ASKED_TO =
  /^(?:for|that|to [a-z]|(?!(?:whether|if|why|what|how|who|when|where|about)\b)[^?]{2,60}? (?:not )?to [a-z])/;
const TOLD_TO =
  /^(?:to [a-z]|(?:(?:the|his|her|their|its) )?(?!(?:it|he|she|they|there|that|how|what|why)\b)[\p{L}]+ (?:not )?to [a-z])/u;

const ADVISED_TO = /^(?:\S+ ){0,5}?(?:not )?to [a-z]|^against /;

const isQuestion = (text: string, draft: Draft, content: string): boolean =>
  content.endsWith('?') || text[draft.pieces.at(-1)!.end] === '?';

const tellingWord = (table: TokenTable, draft: Draft): CueWord | undefined => {
  const { from, to } = draft.cue!;
  let found: CueWord | undefined;
  for (let i = from; i < to; i++) {
    const word = cueOf(table.text[i]!.toLowerCase());
    // "have long claimed"
    if (!word || (word.lemma === 'long' && i + 1 < to)) continue;
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
  // "May" with a capital is a month.
  for (const word of opening.split(/[^A-Za-z'’]+/)) if (HEDGES.has(word)) return true;
  // A reported question's "if" is no condition.
  return !asks && (/^(?:if|unless)\b/i.test(opening) || /[ ,;]if [a-z]/.test(opening));
};
