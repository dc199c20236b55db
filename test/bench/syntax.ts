/**
 * usage: node test/bench/syntax.ts [DATA_FOLDER]
 *
 * Scores of the tagger and parser on sentences that they were not trained on: EWT dev, its trees made by hand, and news
 * parsed by CoreNLP. Tags are predicted; every token counts, punctuation too. "EWT, names" has the names of EWT turned
 * into those that the parser learns (see withLastNameAsHead). Then, on news, the F1 of head and relation for the relations
 * that statements are read from, and the speed on one core.
 */
import { type ParsedSentence, readEwt, readSilver, withLastNameAsHead } from '../../bin/training/treebanks.ts';
import { parseSentence } from '../../lib/text/language/syntax/parse.ts';
import { RELATIONS, type Relation, relationNumber } from '../../lib/text/language/syntax/tags.ts';

const [folder = '../shared/data'] = process.argv.slice(2);

const share = (count: number, all: number): string => (count / all).toFixed(4);

const score = (name: string, sentences: readonly ParsedSentence[]): void => {
  let tokens = 0;
  let tags = 0;
  let heads = 0;
  let labelled = 0;
  for (const gold of sentences) {
    const found = parseSentence(gold.tokens);
    for (let i = 0; i < gold.tokens.length; i++) {
      tokens++;
      if (found.tags[i] === gold.tags[i]) tags++;
      if (found.heads[i] !== gold.heads[i]) continue;
      heads++;
      if (found.relations[i] === gold.relations[i]) labelled++;
    }
  }
  console.log(
    `${name.padEnd(24)} ${[tags, heads, labelled].map((count) => share(count, tokens)).join(' ')}  ${share(labelled, heads)}`,
  );
};

/** The relations that the statements of news are read from. */
// biome-ignore format: a table
const OF_INTEREST: readonly Relation[] = [
  'nsubj', 'nsubj:pass', 'ccomp', 'parataxis', 'acl:relcl', 'appos', 'advcl', 'conj', 'obl:agent',
];

/** Prints the F1 of tokens with the right head and relation for each relation of interest. */
const scoreRelations = (sentences: readonly ParsedSentence[]): void => {
  const counts = RELATIONS.map(() => ({ right: 0, found: 0, gold: 0 }));
  for (const gold of sentences) {
    const found = parseSentence(gold.tokens);
    for (let i = 0; i < gold.tokens.length; i++) {
      counts[found.relations[i]!]!.found++;
      counts[gold.relations[i]!]!.gold++;
      if (found.heads[i] === gold.heads[i] && found.relations[i] === gold.relations[i])
        counts[gold.relations[i]!]!.right++;
    }
  }
  for (const relation of OF_INTEREST) {
    const { right, found, gold } = counts[relationNumber(relation)]!;
    console.log(`${relation.padEnd(24)} ${share(2 * right, found + gold)}  of ${gold}`);
  }
};

const dev = readEwt(folder, 'dev');
const { unseen } = readSilver(folder);
console.log(`${' '.repeat(24)} tags   UAS    LAS     relations of right heads`);
score('EWT dev', dev);
score('EWT dev, names', dev.map(withLastNameAsHead));
score('news (CoreNLP)', unseen);
console.log('\nF1 of head and relation on news');
scoreRelations(unseen);

let fastest = Number.POSITIVE_INFINITY;
for (let run = 0; run < 5; run++) {
  const started = performance.now();
  for (const { tokens } of unseen) parseSentence(tokens);
  fastest = Math.min(fastest, performance.now() - started);
}
const tokens = unseen.reduce((sum, sentence) => sum + sentence.tokens.length, 0);
console.log(`${Math.round((tokens / fastest) * 1000)} tokens a second`);
