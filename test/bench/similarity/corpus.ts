import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ALTERATIONS, type Alteration, HARD_ALTERATIONS, wordsIn } from './alterations.ts';
import { BRIEFS } from './briefs.ts';
import { PLAGIARISM } from './plagiarism.ts';
import { type Random, random } from './random.ts';
import { RECURRING_REPORTS } from './recurring-reports.ts';

export interface BenchDocument {
  id: string;
  /** The true story. */
  story: string;
  text: string;
  /** Its alterations, joined by `+`, or another kind: `original`, `quotes another`, `brief`, `recurring: …`. */
  how: string;
  /** It has words of others, and less than a quarter of it is the story's, or it has less than half of the story: then it quotes that. */
  quotes?: boolean;
}

/** All texts under a path: `.txt` and `.md` files, and the `text` of each line of `.jsonl` files. */
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
 * Stories with altered copies, the same for the same texts and seed. One text in six is set aside as a source of new
 * leads and surrounding text. One copy in three has two alterations. Some stories quote a paragraph of another one,
 * which does not make them copies.
 */
export const makeCorpus = (
  texts: readonly string[],
  seed: number,
  copiesPerStory = 1.2,
  alterations: Readonly<Record<string, Alteration>> = ALTERATIONS,
  twiceAltered = 1 / 3,
  mostAlterations = 2,
): BenchDocument[] => {
  const r = random(seed);
  const all = r.shuffle(texts.map(paragraphsOf).filter((paragraphs) => wordsIn(paragraphs) >= 80));
  const apart = Math.ceil(all.length / 6);
  const filler = fillerFrom(all.slice(0, apart).flat(), r);
  const names = Object.keys(alterations);
  const documents: BenchDocument[] = [];
  const stories = all.slice(apart);
  const named = storyNames(stories);
  stories.forEach((paragraphs, i) => {
    const story = named[i]!;
    const add = (how: string, marked: readonly string[], boilerplate = 0) => {
      const words = marked.join(' ').split(/\s+/);
      const foreign = words.filter((word) => word.includes(FOREIGN)).length;
      const own = words.length - boilerplate - foreign;
      const quotes = foreign > 0 && (own < (own + foreign) / 4 || own < wordsIn(paragraphs) / 2);
      const text = marked.join('\n\n').replaceAll(FOREIGN, '');
      documents.push({ id: `${story}/${documents.length}`, story, text, how, ...(quotes && { quotes }) });
    };
    const other = stories[(i + 1) % stories.length]!;
    // A short paragraph of a long story: otherwise it may be most of a copy cut short.
    const quoted = other.find((paragraph) => /["“]/.test(paragraph) && paragraph.length < 300);
    if (quoted && r.chance(0.15) && Math.min(wordsIn(paragraphs), wordsIn(other)) > 400) {
      const at = r.between(1, paragraphs.length);
      add('quotes another', [...paragraphs.slice(0, at), quoted, ...paragraphs.slice(at)]);
    } else {
      add('original', paragraphs);
    }
    for (let copies = r.next() * copiesPerStory * 2; copies >= 1 || r.chance(copies); copies--) {
      const ways = r.chance(twiceAltered) ? someOf(names, r.between(2, mostAlterations), r) : [r.pick(names)];
      let altered: readonly string[] = paragraphs;
      let boilerplate = 0;
      for (const way of ways) {
        const before = wordsIn(altered);
        altered = alterations[way]!(altered, { random: r, filler });
        if (way === 'boilerplate') boilerplate += wordsIn(altered) - before;
      }
      add(ways.join('+'), altered, boilerplate);
    }
  });
  return r.shuffle(documents);
};

/** Reports of each kind: about as many as appear in a month. */
const REPORTS_OF_A_KIND = 20;

/**
 * Another corpus: copies as people make them, and similar texts that are not copies: recurring reports with other
 * numbers, and briefs on one event by different desks.
 */
export const makePlagiarism = (texts: readonly string[], seed: number, copiesPerStory = 1.2): BenchDocument[] => {
  const r = random(seed + 1000);
  const documents = makeCorpus(texts, seed, copiesPerStory, PLAGIARISM, 0);
  const alone = (how: string, text: string) => {
    const story = `${how}-${documents.length}`;
    documents.push({ id: story, story, text, how });
  };
  for (const [kind, report] of Object.entries(RECURRING_REPORTS)) {
    for (let i = 0; i < REPORTS_OF_A_KIND; i++) alone(`recurring: ${kind}`, report(r));
  }
  for (const event of BRIEFS) for (const brief of event) alone('brief', brief);
  return r.shuffle(documents);
};

const FIRMS = 7;
const RELEASES_OF_A_FIRM = 18;
const SHARED_SENTENCES = 11;
const MOST_NEWS_SENTENCES = 9;
const RELEASE_SENTENCES = FIRMS * (SHARED_SENTENCES + RELEASES_OF_A_FIRM * MOST_NEWS_SENTENCES);
const DIGESTS = 80;

const sentencesOf = (paragraphs: readonly string[]): string[] =>
  paragraphs
    .flatMap((paragraph) => paragraph.split(/(?<=[.!?]["”’]?)\s+/))
    .filter((text) => text.split(' ').length > 5);

/**
 * A harder corpus: copies cut to a fifth or from the middle, with 8 % of their letters misread, up to four alterations at
 * once; digests of the beginnings of three to six stories, of which each is a story of its own; and press releases, five
 * to nine sentences of news with eleven that are in each release of the firm.
 */
export const makeHard = (texts: readonly string[], seed: number, copiesPerStory = 1.2): BenchDocument[] => {
  const r = random(seed + 2000);
  // Sentences for releases come from texts that are not in the corpus.
  const all = r.shuffle(texts);
  const sentences: string[] = [];
  let apart = 0;
  while (sentences.length < RELEASE_SENTENCES && apart < all.length / 5) {
    sentences.push(...sentencesOf(paragraphsOf(all[apart++]!)));
  }
  const source = r.shuffle(sentences);
  const documents = makeCorpus(all.slice(apart), seed, copiesPerStory, HARD_ALTERATIONS, 0.5, 4);
  const originals = documents.filter(({ how }) => how === 'original').map(({ text }) => paragraphsOf(text));
  const alone = (how: string, text: string) => {
    const story = `${how}-${documents.length}`;
    documents.push({ id: story, story, text, how });
  };
  for (let i = 0; i < DIGESTS; i++) {
    const parts = r.shuffle(originals).slice(0, r.between(3, 6));
    alone('digest', parts.flatMap((paragraphs) => beginningOf(paragraphs, r.between(40, 120))).join('\n\n'));
  }
  for (let firm = 0; firm < FIRMS; firm++) {
    const closing = source.splice(0, SHARED_SENTENCES);
    for (let i = 0; i < RELEASES_OF_A_FIRM; i++) {
      const news = source.splice(0, r.between(5, MOST_NEWS_SENTENCES));
      alone('release', [...inParagraphs(news), ...inParagraphs(closing)].join('\n\n'));
    }
  }
  return r.shuffle(documents);
};

/** Whole sentences from the start, about so many words. */
const beginningOf = (paragraphs: readonly string[], words: number): string[] => {
  const taken: string[] = [];
  let count = 0;
  for (const sentence of sentencesOf(paragraphs)) {
    if (count >= words) break;
    taken.push(sentence);
    count += sentence.split(' ').length;
  }
  return [taken.join(' ')];
};

const inParagraphs = (sentences: readonly string[]): string[] =>
  Array.from({ length: Math.ceil(sentences.length / 2) }, (_, i) => sentences.slice(2 * i, 2 * i + 2).join(' '));

/**
 * So many alterations, no more than one of which removes text: that one comes first, or it might remove all of a copy. A
 * piece of less than half of a story inside another text is no copy but a quotation.
 */
const someOf = (names: readonly string[], count: number, r: Random): string[] => {
  const shuffled = r.shuffle(names);
  const removal = shuffled.slice(0, count).find((name) => REMOVALS.has(name));
  const isPiece = removal !== undefined && PIECES.has(removal);
  const others = shuffled.filter((name) => !REMOVALS.has(name) && !(isPiece && name === 'embedded'));
  return removal ? [removal, ...others.slice(0, count - 1)] : others.slice(0, count);
};

/** Alterations that remove text. */
const REMOVALS: ReadonlySet<string> = new Set(['cut', 'thinned', 'cut to a fifth', 'cut from the middle']);
/** Those that leave less than half of it. */
const PIECES: ReadonlySet<string> = new Set(['cut to a fifth', 'cut from the middle']);

/** Stands behind each word that is not the story's while a copy is made: no alteration touches what is no letter. */
const FOREIGN = '\u2063';

/** Paragraphs in random order, none repeated before all have been used. */
const fillerFrom = (pool: readonly string[], r: Random) => {
  let deck: string[] = [];
  return (words: number): string[] => {
    const taken: string[] = [];
    let count = 0;
    while (count < words) {
      if (deck.length === 0) deck = r.shuffle(pool);
      const paragraph = deck.pop()!;
      taken.push(paragraph.replace(/[\p{L}\p{N}'’]{2,}/gu, (word) => word + FOREIGN));
      count += paragraph.split(/\s+/).length;
    }
    return taken;
  };
};

/**
 * Names the stories of the original texts. Texts that share three tenths of the shorter one's runs of eight words are
 * already copies of one story, so that grouping them is not an error.
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
