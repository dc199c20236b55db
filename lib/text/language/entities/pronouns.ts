import { isReportingVerb } from '../../words/reporting-verbs.ts';
import type { Reference, Sentence, Token } from '../document.ts';
import type { Group } from './group.ts';
import type { Gender } from './titles.ts';

/** Whom a pronoun may stand for: where it is named, and how. */
interface Candidate {
  entity: number;
  at: number;
  speaks: boolean;
  owns: boolean;
}

interface Subject extends Candidate {
  sentence: number;
}

/** How many sentences back somebody may have been named and still be "he". */
const REACH = 4;

/** So many names of one sentence are at hand for its pronouns. */
const AT_HAND = 40;

const PRONOUNS: ReadonlyMap<string, Gender | 'thing'> = new Map([
  ['he', 'male'],
  ['him', 'male'],
  ['his', 'male'],
  ['himself', 'male'],
  ['she', 'female'],
  ['her', 'female'],
  ['hers', 'female'],
  ['herself', 'female'],
  ['it', 'thing'],
]);
/** Letters of the longest of them. */
const LONGEST = 7;

/**
 * Resolves he, she and "it said", conservatively: outside quotation marks only, to somebody of fitting gender named in
 * the same sentence or a few before. Who was last the subject of a verb of saying comes first, then who was named first
 * in the sentence nearest before: subjects stand first, and news goes on about its subjects.
 *
 * @param named names and descriptions, in text order, their entities indexes into `groups`.
 */
export const resolvePronouns = (
  sentences: readonly Sentence[],
  groups: readonly Group[],
  named: readonly Reference[],
): Reference[] => {
  const found: Reference[] = [];
  /** Subjects of the sentences so far, nearest last: entity and sentence. */
  const subjects: Subject[] = [];
  let next = 0;
  let quoted = false;
  let paragraph = -1;
  sentences.forEach((sentence, s) => {
    if (sentence.paragraph !== paragraph) quoted = false;
    paragraph = sentence.paragraph;
    const here: Candidate[] = [];
    sentence.tokens.forEach((token, i) => {
      if (isQuote(token)) {
        quoted = token.text === '“' || (token.text === '"' && !quoted);
        return;
      }
      while (next < named.length && (named[next] as Reference).end <= token.start) next++;
      const reference = named[next];
      if (reference && reference.start <= token.start && token.start < reference.end) {
        if (reference.start === token.start || here.at(-1)?.at !== reference.start) {
          if (!quoted && here.length < AT_HAND)
            here.push({
              entity: reference.entity,
              at: reference.start,
              speaks: speaks(sentence.tokens, i, reference.end),
              owns: owns(sentence.tokens, i, reference.end),
            });
        }
        return;
      }
      if (quoted) return;
      const kind = token.text.length > LONGEST ? undefined : PRONOUNS.get(token.lower);
      if (!kind) return;
      if (kind === 'thing' && !isReportingVerb(sentence.tokens[i + 1]?.text ?? '')) return;
      const fits = ({ entity, owns: isOwner }: Candidate): boolean => {
        const group = groups[entity] as Group;
        // "Europe's regulator": it is the regulator.
        if (kind === 'thing') return !isOwner && group.type !== 'person' && !isDateline(sentences, group);
        return group.type === 'person' && (!group.gender || group.gender === kind);
      };
      const subject = /^s?he$|^it$/i.test(token.text);
      const entity =
        (subject ? undefined : here.findLast(fits)?.entity) ??
        here.find((candidate) => candidate.speaks && fits(candidate))?.entity ??
        (i > 3 ? here.find(fits)?.entity : undefined) ??
        before(subjects, s, fits);
      if (entity === undefined) return;
      found.push({ start: token.start, end: token.end, entity, kind: 'pronoun' });
      if (here.length < AT_HAND)
        here.push({
          entity,
          at: token.start,
          speaks: isReportingVerb(sentence.tokens[i + 1]?.text ?? ''),
          owns: false,
        });
    });
    for (const candidate of here) subjects.push({ ...candidate, sentence: s });
    while (subjects.length > 0 && (subjects[0] as { sentence: number }).sentence < s - REACH) subjects.shift();
  });
  return found;
};

/** LONDON, named nowhere else. */
const isDateline = (sentences: readonly Sentence[], { type, mentions }: Group): boolean => {
  const [mention, ...others] = mentions;
  if (type !== 'place' || !mention || others.length > 0 || mention.first !== 0) return false;
  const printed = sentences[mention.sentence]?.tokens[0]?.text ?? '';
  return printed.length > 1 && printed === printed.toUpperCase();
};

const QUOTES = new Set(['"', '“', '”']);
const isQuote = (token: Token): boolean => QUOTES.has(token.text);

/** The token behind a name that begins at token `first` and ends at `end`. */
const behind = (tokens: readonly Token[], first: number, end: number): number => {
  let last = first;
  while (last < tokens.length && (tokens[last] as Token).start < end) last++;
  return last;
};

/** Whether a name that begins at token `first` is somebody's: "Europe's regulator". */
const owns = (tokens: readonly Token[], first: number, end: number): boolean => {
  const last = behind(tokens, first, end);
  return /^['’]s?$/.test(tokens[last]?.text ?? '');
};

/** Whether a verb of saying stands beside a name that begins at token `first`: "Panetta said", "said Panetta". */
const speaks = (tokens: readonly Token[], first: number, end: number): boolean => {
  const last = behind(tokens, first, end);
  if (isReportingVerb(tokens[last]?.text ?? '') || isReportingVerb(tokens[last + 1]?.text ?? '')) return true;
  return first > 0 && isReportingVerb(tokens[first - 1]?.text ?? '');
};

/** Who spoke last and fits; else who was named first in the nearest sentence with somebody who fits. */
const before = (
  subjects: readonly Subject[],
  sentence: number,
  fits: (subject: Candidate) => boolean,
): number | undefined => {
  const candidates = subjects.filter(fits);
  const nearest = candidates.at(-1);
  if (!nearest) return undefined;
  const speaker = candidates.findLast((subject) => subject.speaks);
  if (speaker && speaker.sentence >= Math.min(nearest.sentence, sentence - 2)) return speaker.entity;
  return candidates.find((subject) => subject.sentence === nearest.sentence)?.entity;
};
