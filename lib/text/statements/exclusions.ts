import type { Span } from '../language/document.ts';
import { isTitleCase } from './claims.ts';
import type { Draft } from './draft.ts';
import type { CueSpan } from './span-columns.ts';
import {
  LOWER_CASE,
  NAME_START,
  NO_CUE,
  NO_NAME,
  OUTSIDE,
  SPEECH,
  startsName,
  type TokenTable,
  tokenAt,
} from './token-table.ts';

/** What the taggers take for a statement and what its surroundings show to be none. */
export const isNoStatement = (table: TokenTable, text: string, draft: Draft): boolean =>
  isAskedAside(table, draft) ||
  isArticles(table, draft) ||
  isItsSource(table, draft) ||
  isAnonymity(table, draft) ||
  isMovement(table, draft) ||
  isOccasion(table, draft) ||
  isNoCue(table, draft) ||
  isOfPronoun(table, draft) ||
  isNobodys(table, draft) ||
  isTitle(table, text, draft) ||
  isCircumstance(table, draft);

/** "when asked about …", "Dahl, asked about …, said", "The report, citing a memo, said": the writer's way to what was said. */
const isAskedAside = (table: TokenTable, { cue, pieces }: Draft): boolean => {
  if (!cue) return false;
  const before = table.text[cue.from - 1] ?? '';
  if (/^(?:when|if)$/i.test(before)) return true;
  // "Asked if he would return, he smiled."
  const first = tokenAt(table, pieces[0]!.start);
  if (first < cue.from && table.text[first] === 'Asked') return true;
  if (!/^(?:asked|citing|quoting)$/.test(table.text[cue.from]!) || before !== ',') return false;
  const next = tokenAt(table, pieces.at(-1)!.end - 1) + 1;
  return table.text[next] === ',' && table.cue[next + 1] === SPEECH;
};

/** "a | claim | the owner rejected": an article says nothing. */
const isArticles = (table: TokenTable, { source }: Draft): boolean =>
  source !== undefined && source.to - source.from === 1 && /^(?:an?|the)$/i.test(table.text[source.from]!);

/** "Tom Reid was dismissed": nobody says himself. */
const isItsSource = (table: TokenTable, { source, pieces }: Draft): boolean =>
  source !== undefined &&
  pieces.length === 1 &&
  table.start[source.from] === pieces[0]!.start &&
  table.end[source.to - 1] === pieces[0]!.end;

/** "who asked | not to be named", "spoke on condition of | anonymity" */
const isAnonymity = (table: TokenTable, { cue }: Draft): boolean =>
  cue !== undefined && ANONYMITY.test(table.text.slice(cue.to, cue.to + 5).join(' '));

const ANONYMITY =
  /^(?:(?:not )?to (?:be|remain) (?:named|identified|quoted|anonymous)|(?:(?:on )?(?:the )?condition )?(?:of )?anonymity|(?:on )?condition that)/;

/** "Addressing a conference, she said …": the occasion of a statement. */
const isOccasion = (table: TokenTable, { cue }: Draft): boolean =>
  cue !== undefined &&
  cue.from === table.firsts[table.sentence[cue.from]!] &&
  /^(addressing|speaking|talking|writing|appearing)$/i.test(table.text[cue.from]!);

/** "accused | ministers", "who was to | blame", "failed on | Thursday to agree on": what reports nothing, whoever speaks. */
const isNoCue = (table: TokenTable, { cue, pieces }: Draft): boolean => {
  if (!cue) return false;
  // Hope Hicks
  if (cue.to - cue.from === 1 && startsName(table.entity[cue.head]!) && isInName(table.entity[cue.to])) return true;
  const before = table.text[cue.from - 1] ?? '';
  // "the warning lights"
  if (
    cue.to - cue.from === 1 &&
    table.text[cue.from] === 'warning' &&
    ARTICLES.test(before) &&
    table.start[cue.to] === pieces[0]?.start &&
    table.shape[cue.to] === LOWER_CASE &&
    !BEHIND_NOUN.test(table.text[cue.to]!)
  )
    return true;
  if (table.cue[cue.head] === NO_CUE && table.cue[cue.from - 1] === SPEECH && /^(?:accus|blam|urg)/.test(before))
    return true;
  if (
    before === 'to' &&
    /^(?:was|is|are|were)$/.test(table.text[cue.from - 2] ?? '') &&
    table.text[cue.from] === 'blame'
  )
    return true;
  // "the results would have to be | confirmed"
  if (before === 'be' && table.text[cue.from - 2] === 'to') return true;
  // "identified only as Peter M."
  if (table.text[cue.from] === 'identified' && /^(?:only|as)$/.test(table.text[cue.from + 1]!)) return true;
  // "trade blame as …"
  if ([before, table.text[cue.from]!].some((word) => /^trad(?:e|es|ed|ing)$/.test(word))) return true;
  if (isSilence(table, cue, pieces) || isUnanswered(table, cue, pieces) || isAttribute(table, cue)) return true;
  // "failed on Thursday to agree", but not "rejected on Tuesday claims that …"
  return table.cue[cue.from] !== SPEECH && table.text.slice(cue.from, cue.to).some((word) => DAYS.test(word));
};

/** "The government | has not commented.", "had been told.": what stands before is who is silent, or who listened. */
const isSilence = (table: TokenTable, cue: CueSpan, pieces: readonly Span[]): boolean =>
  cue.to + 1 >= table.firsts[table.sentence[cue.head]! + 1]! &&
  /^(?:commented|responded|replied|answered|told|informed)$/.test(table.text[cue.to - 1]!) &&
  pieces.length === 1 &&
  pieces[0]!.end <= table.start[cue.from]! &&
  table.quote[cue.from - 1] === OUTSIDE;

/** "were admitted to hospitals", "last year's disputed election" */
const isAttribute = (table: TokenTable, cue: CueSpan): boolean => {
  const before = table.text[cue.head - 1] ?? '';
  const verb = table.text[cue.head]!;
  if (verb === 'admitted') return /^(?:was|were|been|be)$/.test(before) && table.text[cue.head + 1] === 'to';
  return (
    cue.to === cue.from + 1 &&
    /^(?:disputed|alleged|suspected|reported|promised)$/.test(verb) &&
    /^(?:['’]s?|the|an?|his|her|their|its)$/i.test(before) &&
    table.shape[cue.to] === LOWER_CASE
  );
};

/** "He | was banned | for two years": what is done to somebody is not said. */
const isOfPronoun = (table: TokenTable, { cue, pieces, quotations }: Draft): boolean =>
  cue !== undefined &&
  table.cue[cue.head] === NO_CUE &&
  quotations.length === 0 &&
  pieces.length > 1 &&
  /^(?:he|she|it|they|we|I)$/i.test(pieceOf(table, pieces[0]!));

/** "did not respond to requests | for comment" */
const isUnanswered = (table: TokenTable, cue: CueSpan, pieces: readonly Span[]): boolean =>
  /^requests?$/.test(table.text[cue.to - 1]!) &&
  pieces.length === 1 &&
  table.text[tokenAt(table, pieces[0]!.end - 1)] === 'comment';

const ARTICLES = /^(?:the|a|an|any|no|its|his|her|their)$/i;
const BEHIND_NOUN = /^(?:that|of|about|against|to|from|by|in|on|for|not|was|is)$/;

const isInName = (entity: number | undefined): boolean =>
  entity !== undefined && entity > NO_NAME && entity < NAME_START;

/** "about", "in": a small word is no cue where nobody speaks. */
const isNobodys = (table: TokenTable, { cue, source }: Draft): boolean => {
  if (!cue || source) return false;
  const last = table.text[cue.to - 1]!;
  // "had not been told about it": who told is not said, nor what.
  return cue.to - cue.from === 1 ? SMALL.has(last) : table.text[cue.to - 2] === 'told' && /^(?:about|of)$/.test(last);
};

const DAYS = /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$/;

const SMALL = new Set(
  'to of in the for on about is has it from have not by this as was over against a an with at'.split(' '),
);

/** "walked over the bridge" */
const isMovement = (table: TokenTable, { cue, pieces, quotations }: Draft): boolean =>
  cue !== undefined &&
  quotations.length === 0 &&
  table.cue[cue.head] === NO_CUE &&
  [cue.to - 1, tokenAt(table, pieces[0]!.start) - 1].some((i) => MOTION.has(table.text[i] ?? ''));

const MOTION = new Set(['over', 'across', 'into', 'through', 'past', 'along', 'toward', 'towards']);

/** What is quoted is the title of a work, or another name, and no verb of speech brings it in. */
const isTitle = (table: TokenTable, text: string, { cue, pieces, quotations }: Draft): boolean => {
  const [q] = quotations;
  if (q === undefined || quotations.length !== 1) return false;
  if (cue && table.cue[cue.head] === SPEECH && !MAKES_WORKS.has(table.text[cue.head]!)) return false;
  const quotation = table.quotations[q]!;
  const length = pieces.reduce((sum, { start, end }) => sum + end - start, 0);
  return isTitleCase(text, quotation) && quotation.end - quotation.start >= 0.4 * length;
};

/** "dismissed in May": a word or two behind a preposition are where and when. */
const isCircumstance = (table: TokenTable, { pieces, quotations, cue }: Draft): boolean => {
  const [piece] = pieces;
  if (!piece || pieces.length > 1 || quotations.length > 0) return false;
  const first = tokenAt(table, piece.start);
  const last = tokenAt(table, piece.end - 1);
  if (last - first === 1 && PLACING.has(table.text[first]!)) return true;
  if (last - first > 2 || first === 0 || (cue && first === cue.to)) return false;
  return PLACING.has(table.text[first - 1]!);
};

/** "said otherwise", "within the hour": a word or a few that are no object of anything. */
export const saysNothing = (table: TokenTable, { pieces, quotations, cue }: Draft): boolean => {
  const [piece] = pieces;
  if (!piece || pieces.length > 1 || quotations.length > 0 || !cue) return false;
  const first = tokenAt(table, piece.start);
  // "Asked about that, she laughed."
  if (/^about (?:that|it|this|them)$/.test(table.text.slice(first, tokenAt(table, piece.end - 1) + 1).join(' ')))
    return true;
  // "did not name them"
  if (/^(?:them|him|her|us|me|you|himself|herself|themselves|itself)$/.test(pieceOf(table, piece))) return true;
  const last = tokenAt(table, piece.end - 1);
  if (first === last) return EMPTY.has(table.text[first]!.toLowerCase());
  return last - first <= 3 && first === cue.to && WHEN.has(table.text[first]!.toLowerCase());
};

const EMPTY = new Set(
  'otherwise so out not as too yes no up on off back down away again else more less well much here there now then nothing which either neither both'.split(
    ' ',
  ),
);
const WHEN = new Set('within after before during until since'.split(' '));
/** The one word of a piece, or nothing. */
const pieceOf = (table: TokenTable, { start, end }: { start: number; end: number }): string => {
  const first = tokenAt(table, start);
  return tokenAt(table, end - 1) === first ? table.text[first]! : '';
};

const PLACING = new Set(['in', 'on', 'at', 'during']);
const MAKES_WORKS = new Set(
  'wrote written writes writing published publishes sang sings sung singing read reads reading recorded'.split(' '),
);
