import type { Entity, Reference, Sentence } from '../document.ts';
import type { NameSpan } from '../names/recogniser.ts';
import { definitionsIn } from './acronyms.ts';
import { partCompounds } from './compounds.ts';
import { describe } from './descriptions.ts';
import { type Group, groupThings, nameOf } from './group.ts';
import { type Mention, mentionsOf } from './mentions.ts';
import { settleTypes } from './namesakes.ts';
import { groupPeople } from './people.ts';
import { resolvePronouns } from './pronouns.ts';
import { repeatsOf } from './repeats.ts';
import { roleOf } from './roles.ts';

/**
 * Who and what a document is about, each once: mentions gathered under one name, with roles, and every place where the
 * text refers to them, by name, description or pronoun, in text order.
 */
export const readEntities = (
  sentences: readonly Sentence[],
  spans: readonly NameSpan[],
): { entities: Entity[]; references: Reference[] } => {
  const mentions = settleTypes(partCompounds(mentionsOf(sentences, spans)), sentences);
  mentions.push(...repeatsOf(mentions, sentences));
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
  const pronouns = resolvePronouns(sentences, groups, named);
  return {
    entities: groups.map(entityOf),
    references: [...named, ...pronouns].sort((a, b) => a.start - b.start),
  };
};

/** What the tokens of a name are marked with. */
const PERSON = 1;
const THING = 2;

const entityOf = (group: Group): Entity => {
  const name = nameOf(group);
  const seen = new Set([name.toLowerCase()]);
  const aliases: string[] = [];
  for (const { surface } of group.mentions) {
    if (seen.has(surface.toLowerCase())) continue;
    seen.add(surface.toLowerCase());
    aliases.push(surface);
  }
  const entity: Entity = { name, type: group.type, aliases, count: group.mentions.length };
  if (group.role) entity.role = group.role;
  return entity;
};
