import { isUpper } from '../characters.ts';
import type { Entity, Reference, Sentence } from '../document.ts';
import type { NameSpan } from '../names/recogniser.ts';
import { definitionsIn } from './acronyms.ts';
import { withoutCompounds } from './compounds.ts';
import { describe } from './descriptions.ts';
import { findFullerPlaces } from './fuller-places.ts';
import { type Group, groupThings, nameOf } from './group.ts';
import { type Mention, mentionsOf, surfaceOf } from './mentions.ts';
import { settleTypes } from './namesakes.ts';
import { joinNicknames } from './nicknames.ts';
import { takeParticles } from './particles.ts';
import { groupPeople } from './people.ts';
import { withPluralOwners } from './plural-owners.ts';
import { resolvePronouns } from './pronouns.ts';
import { repeatsOf } from './repeats.ts';
import { roleOf, titleStart } from './roles.ts';
import { isHonorific } from './titles.ts';

/**
 * Who and what a document is about, each once: mentions gathered under one name, with roles, and every place where the
 * text refers to them, by name, description or pronoun, in text order.
 */
export const readEntities = (
  sentences: readonly Sentence[],
  spans: readonly NameSpan[],
): { entities: Entity[]; references: Reference[] } => {
  const tagged = withPluralOwners(joinNicknames(mentionsOf(sentences, spans), sentences), sentences);
  const mentions = settleTypes(withoutCompounds(tagged), sentences);
  for (const repeat of repeatsOf(mentions, sentences)) mentions.push(repeat);
  takeParticles(mentions, sentences);
  findFullerPlaces(mentions, sentences);
  const definitions = definitionsIn(sentences, mentions);
  mentions.sort((a, b) => a.start - b.start);
  const groups: Group[] = [...groupPeople(mentions, sentences), ...groupThings(mentions, definitions)];
  groups.sort((a, b) => (a.mentions[0] as Mention).start - (b.mentions[0] as Mention).start);

  const takenBy = sentences.map(({ tokens }) => new Uint8Array(tokens.length));
  for (const { type, sentence, first, last } of mentions)
    takenBy[sentence]?.fill(type === 'person' ? PERSON : THING, first, last);
  for (const group of groups) {
    if (group.type !== 'person') continue;
    const role = roleOf(group.mentions, sentences, (s, i) => takenBy[s]?.[i] === PERSON);
    if (role) group.role = role;
    group.titled = group.mentions.flatMap((mention) => {
      const { tokens } = sentences[mention.sentence] as Sentence;
      const start = titleStart(tokens, mention.first, (i) => takenBy[mention.sentence]?.[i] === PERSON);
      const couple = isHonorific(tokens[start]?.text ?? '') && tokens[start + 1]?.text === 'and';
      return start < mention.first && !couple ? [surfaceOf(tokens, start, mention.last)] : [];
    });
  }
  const descriptions = describe(sentences, groups, (s, i) => takenBy[s]?.[i] !== 0);
  const indexOf = new Map(groups.map((group, i) => [group, i]));
  const named: Reference[] = [
    ...groups.flatMap((group, entity) =>
      group.mentions.map(({ start, end }): Reference => ({ start, end, entity, kind: 'name' })),
    ),
    ...descriptions.map(
      ({ group, start, end }): Reference => ({ start, end, entity: indexOf.get(group) as number, kind: 'description' }),
    ),
  ].sort((a, b) => a.start - b.start || b.end - a.end);
  const described = new Map<Group, string[]>();
  for (const { group, sentence, first, last } of descriptions) {
    // "the" is left out; a single word ("the minister") says too little to be a form of the name, but for "the Council".
    const surface = surfaceOf((sentences[sentence] as Sentence).tokens, first + 1, last);
    if (last - first < 3 && (group.type === 'person' || !isUpper(surface.charCodeAt(0)))) continue;
    const surfaces = described.get(group);
    if (surfaces) surfaces.push(surface);
    else described.set(group, [surface]);
  }
  const pronouns = resolvePronouns(sentences, groups, named);
  return {
    entities: groups.map((group) => entityOf(group, described.get(group) ?? [])),
    references: [...named, ...pronouns].sort((a, b) => a.start - b.start),
  };
};

/** What the tokens of a name are marked with. */
const PERSON = 1;
const THING = 2;

/** Who goes by one name goes by the title too: Pope Francis, Prince Charles, Lord Hutton. */
const royalNameOf = ({ type, mentions, titled }: Group): string | undefined => {
  if (type !== 'person' || mentions.some(({ words }) => words.length > 1)) return undefined;
  return titled?.map((surface) => ROYAL.exec(surface)?.[0]).find((surface) => surface !== undefined);
};
const ROYAL =
  /(?<!\S)(King|Queen|Prince|Princess|Pope|Emperor|Empress|Sultan|Emir|Lord|Lady|Baroness|Mother) \p{Lu}\S*$/u;

const entityOf = (group: Group, described: readonly string[]): Entity => {
  const name = royalNameOf(group) ?? nameOf(group);
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
  return entity;
};
