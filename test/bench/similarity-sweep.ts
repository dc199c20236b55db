/**
 * How each parameter of the near-copy engine affects its results. Prints the tables of docs/similarity.md.
 *
 * node test/bench/similarity-sweep.ts FOLDER [--seeds 1,2,3] [--only WORDS OF A TITLE]
 */
import { parseArgs } from 'node:util';
import { SOURCE_MEMBERS } from '../../functions/tables/near-copy-bucket.ts';
import { THRESHOLDS } from '../../lib/text/similarity/same-story.ts';
import { SKETCH_PARAMETERS } from '../../lib/text/similarity/sketch-parameters.ts';
import { type BenchDocument, makeCorpus, makeHard, makePlagiarism, readTexts } from './similarity/corpus.ts';
import { newsprint, type Settings } from './similarity/engines.ts';
import { qualityOf } from './similarity/quality.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seeds: { type: 'string', default: '1,2,3' }, only: { type: 'string', default: '' } },
});
const texts = readTexts(positionals[0] ?? new URL('../articles', import.meta.url).pathname);
const seeds = values.seeds.split(',').map(Number);
const altered = seeds.map((seed) => makeCorpus(texts, seed));
const plagiarised = seeds.map((seed) => makePlagiarism(texts, seed));
const hard = seeds.map((seed) => makeHard(texts, seed));

/** Mean ARI and recall over the corpora, and the worst precision. */
const measure = (corpora: readonly BenchDocument[][], settings: Partial<Settings>) => {
  const results = corpora.map((documents) => {
    const found = newsprint(settings).group(documents.map(({ text }) => text));
    return qualityOf(
      documents.map(({ story }) => story),
      found,
    );
  });
  const mean = (of: (result: (typeof results)[number]) => number) =>
    results.reduce((sum, result) => sum + of(result), 0) / results.length;
  const precision = Math.min(...results.map((result) => result.precision));
  return [mean(({ ari }) => ari), mean(({ recall }) => recall), precision].map((share) => share.toFixed(4)).join(' | ');
};

const row = (name: string, settings: Partial<Settings>, isChosen: boolean) => {
  const label = isChosen ? `**${name}**` : name;
  console.log(
    `| ${label} | ${measure(altered, settings)} | ${measure(plagiarised, settings)} | ${measure(hard, settings)} |`,
  );
};

const table = <T>(title: string, options: readonly T[], chosen: T, settingsOf: (option: T) => Partial<Settings>) => {
  if (!title.includes(values.only)) return;
  console.log(
    `\n| ${title} | ARI | recall | worst precision | plagiarised: ARI | recall | worst precision | hard: ARI | recall | worst precision |`,
  );
  console.log(`|${' --- |'.repeat(10)}`);
  const nameOf = (option: T) => (typeof option === 'number' ? String(Math.round(option * 100) / 100) : String(option));
  for (const option of options) row(nameOf(option), settingsOf(option), option === chosen);
};

const lengths = (corpora: readonly BenchDocument[][]) => corpora.map(({ length }) => length).join(' + ');
console.log(
  `${lengths(altered)} documents altered, ${lengths(plagiarised)} plagiarised, ${lengths(hard)} hard, seeds ${values.seeds}`,
);
const parameters = (part: Partial<typeof SKETCH_PARAMETERS>) => ({ parameters: { ...SKETCH_PARAMETERS, ...part } });
const thresholds = (part: Partial<typeof THRESHOLDS>) => ({ thresholds: { ...THRESHOLDS, ...part } });
table('letters per word', [3, 4, 5, 6, 99], SKETCH_PARAMETERS.lettersPerWord, (lettersPerWord) =>
  parameters({ lettersPerWord }),
);
table('words in a key shingle', [2, 3, 4, 5, 6, 7], SKETCH_PARAMETERS.keyShingleWords, (keyShingleWords) =>
  parameters({ keyShingleWords }),
);
table('share of keys for scans', [0, 1 / 3, 1 / 2, 2 / 3, 5 / 6, 1], SKETCH_PARAMETERS.lookAlikeKeys, (lookAlikeKeys) =>
  parameters({ lookAlikeKeys }),
);
table('words in such a key', [2, 3, 4], SKETCH_PARAMETERS.lookAlikeWords, (lookAlikeWords) =>
  parameters({ lookAlikeWords }),
);
table('letters of a word in such a key', [1, 3, 4, 5], SKETCH_PARAMETERS.lookAlikeWordLetters, (lookAlikeWordLetters) =>
  parameters({ lookAlikeWordLetters }),
);
table('letters of all words in such a key', [0, 16, 20], SKETCH_PARAMETERS.lookAlikeLetters, (lookAlikeLetters) =>
  parameters({ lookAlikeLetters }),
);
table('words in a compared shingle', [2, 3, 4, 5], SKETCH_PARAMETERS.comparedShingleWords, (comparedShingleWords) =>
  parameters({ comparedShingleWords }),
);
table('keys', [6, 8, 10, 12, 14, 16, 20, 32], SKETCH_PARAMETERS.keys, (keys) => parameters({ keys }));
table('words per key, long texts', [32, 48, 64, 96, 1e9], SKETCH_PARAMETERS.wordsPerKey, (wordsPerKey) =>
  parameters({ wordsPerKey }),
);
table('bytes of minima', [128, 192, 256, 384, 512, 768], SKETCH_PARAMETERS.minimaBytes, (minimaBytes) =>
  parameters({ minimaBytes }),
);
table('bits of a hash', [14, 16, 18, 20, 22, 24], SKETCH_PARAMETERS.hashBits, (hashBits) => parameters({ hashBits }));
table('members of a bucket', [4, 8, 16, 24, 32, 64], SOURCE_MEMBERS, (maxBucketMembers) => ({ maxBucketMembers }));
table('held', [0.4, 0.45, 0.5, 0.55, 0.6], THRESHOLDS.held, (held) => thresholds({ held }));
table('held of both', [0.25, 0.34, 0.4, 0.45, 0.5], THRESHOLDS.heldOfBoth, (heldOfBoth) => thresholds({ heldOfBoth }));
table('share of numbers, tables', [0.3, 0.4, 0.5, 2], THRESHOLDS.tableNumbers, (tableNumbers) =>
  thresholds({ tableNumbers }),
);
table('containment, tables', [0.36, 0.5, 0.58, 0.66], THRESHOLDS.containmentOfTable, (containmentOfTable) =>
  thresholds({ containmentOfTable }),
);
table('share of numbers, recurring reports', [0, 0.1, 0.2, 0.3, 2], THRESHOLDS.recurringNumbers, (recurringNumbers) =>
  thresholds({ recurringNumbers }),
);
table('same numbers, recurring reports', [0.3, 0.5, 0.6, 0.7, 0.8], THRESHOLDS.sameNumbers, (sameNumbers) =>
  thresholds({ sameNumbers }),
);
table('standard deviations', [1, 1.5, 2, 3], THRESHOLDS.deviations, (deviations) => thresholds({ deviations }));
