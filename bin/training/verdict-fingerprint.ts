import { createHash } from 'node:crypto';
import { readDocument } from '../../lib/text/language/read-document.ts';
import { readStatements } from '../../lib/text/statements/read-statements.ts';

const TEXT = [
  'The port authority denied on Monday that the crane had been inspected. "Nobody told us," a spokesman said.',
  'Ines Calder, the harbour master, accused the owners of hiding a report. She said they would be asked to explain.',
  '"The quay is safe," Calder added, "and it will open this week." According to the owners, the crane was new.',
];

/** A hash of the verdict's features over some sentences: weights go with the features that they were trained on. */
export const verdictFingerprint = (): string => {
  const hash = createHash('sha256');
  const recorder = {
    confidence: (features: Int32Array): number => {
      hash.update(features.join(','));
      return 1;
    },
  };
  readStatements(readDocument(TEXT), undefined, recorder);
  return hash.digest('hex').slice(0, 16);
};
