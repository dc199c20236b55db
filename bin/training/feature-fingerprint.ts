import { createHash } from 'node:crypto';
import type { Sentence } from '../../lib/text/language/document.ts';
import { Evidence } from '../../lib/text/language/names/evidence.ts';
import { NameFeatures } from '../../lib/text/language/names/name-features.ts';
import { REGISTERS } from '../../lib/text/language/names/register.ts';
import { splitSentences } from '../../lib/text/language/sentences.ts';
import { RELATIONS, TAGS } from '../../lib/text/language/syntax/tags.ts';
import { emptyTree, NO_HEAD, type SyntaxTree } from '../../lib/text/language/syntax/tree.ts';
import { FeatureRows } from '../../lib/text/models/feature-rows.ts';
import { fillRows } from './name-rows.ts';

/** Sentences with an instance of everything that features depend on. */
const SAMPLE = [
  'KARACHI POLICE FIND MISSING ENVOY',
  'LONDON 1996-08-22 - Mr. Jo O\'Brien-Smith, 54, of the University of Leeds\' Law School ("Leeds Law"), told the BBC so.',
  'Last year U.S.-led forces met al-Qaeda fighters near Mosul, Iraq, and 30 Seconds to Mars sang at McDonald’s on 5th Avenue.',
  'Arsenal 2 Wigan 1. The 6PR station and the Pakistanis of Virgin Records said: "Is the IAEA here?" the envoy asked. ärzte!',
];

/** A tree with many tags and relations, made up: the fingerprint must not change with the weights of the parser. */
const treeOf = ({ tokens }: Sentence): SyntaxTree => {
  const tree = emptyTree(tokens.length);
  tokens.forEach((_, i) => {
    tree.tags[i] = (7 * i) % TAGS.length;
    tree.relations[i] = (11 * i) % RELATIONS.length;
    tree.heads[i] = i === 0 ? NO_HEAD : i % 3 === 0 ? 0 : i - 1;
  });
  return tree;
};

/**
 * A hash of the features of a few sentences. It changes with the code that makes features and with the tables that they
 * are looked up in: a model of names is of use only with those that it was trained with.
 */
export const featureFingerprint = (): string => {
  const hash = createHash('sha256');
  const features = new NameFeatures();
  const rows = new FeatureRows();
  const evidence = new Evidence();
  let text = '';
  const paragraphs = SAMPLE.map((sentence) => {
    const start = text.length;
    text += `${sentence}\n\n`;
    return { start, end: start + sentence.length };
  });
  const sentences = splitSentences(text, paragraphs);
  features.read(sentences, sentences.map(treeOf));
  evidence.read(features.facts, new Uint8Array(features.facts.length).fill(1));
  for (let register = 0; register <= REGISTERS.length; register++) {
    features.register = register;
    sentences.forEach((sentence, s) => {
      fillRows(rows, features, sentence, s, evidence);
      // Sorted, so that the order in which they are added does not matter.
      for (let token = 0, start = 0; token < rows.length; token++) {
        const end = rows.ends[token]!;
        hash.update(Buffer.from(rows.values.slice(start, end).sort().buffer)).update('.');
        start = end;
      }
    });
  }
  return hash.digest('hex').slice(0, 16);
};
