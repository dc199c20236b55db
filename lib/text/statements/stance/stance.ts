import type { Stance } from '../../vocabulary.ts';
import { isDayOrMonth } from '../../words/calendar.ts';
import { DOCUMENT_NOUNS } from '../../words/documents.ts';
import { wordSet } from '../../words/word-list.ts';
import {
  childrenAt,
  covers,
  isFiniteVerb,
  type Page,
  REPORT_NOUN,
  rootOf,
  sentenceEnd,
  sentenceStart,
  type TokenRange,
  tagAt,
  wordAt,
} from '../page/page.ts';
import { type CueWord, cueOf } from '../reports/cues.ts';
import { isWithheld } from '../reports/unsaid.ts';
import { OWN_WORDS } from './own-words.ts';

export interface Attitude {
  stance: Stance;
  /** The words themselves say so, whatever the predicate: "I don't know that for a fact". */
  isOwn: boolean;
  hedged: boolean;
  negated: boolean;
}

const NEGATIONS = wordSet("n't n’t not never no neither nor nobody without hardly cannot");
const HEDGES = wordSet(
  `may might could perhaps possibly probably likely reportedly apparently allegedly seemingly maybe purportedly
  supposedly presumably potentially seems seemed appears appeared`,
);

/** What the stance is told from. */
export interface Said {
  cue: TokenRange | undefined;
  /** As one string. */
  content: string;
  isQuoted: boolean;
  /** Whether a question mark ends it. */
  isQuestion: boolean;
  /** The small word that leads from the cue to what is to be done: asked the court *to* jail him, ministers *for* an inquiry. */
  leadIn?: 'to' | 'for' | undefined;
  /** Whether its verb tells what is or was the case, not what should be: asked of few. */
  isFact(): boolean;
}

/** What these say needs no weighing. */
const PLAIN = new Set(['allege', 'accuse', 'deny', 'pledge', 'vow']);

/** The stance of a statement: what its cue says, unless its own words say otherwise. */
export const attitudeOf = (page: Page, said: Said): Attitude => {
  const { cue } = said;
  const word = cue && tellingWord(page, cue);
  const isSilent = cue !== undefined && word?.stance === 'denies' && KEEPS_SILENT.test(cueText(page, cue));
  if (isSilent) return { stance: 'asserts', isOwn: true, hedged: isHedged(page, said, false), negated: true };
  const negated = cue ? isNegated(page, cue) : false;
  const plainly = (stance: Stance): Attitude => ({ stance, isOwn: true, hedged: isHedged(page, said, false), negated });
  // "refused to rule out"
  if (negated && word?.lemma === 'rule') return plainly('asserts');
  const cued = word && cue ? cuedStance(page, cue, said, word) : 'asserts';
  const isRequest =
    cue !== undefined && word?.lemma === 'ask' && (cued === 'urges' || wordAt(page, cue.from + 1) === 'for');
  // "told him to pay"
  const isOrder = word?.lemma === 'tell' && cued === 'urges';
  const isPlain = !negated && (isRequest || isOrder || PLAIN.has(word?.lemma ?? ''));
  if (/^against /.test(said.content) && /^a(?:sserts|rgues|lleges)$/.test(cued)) return plainly('argues');
  // "pushed back on reports that it was for sale"
  if (cue && word?.lemma === 'push' && wordAt(page, cue.from + 1) === 'back') return plainly('denies');
  // "study suggests", "suggested that the roof leaked", not "that it be mended"
  const isFound = cue !== undefined && DOCUMENT_NOUNS.has(wordAt(page, cue.from - 1));
  if (word?.lemma === 'suggest' && !said.isQuoted && !negated && (isFound || said.isFact())) return plainly('asserts');
  const own = isPlain ? cued : cued === 'asserts' || cued === 'argues' ? ownStance(said, negated) : undefined;
  const stance = own ?? stanceOf(page, said, word, cued, negated);
  return { stance, isOwn: own !== undefined, hedged: isHedged(page, said, stance === 'asks'), negated };
};

const stanceOf = (
  page: Page,
  { cue, isQuoted, isQuestion }: Said,
  word: CueWord | undefined,
  cued: Stance,
  negated: boolean,
): Stance => {
  if (negated && word?.class === 'thought' && cued === 'asserts') return 'doubts';
  if (cue && cued === 'denies' && NEITHER.test(cueText(page, cue))) return 'doubts';
  return isQuoted && isQuestion && cued === 'asserts' && !negated ? 'asks' : cued;
};

const ownStance = ({ content, isQuoted, isQuestion }: Said, negated: boolean): Stance | undefined => {
  if (negated) return undefined;
  const opening = content.slice(0, 160);
  const stance = OWN_WORDS.find(({ direct, pattern }) => (isQuoted || !direct) && pattern.test(opening))?.stance;
  // "Let's begin with the crane. Who knew of it?"
  return stance === 'urges' && isQuestion ? undefined : stance;
};

/** "ask Brennol to stop" and "call on them to stop" urge; "ask whether" asks; "want to run" promises. */
const cuedStance = (
  page: Page,
  cue: TokenRange,
  { content, isQuoted, leadIn }: Said,
  { lemma, stance, class: cls }: CueWord,
): Stance => {
  const behind = wordBehind(page, cue.from);
  if (lemma === 'call' && behind === 'for' && FORECAST.test(content)) return 'asserts';
  if (lemma === 'call' && (behind === 'for' || behind === 'on' || behind === 'upon')) return 'urges';
  if (lemma === 'ask' && stance === 'asks' && (!isQuoted || behind === 'for'))
    return behind === 'for' || leadIn || ASKED_TO.test(content) ? 'urges' : 'asks';
  if (lemma === 'advise' && !isQuoted && ADVISED_TO.test(content)) return 'urges';
  if (lemma === 'tell' && !isQuoted && (leadIn === 'to' || TOLD_TO.test(content))) return 'urges';
  // "hopes to return" tells what somebody means to do.
  if (stance === 'urges' && cls === 'thought' && (behind === 'to' || /^to [a-z]/.test(content))) return 'promises';
  if (lemma === 'call' && page.cue[cue.from] !== REPORT_NOUN && CALLED_UNTRUE.test(content)) return 'denies';
  if (lemma === 'rule' && RULED_OUT.test(cueText(page, cue))) return 'denies';
  return stance;
};

/** The word behind a verb, adverbs and days passed over: "called | Friday | for a vote". */
const wordBehind = (page: Page, verb: number): string => {
  let i = verb + 1;
  while (i <= verb + 2 && i < page.size && (tagAt(page, i) === 'RB' || isDayOrMonth(wordAt(page, i)))) i++;
  return wordAt(page, i);
};

/** "called this a lie", `called the accusation "a disgrace"`: of something said, not of somebody. */
const CALLED_UNTRUE =
  /\b(?:an? (?:\p{Ll}+ )?lies?|lies|false|untrue|nonsense|baseless|unfounded|absurd|ridiculous|fabricated|an? (?:complete |pure |total )?(?:fabrication|invention|fiction|fantasy|fairy tale|smear|hoax))\b|^(?:the|that|this|these|those|such|his|her|their|its) (?:\p{Ll}+ )?(?:claims?|allegations?|accusations?|charges?|reports?|account|story|suggestion|assertion)\b/u;
/** "called for a quarter of an inch of rain" */
const FORECAST =
  /\b(?:(?:centi|milli)?met(?:re|er)s?|inch(?:es)?|feet|foot|cm|mm|degrees) of (?:rain|snow|hail|sleet)\b|^(?:\p{Ll}+ ){0,3}(?:rain|snow|showers|sleet|hail|gales|gusts|thunderstorms|sunshine|temperatures|highs|lows)\b/iu;
const RULED_OUT = /\bout\b/;
/** "neither confirmed nor denied" */
const NEITHER = /\b(?:nor|or) (?:den|reject|dismiss)/i;
/** What is not said is no denial: "declined to comment", "refused to confirm". */
const KEEPS_SILENT =
  /\b(?:declin|refus)\w* (?:to )?(?:\w+ )?(?:comment|say|discuss|confirm|answer|elaborate|respond|speak|talk|identify|name|disclose|explain|give|provide|release|reveal|specify|speculate|be (?:drawn|interviewed|named|identified))/i;

const cueText = (page: Page, { from, to }: TokenRange): string => {
  // "neither confirmed nor | denied"
  const first = wordAt(page, from - 1) === 'nor' ? Math.max(sentenceStart(page, from), from - 3) : from;
  return page.text.slice(first, Math.min(to + 4, sentenceEnd(page, from))).join(' ');
};

/** "Brennol to stop production", "to send in photographs", "ministers for an inquiry": a request, not a question. */
const ASKED_TO =
  /^(?:for|that|to [a-z]|(?!(?:whether|if|why|what|how|who|when|where|about)\b)(?:[^?]{2,60}? (?:not )?to [a-z]|[^?]{2,40}? for (?:an?|the|more|help|his|her|their)\b))/;
const TOLD_TO =
  /^(?:to [a-z]|(?:(?:the|his|her|their|its) )?(?!(?:it|he|she|they|there|that|how|what|why)\b)[\p{L}]+ (?:not )?to [a-z])/u;

const ADVISED_TO = /^(?:\S+ ){0,5}?(?:not )?to [a-z]|^against /;

const tellingWord = (page: Page, { from, to }: TokenRange): CueWord | undefined => {
  let found: CueWord | undefined;
  for (let i = from; i < to; i++) found ??= cueOf(wordAt(page, i));
  return found;
};

const isNegated = (page: Page, { from, to }: TokenRange): boolean => {
  if (isOfFew(page, from)) return true;
  for (let i = Math.max(sentenceStart(page, from), from - 2); i < to; i++)
    if (NEGATIONS.has(wordAt(page, i)) && !/^\d/.test(wordAt(page, i + 1))) return true;
  return isWithheld(page, from);
};

/** "few experts | believe", not "a few experts" */
const isOfFew = (page: Page, from: number): boolean => {
  for (let i = from - 1; i >= sentenceStart(page, from) && from - i <= MAX_FEW && page.isMark[i] === 0; i--)
    if (page.lower[i] === 'few') return !KNOWN_FEW.test(wordAt(page, i - 1));
  return false;
};

const MAX_FEW = 4;
const KNOWN_FEW = /^(?:an?|the|these|those|his|her|its|their|our|past|last|next|every|quite)$/;

/** Whether the verb of a content on which others hang is finite, and no "should": it tells what is or was the case. */
export const tellsFact = (page: Page, content: readonly TokenRange[]): boolean => {
  const root = rootOf(page, content);
  const finite = [root, ...childrenAt(page, root)].filter((i) => covers(content, i) && isFiniteVerb(page, i));
  return finite.length > 0 && finite.every((i) => !/^(?:should|ought|must)$/.test(page.lower[i]!));
};

const isHedged = (page: Page, { cue, content }: Said, asks: boolean): boolean => {
  if (cue)
    for (let i = Math.max(sentenceStart(page, cue.from), cue.from - 2); i < cue.to; i++)
      // "in May, said"
      if (HEDGES.has(page.text[i]!)) return true;
  // What could not be is certain.
  const opening = content.slice(0, 1000).replaceAll(/\bcould not\b/g, '');
  // "May" with a capital is a month.
  for (const word of opening.split(/[^A-Za-z'’]+/)) if (HEDGES.has(word)) return true;
  // A reported question's "if" is no condition.
  return !asks && (/^(?:if|unless)\b/i.test(opening) || /[ ,;]if [a-z]/.test(opening));
};
