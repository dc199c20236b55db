import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { BRIEFS } from './briefs.ts';
import { FORMS } from './forms.ts';
import { PLAGIARISM } from './plagiarism.ts';
import { type Random, random } from './random.ts';
import { SPOILERS, type Spoiler, wordsIn } from './spoil.ts';

export interface BenchDocument {
  id: string;
  /** The story it belongs to, in truth. */
  story: string;
  text: string;
  /** How it was spoiled, joined by `+`; `original` where it was not. */
  how: string;
}

/** Every text under a path: `.txt` and `.md` files, and the `text` of each line of `.jsonl` files. */
export const readTexts = (path: string): string[] => {
  if (statSync(path).isDirectory()) {
    return readdirSync(path)
      .sort()
      .flatMap((name) => readTexts(join(path, name)));
  }
  if (/\.(txt|md)$/.test(path)) return [readFileSync(path, 'utf8')];
  if (!path.endsWith('.jsonl')) return [];
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => (JSON.parse(line) as { text?: string }).text ?? '').filter(Boolean);
};

const paragraphsOf = (text: string): string[] =>
  text
    .split(/\n\s*\n|\n/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean);

/**
 * Stories with their spoiled copies, the same for the same texts and seed. One text in six is kept apart, to take
 * from it what copies are led and surrounded with. One copy in three is spoiled in two ways. Beside the copies stand
 * stories that quote a paragraph of another story, which are stories of their own.
 */
export const makeCorpus = (
  texts: readonly string[],
  seed: number,
  copiesPerStory = 1.2,
  spoilers: Readonly<Record<string, Spoiler>> = SPOILERS,
  twoWays = 1 / 3,
): BenchDocument[] => {
  const r = random(seed);
  const all = r.shuffle(texts.map(paragraphsOf).filter((paragraphs) => wordsIn(paragraphs) >= 80));
  const apart = Math.ceil(all.length / 6);
  const filler = fillerFrom(all.slice(0, apart).flat(), r);
  const names = Object.keys(spoilers);
  const documents: BenchDocument[] = [];
  const stories = all.slice(apart);
  const named = storyNames(stories);
  stories.forEach((paragraphs, i) => {
    const story = named[i] as string;
    const add = (how: string, text: readonly string[]) => {
      documents.push({ id: `${story}/${documents.length}`, story, text: text.join('\n\n'), how });
    };
    const other = stories[(i + 1) % stories.length]!;
    // A short one, from a long story: of a copy cut short it might be the better part.
    const quoted = other.find((paragraph) => /["“]/.test(paragraph) && paragraph.length < 300);
    if (quoted && r.chance(0.15) && Math.min(wordsIn(paragraphs), wordsIn(other)) > 400) {
      const at = r.between(1, paragraphs.length);
      add('quotes another', [...paragraphs.slice(0, at), quoted, ...paragraphs.slice(at)]);
    } else {
      add('original', paragraphs);
    }
    const cutFirst = (a: string, b: string) => Number(REDUCES.has(b)) - Number(REDUCES.has(a));
    for (let copies = r.next() * copiesPerStory * 2; copies >= 1 || r.chance(copies); copies--) {
      const ways = r.chance(twoWays) ? r.shuffle(names).slice(0, 2).sort(cutFirst) : [r.pick(names)];
      const spoiled = ways.reduce<readonly string[]>(
        (text, way) => (spoilers[way] as Spoiler)(text, { random: r, filler }),
        paragraphs,
      );
      add(ways.join('+'), spoiled);
    }
  });
  return r.shuffle(documents);
};

/** Prints of each form: as many as a month brings. */
const PRINTS = 20;

/**
 * Another corpus, of copies made by people, and of what comes again without being one: reports in the same form with
 * other numbers, and briefs on one event by different desks.
 */
export const makePlagiarism = (texts: readonly string[], seed: number, copiesPerStory = 1.2): BenchDocument[] => {
  const r = random(seed + 1000);
  const documents = makeCorpus(texts, seed, copiesPerStory, PLAGIARISM, 0);
  const alone = (how: string, text: string) => {
    const story = `${how}-${documents.length}`;
    documents.push({ id: story, story, text, how });
  };
  for (const [form, print] of Object.entries(FORMS)) for (let i = 0; i < PRINTS; i++) alone(`form: ${form}`, print(r));
  for (const event of BRIEFS) for (const brief of event) alone('brief', brief);
  return r.shuffle(documents);
};

/** Ways that leave something out: done before the others, or of a copy in a longer piece only the piece might be left. */
const REDUCES: ReadonlySet<string> = new Set(['cut', 'thinned']);

/** Paragraphs in random order, none twice before all have been used. */
const fillerFrom = (pool: readonly string[], r: Random) => {
  let deck: string[] = [];
  return (words: number): string[] => {
    const taken: string[] = [];
    let count = 0;
    while (count < words) {
      if (deck.length === 0) deck = r.shuffle(pool);
      const paragraph = deck.pop() as string;
      taken.push(paragraph);
      count += paragraph.split(/\s+/).length;
    }
    return taken;
  };
};

/**
 * Which texts are prints of one story already, so that finding them is no mistake: those that share three tenths of
 * the shorter's runs of eight words.
 */
const storyNames = (texts: readonly (readonly string[])[]): string[] => {
  const runs = texts.map((paragraphs) => {
    const words =
      paragraphs
        .join(' ')
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu) ?? [];
    return new Set(words.slice(7).map((_, i) => words.slice(i, i + 8).join(' ')));
  });
  const holders = new Map<string, number[]>();
  const shared = new Map<string, number>();
  const names = texts.map((_, i) => i);
  runs.forEach((set, i) => {
    for (const run of set) {
      const before = holders.get(run) ?? [];
      for (const j of before) shared.set(`${j} ${i}`, (shared.get(`${j} ${i}`) ?? 0) + 1);
      holders.set(run, [...before, i]);
    }
  });
  for (const [pair, count] of shared) {
    const [i, j] = pair.split(' ').map(Number) as [number, number];
    if (count < 0.3 * Math.min(runs[i]!.size, runs[j]!.size)) continue;
    const [from, to] = [Math.max(names[i]!, names[j]!), Math.min(names[i]!, names[j]!)];
    names.forEach((name, k) => {
      if (name === from) names[k] = to;
    });
  }
  return names.map((name) => `story-${name}`);
};
