import { RESOLVED_PRONOUNS } from '../../words/pronouns.ts';
import { isReportingVerb } from '../../words/reporting-verbs.ts';
import type { Reference, Sentence, Token } from '../document.ts';
import type { Group } from './group.ts';

/** What a pronoun may refer to: an entity in one place of a sentence. */
interface Candidate {
  entity: number;
  start: number;
  /** Whether a verb of reporting is beside it. */
  speaks: boolean;
  /** Whether it is in the possessive. */
  owns: boolean;
}

interface EarlierCandidate extends Candidate {
  sentence: number;
}

/** How many sentences back the antecedent of a pronoun may be. */
const MAX_SENTENCES_BACK = 4;

/** The most names of one sentence that are considered for its pronouns, so that the time stays linear. */
const MAX_CANDIDATES = 40;

const MAX_PRONOUN_CHARACTERS = Math.max(...[...RESOLVED_PRONOUNS.keys()].map(({ length }) => length));

/**
 * Resolves he, she and "it said", conservatively: only outside quotation marks, to an entity of fitting gender named in
 * the same sentence or a few before. The last subject of a verb of saying comes first, then what the nearest sentence
 * before names first: subjects come first, and news keeps to its subjects.
 *
 * @param named names and descriptions, in text order, their entities indexes into `groups`.
 */
export const resolvePronouns = (
  sentences: readonly Sentence[],
  groups: readonly Group[],
  named: readonly Reference[],
): Reference[] => {
  const found: Reference[] = [];
  /** Of the sentences so far, the nearest last. */
  const earlier: EarlierCandidate[] = [];
  let next = 0;
  let isQuoted = false;
  let paragraph = -1;
  sentences.forEach((sentence, s) => {
    if (sentence.paragraph !== paragraph) isQuoted = false;
    paragraph = sentence.paragraph;
    const here: Candidate[] = [];
    sentence.tokens.forEach((token, i) => {
      if (isQuote(token)) {
        isQuoted = token.text === '“' || (token.text === '"' && !isQuoted);
        return;
      }
      while (next < named.length && named[next]!.end <= token.start) next++;
      const reference = named[next];
      if (reference && reference.start <= token.start && token.start < reference.end) {
        if (reference.start === token.start || here.at(-1)?.start !== reference.start) {
          if (!isQuoted && here.length < MAX_CANDIDATES)
            here.push({
              entity: reference.entity,
              start: reference.start,
              speaks: speaks(sentence.tokens, i, reference.end),
              owns: owns(sentence.tokens, i, reference.end),
            });
        }
        return;
      }
      if (isQuoted) return;
      const kind = token.text.length > MAX_PRONOUN_CHARACTERS ? undefined : RESOLVED_PRONOUNS.get(token.lower);
      if (!kind) return;
      if (kind === 'thing' && !isReportingVerb(sentence.tokens[i + 1]?.text ?? '')) return;
      const fits = ({ entity, owns: isOwner }: Candidate): boolean => {
        const group = groups[entity]!;
        // "Europe's regulator": "it" is the regulator.
        if (kind === 'thing') return !isOwner && group.type !== 'person' && !isDateline(sentences, group);
        return group.type === 'person' && (!group.gender || group.gender === kind);
      };
      const isSubject = /^s?he$|^it$/i.test(token.text);
      const entity =
        (isSubject ? undefined : here.findLast(fits)?.entity) ??
        here.find((candidate) => candidate.speaks && fits(candidate))?.entity ??
        (i > 3 ? here.find(fits)?.entity : undefined) ??
        earlierAntecedent(earlier, s, fits);
      if (entity === undefined) return;
      found.push({ start: token.start, end: token.end, entity, kind: 'pronoun' });
      if (here.length < MAX_CANDIDATES)
        here.push({
          entity,
          start: token.start,
          speaks: isReportingVerb(sentence.tokens[i + 1]?.text ?? ''),
          owns: false,
        });
    });
    for (const candidate of here) earlier.push({ ...candidate, sentence: s });
    while (earlier.length > 0 && earlier[0]!.sentence < s - MAX_SENTENCES_BACK) earlier.shift();
  });
  return found;
};

/** Whether the place is named only in a dateline: LONDON. */
const isDateline = (sentences: readonly Sentence[], { type, mentions }: Group): boolean => {
  const [mention, ...others] = mentions;
  if (type !== 'place' || !mention || others.length > 0 || mention.first !== 0) return false;
  const printed = sentences[mention.sentence]?.tokens[0]?.text ?? '';
  return printed.length > 1 && printed === printed.toUpperCase();
};

const QUOTES = new Set(['"', '“', '”']);
export const isQuote = (token: Token): boolean => QUOTES.has(token.text);

/** The index of the token after a name that begins at token `first` and ends at `end` in the text. */
const tokenAfter = (tokens: readonly Token[], first: number, end: number): number => {
  let last = first;
  while (last < tokens.length && tokens[last]!.start < end) last++;
  return last;
};

/** Whether the name that begins at token `first` is in the possessive: "Europe's regulator". */
const owns = (tokens: readonly Token[], first: number, end: number): boolean =>
  /^['’]s?$/.test(tokens[tokenAfter(tokens, first, end)]?.text ?? '');

/** Whether a verb of saying is beside the name that begins at token `first`: "Panetta said", "said Panetta". */
const speaks = (tokens: readonly Token[], first: number, end: number): boolean => {
  const after = tokenAfter(tokens, first, end);
  if (isReportingVerb(tokens[after]?.text ?? '') || isReportingVerb(tokens[after + 1]?.text ?? '')) return true;
  return first > 0 && isReportingVerb(tokens[first - 1]?.text ?? '');
};

/** The entity that spoke last and fits; else the one named first in the nearest sentence with one that fits. */
const earlierAntecedent = (
  earlier: readonly EarlierCandidate[],
  sentence: number,
  fits: (candidate: Candidate) => boolean,
): number | undefined => {
  const candidates = earlier.filter(fits);
  const nearest = candidates.at(-1);
  if (!nearest) return undefined;
  const speaker = candidates.findLast((candidate) => candidate.speaks);
  if (speaker && speaker.sentence >= Math.min(nearest.sentence, sentence - 2)) return speaker.entity;
  return candidates.find((candidate) => candidate.sentence === nearest.sentence)?.entity;
};
