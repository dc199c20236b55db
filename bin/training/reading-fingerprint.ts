import { createHash } from 'node:crypto';
import { readDocument } from '../../lib/text/language/read-document.ts';
import { type Choice, featuresOf, ROWS } from '../../lib/text/statements/choices/choice.ts';
import type { TwiceWeighed } from '../../lib/text/statements/choices/second-look.ts';
import { pageOf } from '../../lib/text/statements/page/page.ts';
import { readStatements } from '../../lib/text/statements/read-statements.ts';
import { readUtterances } from '../../lib/text/statements/read-utterances.ts';
import { contentChoice } from '../../lib/text/statements/reports/contents.ts';
import { endChoice } from '../../lib/text/statements/reports/ends.ts';
import { predicatesOf } from '../../lib/text/statements/reports/predicates.ts';
import { sourceChoice } from '../../lib/text/statements/reports/sources.ts';

const TEXT = [
  'The port authority denied on Monday that the crane had been inspected. "Nobody told us," a spokesman said.',
  'Ines Calder, the harbour master, accused the owners of hiding a report. She said they would be asked to explain.',
  '"The quay is safe," Calder added, "and it will open this week." According to the owners, the crane was new.',
  '"Nobody will lose a job." The authority said so twice. "We keep our word."',
];

/**
 * A hash of the features of choices and of the verdict over some sentences, all with weights of nought: weights go with
 * the features that they were trained on.
 */
export const readingFingerprint = (): string => {
  const hash = createHash('sha256');
  const add = (choice: Choice | TwiceWeighed): void => {
    const { groups, candidates } = choice;
    for (const group of groups) hash.update(featuresOf(group).join(','));
    hash.update(JSON.stringify(candidates));
    if ('columns' in choice) hash.update(JSON.stringify(candidates.map((_, i) => choice.columns(i))));
  };
  const document = readDocument(TEXT);
  const page = pageOf(document);
  const even = { weights: new Int8Array(ROWS), scale: 1 };
  for (const predicate of predicatesOf(page)) {
    const contents = contentChoice(page, predicate);
    add(contents);
    add(sourceChoice(page, predicate, contents.contents.at(-1)!));
    for (const content of contents.contents) {
      const ends = content.length === 1 ? endChoice(page, predicate, content[0]!) : undefined;
      if (ends) add(ends);
    }
  }
  readUtterances(page, even, { quotation: add, pronoun: add, description: add });
  const recorder = {
    confidence: (features: Int32Array, columns: number[]): number => {
      hash.update(features.join(',')).update(columns.join(','));
      return 1;
    },
  };
  readStatements(document, even, recorder, add);
  return hash.digest('hex').slice(0, 16);
};
