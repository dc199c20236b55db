import { firstIndex } from '../../binary-search.ts';
import { RESOLVED_PRONOUNS } from '../../words/pronouns.ts';
import { type Gender, genderOfTitle, isPersonNoun } from '../../words/titles.ts';
import { covers, INSIDE, type Page, relationAt, sentenceEnd, tagAt, tokenAt } from '../page/page.ts';
import { partyAt } from '../speakers/party.ts';
import { pronounsOf } from '../speakers/pronouns-behind.ts';
import { referenceOver } from '../speakers/references.ts';
import type { Utterance } from '../utterance.ts';

/** Sentences looked back at for whom a pronoun stands for, and references in them. */
const SENTENCES_BACK = 2;
const MAX_REFERENCES = 60;
/** Of one sentence. */
const MAX_TOKENS = 150;
/** Pronouns already told that are looked back at. */
const MAX_EARLIER = 10;

/** A pronoun in the words of somebody, and the index of the entity that it stands for. */
interface Meant {
  at: number;
  entity: number;
}

/**
 * Whom "he" and "she" stand for in what each of the utterances says of others than its speaker, where its words do not
 * name them: "“She is unfit,” Trump said of Clinton". In quotation marks nobody calls himself "he"; outside them "he"
 * may be the speaker, and then nobody else is meant. It is the only one who fits of those named last; nobody where
 * there are several, or where a person without a name was spoken of since.
 *
 * @param utterances in text order
 * @returns of each, the indexes of entities
 */
export const meantIn = (page: Page, utterances: readonly Utterance[]): number[][] => {
  const earlier: Meant[] = [];
  return utterances.map((utterance) => {
    const found = new Set<number>();
    for (const { from, to } of utterance.content)
      for (let at = from; at < to; at++) {
        const gender = RESOLVED_PRONOUNS.get(page.lower[at]!);
        if (gender === undefined || gender === 'thing') continue;
        const isQuoted = page.quote[at] === INSIDE || utterance.isTurn === true;
        if (!isQuoted && mayBeSpeaker(page, utterance, gender)) continue;
        const entity = antecedent(page, at, gender, utterance, earlier);
        if (entity === undefined) continue;
        found.add(entity);
        earlier.push({ at, entity });
      }
    return [...found];
  });
};

const mayBeSpeaker = (page: Page, { party }: Utterance, gender: Gender): boolean => {
  if (party === undefined) return true;
  if (party.entity >= 0) return fits(page, party.entity, gender) > 0;
  // "a witness"
  return party.name.split(' ').some((word) => isPersonNoun(word.toLowerCase()));
};

/** 2: for sure; 1: nothing tells; 0: not. */
const fits = (page: Page, entity: number, gender: Gender): number => {
  const { type, gender: known } = page.document.entities[entity]!;
  if (type !== 'person') return 0;
  if (known !== undefined) return known === gender ? 2 : 0;
  const [he = 0, she = 0] = pronounsOf(page, entity);
  if (he === she) return 1;
  return he > she === (gender === 'male') ? 2 : 0;
};

const antecedent = (
  page: Page,
  pronoun: number,
  gender: Gender,
  { content, party, report }: Utterance,
  earlier: readonly Meant[],
): number | undefined => {
  const sentence = page.sentence[pronoun]!;
  /** Who fits, by sentences back. */
  const groups: Map<number, number>[] = Array.from({ length: SENTENCES_BACK + 1 }, () => new Map());
  const source = report?.source ?? -1;
  for (const { at, entity } of mentionsAround(page, pronoun, earlier)) {
    // "an adviser to Brandt": who the speaker is
    const isInSource = source >= 0 && at >= page.from[source]! && at < page.to[source]! && !covers(content, at);
    const fit = entity === party?.entity || isInSource ? 0 : fits(page, entity, gender);
    if (fit === 0) continue;
    const isInWords = covers(content, at);
    // The words name somebody, who is who they are about.
    if (isInWords && at < pronoun) return undefined;
    if (!isInWords) groups[Math.max(0, sentence - page.sentence[at]!)]!.set(entity, fit);
  }
  for (const [back, group] of groups.entries()) {
    const to = Math.min(pronoun, page.firsts[sentence - back + 1] ?? 0);
    for (let i = Math.max(page.firsts[sentence - back] ?? to, to - MAX_TOKENS); i < to; i++)
      if (i !== report?.source && isSomebody(page, i, gender)) return undefined;
    if (group.size === 0) continue;
    const sure = [...group.keys()].filter((entity) => group.get(entity) === 2);
    if (sure.length > 0) return sure.length === 1 ? sure[0] : undefined;
    const all = new Set(groups.flatMap((one) => [...one.keys()]));
    return all.size === 1 ? [...all][0] : undefined;
  }
  return undefined;
};

/** Who was named before the pronoun, or behind it in the same sentence. */
const mentionsAround = (page: Page, pronoun: number, earlier: readonly Meant[]): Meant[] => {
  const { references } = page.document;
  const sentence = page.sentence[pronoun]!;
  const end = page.start[sentenceEnd(page, pronoun)] ?? Number.MAX_SAFE_INTEGER;
  const last = firstIndex(references.length, (i) => references[i]!.start >= end);
  const named = references.slice(Math.max(0, last - MAX_REFERENCES), last).flatMap(({ start, entity, kind }) => {
    const at = tokenAt(page, start);
    return at < pronoun || (at > pronoun && kind !== 'pronoun') ? [{ at, entity }] : [];
  });
  return [...named, ...earlier.slice(-MAX_EARLIER)].filter(({ at }) => sentence - page.sentence[at]! <= SENTENCES_BACK);
};

/** "my campaign manager", "her husband", "anybody": one person, not by name. */
const isSomebody = (page: Page, i: number, gender: Gender): boolean => {
  const noun = page.lower[i]!;
  if (/^(?:any|some|every)(?:one|body)$/.test(noun)) return true;
  if (tagAt(page, i) !== 'NN' || /^(?:compound|appos|flat|nmod:desc)$/.test(relationAt(page, i))) return false;
  const isFitting = isPersonNoun(noun) && (genderOfTitle(noun) ?? gender) === gender;
  return isFitting && !referenceOver(page.document, page.start[i]!, page.end[i]!) && partyAt(page, i).entity < 0;
};
