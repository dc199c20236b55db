import { firstIndex } from '../../binary-search.ts';
import { isPersonNoun } from '../../words/titles.ts';
import { wordSet } from '../../words/word-list.ts';
import { hasChild, INSIDE, type Page, relationAt, tagAt, tokenAt } from '../page/page.ts';
import type { Report } from '../reports/read-reports.ts';
import { asEntity, type Party, partyAt } from './party.ts';

/** A place where a party is named or described. */
export interface Mention {
  party: Party;
  key: string;
  /** The token it ends with: the head of a name. */
  at: number;
  /** Whether it is a subject. */
  isSubject: boolean;
  /** Whether it is the source of a report. */
  isSource: boolean;
  isQuoted: boolean;
}

/** One key for all mentions of a party. */
export const keyOf = ({ entity, name }: Party): string =>
  entity >= 0 ? `#${entity}` : name.toLowerCase().replace(/^(?:an?|the) /, '');

/** All mentions of those who may speak, in text order: names, but not "the Cyprus-based firm", and nouns that may be sources. */
export const mentionsOf = (page: Page, reports: readonly Report[]): Mention[] => {
  const { document } = page;
  const sources = new Set(reports.map(({ source }) => source));
  const taken = new Set<number>();
  const mentions: Mention[] = [];
  for (const reference of document.references) {
    if (reference.kind === 'pronoun' || document.text[reference.end] === '-') continue;
    const at = Math.max(0, tokenAt(page, reference.end) - 1);
    for (let i = tokenAt(page, reference.start); i <= at; i++) taken.add(i);
    const mention = document.text.slice(reference.start, reference.end);
    mentions.push(mentionAt(page, asEntity(page, reference.entity, mention), at, sources));
  }
  for (let i = 0; i < page.size; i++) {
    const isNoun = tagAt(page, i).startsWith('NN') && page.quote[i] !== INSIDE && !isPredicate(page, i);
    const isLikely = isNoun && (relationAt(page, i).startsWith('nsubj') || isPeople(page, i));
    if ((!isLikely && !sources.has(i)) || taken.has(i) || isPronoun(page, i)) continue;
    const party = partyAt(page, i);
    if (party.entity < 0) mentions.push(mentionAt(page, party, i, sources));
  }
  return mentions.sort((a, b) => a.at - b.at);
};

/** "who is | president of the guild": what somebody is, who is named elsewhere. */
const isPredicate = (page: Page, i: number): boolean => hasChild(page, i, (child) => relationAt(page, child) === 'cop');

/** "some of the state's energy experts": a noun for people, on which no further noun follows. */
const isPeople = (page: Page, i: number): boolean =>
  isPersonNoun(page.lower[i]!.replace(/s$/, '')) && relationAt(page, i) !== 'compound';

const mentionAt = (page: Page, party: Party, at: number, sources: ReadonlySet<number>): Mention => ({
  party,
  key: keyOf(party),
  at,
  isSubject: relationAt(page, at).startsWith('nsubj'),
  isSource: sources.has(at),
  isQuoted: page.quote[at] === INSIDE,
});

/** A number for how prominent a mention is: 3 a source, 2 a subject, 0 in quotation marks, 1 any other. */
export const prominenceOf = ({ isSource, isSubject, isQuoted }: Mention): number =>
  isSource ? 3 : isSubject ? 2 : isQuoted ? 0 : 1;

const PRONOUNS = wordSet(
  'he she it they we i you who which that this these those him her them himself herself themselves itself one others some many both all',
);

export const isPronoun = ({ lower }: Page, token: number): boolean => PRONOUNS.has(lower[token]!);

/** The index of the first mention at or after a token. */
export const firstMentionFrom = (mentions: readonly Mention[], token: number): number =>
  firstIndex(mentions.length, (i) => mentions[i]!.at >= token);
