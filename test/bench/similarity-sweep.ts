/**
 * What each constant of the near-copy engine costs and gains: the tables of docs/similarity.md.
 *
 * node test/bench/similarity-sweep.ts FOLDER [--seeds 1,2,3]
 */
import { parseArgs } from 'node:util';
import { THRESHOLDS } from '../../functions/similarity/same-story.ts';
import { SHAPE } from '../../functions/similarity/sketch.ts';
import { makeCorpus, readTexts } from './similarity/corpus.ts';
import { newsprint, type Settings } from './similarity/engines.ts';
import { qualityOf } from './similarity/quality.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seeds: { type: 'string', default: '1,2,3' } },
});
const texts = readTexts(positionals[0] ?? new URL('../articles', import.meta.url).pathname);
const corpora = values.seeds.split(',').map((seed) => makeCorpus(texts, Number(seed), 1.5));

/** Means over the corpora, and the worst of the precisions. */
const measure = (settings: Partial<Settings>) => {
  const results = corpora.map((documents) => {
    const found = newsprint(settings).group(documents.map(({ text }) => text));
    return qualityOf(
      documents.map(({ story }) => story),
      found,
    );
  });
  const mean = (of: (result: (typeof results)[number]) => number) =>
    results.reduce((sum, result) => sum + of(result), 0) / results.length;
  return {
    ari: mean(({ ari }) => ari),
    recall: mean(({ recall }) => recall),
    precision: Math.min(...results.map(({ precision }) => precision)),
  };
};

const row = (name: string, settings: Partial<Settings>, isChosen: boolean) => {
  const { ari, recall, precision } = measure(settings);
  const label = isChosen ? `**${name}**` : name;
  console.log(`| ${label} | ${ari.toFixed(4)} | ${recall.toFixed(4)} | ${precision.toFixed(4)} |`);
};

const table = <T>(title: string, options: readonly T[], chosen: T, settingsOf: (option: T) => Partial<Settings>) => {
  console.log(`\n| ${title} | ARI | recall | precision (worst) |\n| --- | --- | --- | --- |`);
  for (const option of options) row(String(option), settingsOf(option), option === chosen);
};

console.log(`${corpora.map((corpus) => corpus.length).join(' + ')} documents, seeds ${values.seeds}`);
const shape = (part: Partial<typeof SHAPE>) => ({ shape: { ...SHAPE, ...part } });
const thresholds = (part: Partial<typeof THRESHOLDS>) => ({ thresholds: { ...THRESHOLDS, ...part } });
table('letters of a word', [3, 4, 5, 6, 99], SHAPE.letters, (letters) => shape({ letters }));
table('words in a key shingle', [2, 3, 4, 5, 6, 7], SHAPE.keyShingle, (keyShingle) => shape({ keyShingle }));
table('words in a compared shingle', [2, 3, 4, 5], SHAPE.comparedShingle, (comparedShingle) =>
  shape({ comparedShingle }),
);
table('keys', [6, 8, 10, 12, 14, 16, 20, 32], SHAPE.keys, (keys) => shape({ keys }));
table('bytes of minima', [128, 192, 256, 384, 512, 768, 1024, 2048], SHAPE.bytes, (bytes) => shape({ bytes }));
table('bits of a minimum', [14, 16, 18, 20, 22, 24, 32], SHAPE.bits, (bits) => shape({ bits }));
table('members of a bucket', [4, 8, 16, 24, 32, 64], 24, (members) => ({ members }));
table(
  'containment, long',
  [0.2, 0.24, 0.28, 0.32, 0.36, 0.4, 0.44],
  THRESHOLDS.containmentOfLong,
  (containmentOfLong) => thresholds({ containmentOfLong }),
);
table(
  'containment, short',
  [0.36, 0.4, 0.46, 0.5, 0.56, 0.6, 0.66],
  THRESHOLDS.containmentOfShort,
  (containmentOfShort) => thresholds({ containmentOfShort }),
);
table(
  'containment, passage',
  [0.4, 0.5, 0.6, 0.66, 0.7, 0.8],
  THRESHOLDS.containmentOfPassage,
  (containmentOfPassage) => thresholds({ containmentOfPassage }),
);
table('similarity of a passage', [0, 0.05, 0.1, 0.13, 0.16, 0.2], THRESHOLDS.passageSimilarity, (passageSimilarity) =>
  thresholds({ passageSimilarity }),
);
