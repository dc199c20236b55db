import { isHonorific, TITLES_OF_ONE_NAME } from '../../words/titles.ts';
import { anyOf } from '../../words/word-list.ts';
import { isUpper } from '../characters.ts';
import type { Entity, Reference, Sentence } from '../document.ts';
import type { NameSpan } from '../names/recogniser.ts';
import { relationOf, type SyntaxTree, tagOf } from '../syntax/tree.ts';
import { commonAbbreviations, resolveAcronyms } from './acronyms.ts';
import { withBodiesOfPlaces } from './bodies-of-places.ts';
import { withoutCalledThings } from './called-things.ts';
import { withoutCompounds } from './compounds.ts';
import { withCoordinations } from './coordinations.ts';
import { withDatelines, withoutMarketCodes } from './datelines.ts';
import { type Description, findDescriptions } from './descriptions.ts';
import { settleFirms } from './firms.ts';
import { findFullerOrganisations } from './fuller-organisations.ts';
import { findFullerPlaces } from './fuller-places.ts';
import { addGenders } from './genders.ts';
import { type Group, nameOf } from './group.ts';
import { groupPeople } from './group-people.ts';
import { groupThings } from './group-things.ts';
import { withHeadedNames } from './headed-names.ts';
import { withoutHeadlineGuesses } from './headlines.ts';
import { withIntroducedPeople } from './introduced-people.ts';
import { withInvertedNames } from './inverted-names.ts';
import { joinPeople } from './join-people.ts';
import { withoutLoneWords } from './lone-words.ts';
import { type Mention, replacing, surfaceOf } from './mention.ts';
import { mentionsOf } from './mentions.ts';
import { missedNames } from './missed.ts';
import { joinNicknames } from './nicknames.ts';
import { takeParticles } from './particles.ts';
import { withPluralOwners } from './plural-owners.ts';
import { resolvePronouns } from './pronouns.ts';
import { repeatsOf } from './repeats.ts';
import { roleOf, titleStart } from './roles.ts';
import { settleTypes, withoutThings } from './settle-types.ts';

/**
 * The people, organisations and places of a document, each once: mentions gathered under one name, with roles, and
 * every place where the text refers to them, by name, description or pronoun, in text order.
 */
export const readEntities = (
  sentences: readonly Sentence[],
  spans: readonly NameSpan[],
  trees: readonly SyntaxTree[] = [],
): { entities: Entity[]; references: Reference[] } => {
  const { mentions, definitions } = readMentions(sentences, spans);
  const groups: Group[] = [...groupPeople(mentions, sentences), ...groupThings(mentions, definitions)];
  groups.sort((a, b) => a.mentions[0]!.start - b.mentions[0]!.start);

  const nameKinds = sentences.map(({ tokens }) => new Uint8Array(tokens.length));
  for (const { type, sentence, first, last } of mentions)
    nameKinds[sentence]?.fill(type === 'person' ? PERSON : THING, first, last);
  const isCompound = (s: number, i: number): boolean =>
    trees[s] !== undefined && /^NNP?$/.test(tagOf(trees[s], i)) && relationOf(trees[s], i) === 'compound';
  addRoles(groups, sentences, (s, i) => nameKinds[s]?.[i] === PERSON, isCompound);
  const descriptions = findDescriptions(sentences, groups, (s, i) => nameKinds[s]?.[i] !== NO_NAME);
  const indexes = new Map(groups.map((group, i) => [group, i]));
  const named: Reference[] = [
    ...groups.flatMap((group, entity) =>
      group.mentions.map(({ start, end }): Reference => ({ start, end, entity, kind: 'name' })),
    ),
    ...descriptions.map(
      ({ group, start, end }): Reference => ({ start, end, entity: indexes.get(group)!, kind: 'description' }),
    ),
  ].sort((a, b) => a.start - b.start || b.end - a.end);
  addGenders(sentences, groups, named);
  const pronouns = resolvePronouns(sentences, groups, named);
  const described = aliasesByDescription(descriptions, sentences);
  return {
    entities: groups.map((group) => entityOf(group, described.get(group) ?? [])),
    references: [...named, ...pronouns].sort((a, b) => a.start - b.start),
  };
};

/** Codes of tokens: what their name is of. */
const NO_NAME = 0;
const PERSON = 1;
const THING = 2;

/** The mentions in text order, and the names that initials abbreviate (see `resolveAcronyms`). */
const readMentions = (
  sentences: readonly Sentence[],
  spans: readonly NameSpan[],
): { mentions: Mention[]; definitions: Map<string, string> } => {
  const tagged = withDatelines(withoutMarketCodes(mentionsOf(sentences, spans), sentences), sentences);
  const joined = withInvertedNames(joinPeople(joinNicknames(tagged, sentences), sentences), sentences);
  const headed = withHeadedNames(withPluralOwners(joined, sentences), sentences);
  const firms = settleFirms(withBodiesOfPlaces(withCoordinations(headed, sentences), sentences), sentences);
  const introduced = withIntroducedPeople(withoutCompounds(firms), sentences);
  const things = withoutCalledThings(introduced, sentences);
  const settled = withoutHeadlineGuesses(settleTypes(things, sentences), sentences);
  const repeated = replacing(settled, repeatsOf(settled, sentences));
  const missed = missedNames(repeated, sentences);
  const all = [...repeated, ...missed];
  const known = missed.some(({ type }) => type === 'person') ? replacing(all, repeatsOf(all, sentences)) : all;
  takeParticles(known, sentences);
  findFullerPlaces(known, sentences);
  findFullerOrganisations(known, sentences);
  const { mentions: resolved, definitions } = resolveAcronyms(known, sentences);
  const abbreviations = commonAbbreviations(sentences);
  const mentions = withoutThings(resolved, definitions, sentences).filter(({ surface }) => !abbreviations.has(surface));
  mentions.sort((a, b) => a.start - b.start);
  return { mentions: withoutLoneWords(mentions, sentences), definitions };
};

/** Gives people their roles, and their names with the titles before them. */
const addRoles = (
  groups: readonly Group[],
  sentences: readonly Sentence[],
  isPerson: (sentence: number, token: number) => boolean,
  isCompound: (sentence: number, token: number) => boolean,
): void => {
  for (const group of groups) {
    if (group.type !== 'person') continue;
    const role = roleOf(group.mentions, sentences, isPerson, isCompound);
    if (role) group.role = role;
    group.titled = group.mentions.flatMap((mention) => {
      const { tokens } = sentences[mention.sentence]!;
      const start = titleStart(tokens, mention.first, (i) => isPerson(mention.sentence, i));
      const isCouple = isHonorific(tokens[start]?.text ?? '') && tokens[start + 1]?.text === 'and';
      return start < mention.first && !isCouple ? [surfaceOf(tokens, start, mention.last)] : [];
    });
  }
};

/** Descriptions that are aliases of their group, without "the". */
const aliasesByDescription = (
  descriptions: readonly Description[],
  sentences: readonly Sentence[],
): Map<Group, string[]> => {
  const described = new Map<Group, string[]>();
  for (const { group, sentence, first, last } of descriptions) {
    const surface = surfaceOf(sentences[sentence]!.tokens, first + 1, last);
    // A single word ("the minister") says too little, unless it is a name as "the Council" is.
    if (last - first < 3 && (group.type === 'person' || !isUpper(surface.charCodeAt(0)))) continue;
    const surfaces = described.get(group);
    if (surfaces) surfaces.push(surface);
    else described.set(group, [surface]);
  }
  return described;
};

const TITLE_AND_NAME = new RegExp(`(?<!\\S)${anyOf(TITLES_OF_ONE_NAME)} \\p{Lu}\\S*$`, 'u');

/** The name with its title for a person who has only one name: Pope Francis, Prince Charles, Lord Hutton. */
const titledNameOf = ({ type, mentions, titled }: Group): string | undefined => {
  if (type !== 'person' || mentions.some(({ words }) => words.length > 1)) return undefined;
  return titled?.map((surface) => TITLE_AND_NAME.exec(surface)?.[0]).find((surface) => surface !== undefined);
};

const entityOf = (group: Group, described: readonly string[]): Entity => {
  const name = titledNameOf(group) ?? nameOf(group);
  const seen = new Set([name.toLowerCase()]);
  const aliases: string[] = [];
  const longer = group.mentions.flatMap((mention) => mention.longer ?? []);
  const printed = group.mentions.map((mention) => mention.surface);
  for (const surface of [...printed, ...longer, ...(group.titled ?? []), ...described]) {
    if (seen.has(surface.toLowerCase())) continue;
    seen.add(surface.toLowerCase());
    aliases.push(surface);
  }
  const entity: Entity = { name, type: group.type, aliases, count: group.mentions.length };
  if (group.role) entity.role = group.role;
  if (group.gender) entity.gender = group.gender;
  return entity;
};
