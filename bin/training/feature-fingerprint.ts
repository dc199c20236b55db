import { createHash } from 'node:crypto';
import { Evidence } from '../../lib/text/language/names/evidence.ts';
import { NameFeatures } from '../../lib/text/language/names/name-features.ts';
import { REGISTERS } from '../../lib/text/language/names/register.ts';
import { splitSentences } from '../../lib/text/language/sentences.ts';
import { FeatureRows } from '../../lib/text/models/feature-rows.ts';

/** A few sentences with something of everything that features look at. */
const SAMPLE = [
  'KARACHI POLICE FIND MISSING ENVOY',
  'LONDON 1996-08-22 - Mr. Jo O\'Brien-Smith, 54, of the University of Leeds\' Law School ("Leeds Law"), told the BBC so.',
  'Last year U.S.-led forces met al-Qaeda fighters near Mosul, Iraq, and 30 Seconds to Mars sang at McDonald’s on 5th Avenue.',
  'Arsenal 2 Wigan 1. The 6PR station and the Pakistanis of Virgin Records said: "Is the IAEA here?" the envoy asked. ärzte!',
];

/**
 * A hash of the features of a few sentences: it changes with the code that makes features and with the tables they are
 * looked up in, and so with everything that a model of names must have been trained on to be of use.
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
  features.read(sentences);
  evidence.read(features, new Uint8Array(features.facts.length).fill(1));
  for (let register = 0; register <= REGISTERS.length; register++) {
    features.register = register;
    for (let s = 0; s < sentences.length; s++) {
      features.fill(rows, s, evidence);
      // In whatever order they are added.
      for (let token = 0, start = 0; token < rows.length; token++) {
        const end = rows.ends[token] as number;
        hash.update(Buffer.from(rows.values.slice(start, end).sort().buffer)).update('.');
        start = end;
      }
    }
  }
  return hash.digest('hex').slice(0, 16);
};
