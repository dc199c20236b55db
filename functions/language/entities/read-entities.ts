import type { Entity, Reference, Sentence } from '../document.ts';
import type { NameSpan } from '../names/recogniser.ts';
import { definitionsIn } from './acronyms.ts';
import { withoutCompounds } from './compounds.ts';
import { describe } from './descriptions.ts';
import { type Group, groupThings, nameOf } from './group.ts';
import { type Mention, mentionsOf, surfaceOf } from './mentions.ts';
import { settleTypes } from './namesakes.ts';
import { groupPeople } from './people.ts';
import { resolvePronouns } from './pronouns.ts';
import { repeatsOf } from './repeats.ts';
import { roleOf, titleStart } from './roles.ts';

/**
 * Who and what a document is about, each once: mentions gathered under one name, with roles, and every place where the
 * text refers to them, by name, description or pronoun, in text order.
 */
export const readEntities = (
  sentences: readonly Sentence[],
  spans: readonly NameSpan[],
): { entities: Entity[]; references: Reference[] } => {
  const mentions = settleTypes(withoutCompounds(mentionsOf(sentences, spans)), sentences);
  for (const repeat of repeatsOf(mentions, sentences)) mentions.push(repeat);
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
      return start < mention.first ? [surfaceOf(tokens, start, mention.last)] : [];
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
    // "the" is left out; a single word ("the minister") says too little to be a form of the name.
    if (last - first < 3) continue;
    const surface = surfaceOf((sentences[sentence] as Sentence).tokens, first + 1, last);
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

const entityOf = (group: Group, described: readonly string[]): Entity => {
  const name = nameOf(group);
  const seen = new Set([name.toLowerCase()]);
  const aliases: string[] = [];
  for (const surface of [...group.mentions.map((mention) => mention.surface), ...(group.titled ?? []), ...described]) {
    if (seen.has(surface.toLowerCase())) continue;
    seen.add(surface.toLowerCase());
    aliases.push(surface);
  }
  const entity: Entity = { name, type: group.type, aliases, count: group.mentions.length };
  if (group.role) entity.role = group.role;
  return entity;
};
