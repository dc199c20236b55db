import type { Entity } from '../../lib/text/language/document.ts';
import { ENTITY_TYPES, NAME_TYPES } from '../../lib/text/language/names/labels.ts';
import { trim } from '../../lib/text/trim.ts';
import type { LabelledDocument } from './labelled-document.ts';

/** Precision, recall and F1, 0 to 1. */
export interface Score {
  precision: number;
  recall: number;
  f1: number;
}

/** A name as the scorer compares it: without case, "the", possessive and marks at the edges. */
const normalised = (surface: string): string =>
  trim(surface.trim().toLowerCase(), /[ .,;:'"]/)
    .replace(/^the /, '')
    .replace(/['’]s$/, '')
    .replace(/\s+/g, ' ');

/**
 * Scores by document, as name_score.py of the data folder does: a name of the document is found if it is the name or an
 * alias of an entity of its type; an entity is right if its name or an alias is among the names of the document.
 */
export const scoreNames = (
  documents: readonly LabelledDocument[],
  entitiesOf: (document: LabelledDocument) => readonly Pick<Entity, 'name' | 'type' | 'aliases'>[],
): Score => {
  let found = 0;
  let expected = 0;
  let right = 0;
  let returned = 0;
  for (const document of documents) {
    const entities = entitiesOf(document);
    for (const label of NAME_TYPES) {
      const type = ENTITY_TYPES[label];
      if (!type) continue;
      const gold = new Set(
        document.names.filter((name) => name.type === label).map((name) => normalised(name.surface)),
      );
      const predicted = entities
        .filter((entity) => entity.type === type)
        .map(({ name, aliases }) => new Set([name, ...aliases].map(normalised)));
      const all = new Set(predicted.flatMap((surfaces) => [...surfaces]));
      found += [...gold].filter((surface) => all.has(surface)).length;
      expected += gold.size;
      right += predicted.filter((surfaces) => [...surfaces].some((surface) => gold.has(surface))).length;
      returned += predicted.length;
    }
  }
  const precision = right / (returned || 1);
  const recall = found / (expected || 1);
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall || 1) };
};
