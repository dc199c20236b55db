import type { Entity } from '../../lib/text/language/document.ts';
import type { NameType } from '../../lib/text/language/names/labels.ts';
import type { EntityType } from '../../lib/text/vocabulary.ts';
import type { LabelledDocument } from './labelled-names.ts';

/** Precision, recall and F1, 0 to 1. */
export interface Score {
  precision: number;
  recall: number;
  f1: number;
}

const TYPES: [EntityType, NameType][] = [
  ['person', 'PER'],
  ['organisation', 'ORG'],
  ['place', 'LOC'],
];

/** As the scorer compares surfaces: case, "the", possessive and marks at the edges aside. */
const normal = (surface: string): string =>
  surface
    .trim()
    .toLowerCase()
    .replace(/^[ .,;:'"]+|[ .,;:'"]+$/g, '')
    .replace(/^the /, '')
    .replace(/['’]s$/, '')
    .replace(/\s+/g, ' ');

/**
 * By document, as data/score/name_score.py counts: a name of the document is found if an entity of its type bears it as
 * name or alias; an entity is right if it bears any name of the document.
 */
export const scoreNames = (
  documents: readonly LabelledDocument[],
  entitiesOf: (document: LabelledDocument) => readonly Pick<Entity, 'name' | 'type' | 'aliases'>[],
): Score => {
  let found = 0;
  let wanted = 0;
  let right = 0;
  let given = 0;
  for (const document of documents) {
    const entities = entitiesOf(document);
    for (const [type, label] of TYPES) {
      const gold = new Set(document.names.filter((name) => name.type === label).map((name) => normal(name.surface)));
      const predicted = entities
        .filter((entity) => entity.type === type)
        .map(({ name, aliases }) => new Set([name, ...aliases].map(normal)));
      const all = new Set(predicted.flatMap((surfaces) => [...surfaces]));
      found += [...gold].filter((surface) => all.has(surface)).length;
      wanted += gold.size;
      right += predicted.filter((surfaces) => [...surfaces].some((surface) => gold.has(surface))).length;
      given += predicted.length;
    }
  }
  const precision = right / (given || 1);
  const recall = found / (wanted || 1);
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall || 1) };
};
