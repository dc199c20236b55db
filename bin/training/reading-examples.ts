import { readFile } from '../../lib/text/article/read-file.ts';
import type { Document } from '../../lib/text/language/document.ts';
import { readDocument } from '../../lib/text/language/read-document.ts';
import { type Choice, probabilities } from '../../lib/text/statements/choices/choice.ts';
import type { ReadingModel } from '../../lib/text/statements/choices/reading-model.ts';
import type { TwiceWeighed } from '../../lib/text/statements/choices/second-look.ts';
import { type Page, pageOf, relationAt } from '../../lib/text/statements/page/page.ts';
import { NO_STATEMENT, NOBODY_KNOWN } from '../../lib/text/statements/quotations/quotation-choice.ts';
import { readStatements } from '../../lib/text/statements/read-statements.ts';
import { readUtterances } from '../../lib/text/statements/read-utterances.ts';
import { type Content, type ContentChoice, contentChoice } from '../../lib/text/statements/reports/contents.ts';
import { endChoice } from '../../lib/text/statements/reports/ends.ts';
import { type Predicate, predicatesOf } from '../../lib/text/statements/reports/predicates.ts';
import { sourceChoice } from '../../lib/text/statements/reports/sources.ts';
import { isPronoun, keyOf } from '../../lib/text/statements/speakers/mentions.ts';
import { partyAt } from '../../lib/text/statements/speakers/party.ts';
import { STANCES, type Stance } from '../../lib/text/vocabulary.ts';
import { isTitleWord } from '../../lib/text/words/titles.ts';
import type { AnnotatedText } from './annotated-text.ts';
import type { ChoiceExample } from './choice-trainer.ts';
import { documentOf } from './document-of.ts';
import { isSpeaker, type LabelledStory, type Listed, offsetsOf } from './reader-labels.ts';

type Tokens = Set<number>;

interface Attributed {
  cue: Tokens;
  content: Tokens;
  source: Tokens;
}

/** An article of PolNeAR laid out, with its attributions as tokens. */
export interface AnnotatedPage {
  page: Page;
  attributions: Attributed[];
}

/** A story with what a reader listed, as tokens. */
export interface ListedPage {
  id: string;
  document: Document;
  page: Page;
  story: LabelledStory;
  listed: { one: Listed; tokens: Tokens }[];
}

const tokensIn = (page: Page, spans: readonly { start: number; end: number }[]): Tokens => {
  const tokens: Tokens = new Set();
  for (const { start, end } of spans)
    for (let i = 0; i < page.size; i++)
      if (page.start[i]! < end && page.end[i]! > start && page.isMark[i] === 0) tokens.add(i);
  return tokens;
};

const wordsOf = (page: Page, content: Content): Tokens => {
  const tokens: Tokens = new Set();
  for (const { from, to } of content) for (let i = from; i < to; i++) if (page.isMark[i] === 0) tokens.add(i);
  return tokens;
};

const shared = (a: Tokens, b: Tokens): number => {
  let count = 0;
  for (const token of a) if (b.has(token)) count++;
  return count;
};
const dice = (a: Tokens, b: Tokens): number => (2 * shared(a, b)) / (a.size + b.size || 1);

export const annotatedPage = (annotated: AnnotatedText): AnnotatedPage => {
  const page = pageOf(documentOf(annotated));
  const attributions = annotated.attributions.map(({ cue, content, source }): Attributed => {
    const words = tokensIn(page, content);
    const first = Math.min(...words);
    if (words.size > 2 && page.lower[first] === 'that') words.delete(first);
    return { cue: tokensIn(page, cue), content: words, source: tokensIn(page, source) };
  });
  return { page, attributions };
};

export const listedPage = async (story: LabelledStory): Promise<ListedPage> => {
  const { articles } = await readFile(Buffer.from(story.text), { key: `${story.id}.txt` });
  const { paragraphs, title } = articles[0]!.article;
  const document = readDocument(paragraphs, title ? { title } : {});
  const page = pageOf(document);
  const listed = story.statements.map((one) => {
    const offsets = offsetsOf(document.text, one.content);
    const tokens: Tokens = new Set();
    for (let i = 0; i < page.size; i++)
      for (let at = page.start[i]!; at < page.end[i]!; at++)
        if (offsets.has(at) && page.isMark[i] === 0) {
          tokens.add(i);
          break;
        }
    return { one, tokens };
  });
  return { id: story.id, document, page, story, listed };
};

const target = (count: number, right: readonly number[]): Float32Array => {
  const targets = new Float32Array(count);
  for (const index of right) targets[index] = 1 / right.length;
  return targets;
};

const example = (choice: Choice | TwiceWeighed, right: readonly number[], weight: number): ChoiceExample => ({
  groups: choice.groups,
  candidates: choice.candidates,
  ...('columns' in choice && { columns: choice.columns }),
  targets: target(choice.candidates.length, right),
  weight,
});

/** Indexes of the candidates that share most with the right words, and how much. */
const nearest = (page: Page, contents: readonly Content[], right: Tokens): { best: number; indexes: number[] } => {
  const shares = contents.map((content) => dice(wordsOf(page, content), right));
  const best = Math.max(...shares);
  return { best, indexes: shares.flatMap((share, i) => (share >= best - 1e-9 ? [i] : [])) };
};

const headOf = (page: Page, tokens: Tokens): number => {
  let head = -1;
  for (const token of tokens)
    if (!tokens.has(page.head[token]!))
      if (head < 0 || page.to[token]! - page.from[token]! > page.to[head]! - page.from[head]!) head = token;
  return head;
};

/**
 * What PolNeAR's annotators would choose: contents and sources of its predicates. Of several predicates in one cue ("said
 * in a statement") one reports, and the others report nothing: the one that the model holds the likeliest, all before
 * there is a model.
 */
export const annotatedExamples = (
  { page, attributions }: AnnotatedPage,
  model?: ReadingModel,
): { contents: ChoiceExample[]; sources: ChoiceExample[] } => {
  const contents: ChoiceExample[] = [];
  const sources: ChoiceExample[] = [];
  const claims = new Map<
    Attributed,
    { predicate: Predicate; choice: ContentChoice; indexes: number[]; odds: number }[]
  >();
  for (const predicate of predicatesOf(page)) {
    const choice = contentChoice(page, predicate);
    const attribution = attributions.find(
      ({ cue, content }) =>
        cue.has(predicate.at) || (predicate.kind === 'mark' && cue.size === 0 && content.has(predicate.at + 1)),
    );
    if (!attribution) {
      contents.push(example(choice, [0], 1));
      continue;
    }
    if (attribution.content.size === 0) continue;
    const { best, indexes } = nearest(page, choice.contents, attribution.content);
    const known = claims.get(attribution) ?? [];
    claims.set(attribution, known);
    const odds = model ? probabilities(choice, model.weights, model.scale) : undefined;
    known.push({
      predicate,
      choice,
      indexes: best < 0.5 ? [] : indexes,
      odds: odds && best >= 0.5 ? indexes.reduce((sum, i) => sum + odds[i]!, 0) : 1,
    });
  }
  for (const [attribution, known] of claims) {
    const able = known.filter(({ indexes }) => indexes.length > 0);
    const most = able.reduce((best, { odds }) => Math.max(best, odds), 0);
    for (const { predicate, choice, indexes, odds } of able) {
      if (odds < most) {
        contents.push(example(choice, [0], 1));
        continue;
      }
      contents.push(example(choice, indexes, 1));
      const own = sourceChoice(page, predicate, choice.contents[indexes[0]!]!);
      const right = own.heads.indexOf(attribution.source.size === 0 ? -1 : headOf(page, attribution.source));
      if (right >= 0) sources.push(example(own, [right], 1));
    }
  }
  return { contents, sources };
};

/** Whose words PolNeAR's annotators think unclaimed quotations are. */
export const annotatedQuotations = ({ page, attributions }: AnnotatedPage, model: ReadingModel): ChoiceExample[] => {
  const examples: ChoiceExample[] = [];
  readUtterances(page, model, {
    quotation: (choice, range) => {
      const words = wordsOf(page, [range]);
      const owner = attributions.find(({ content }) => shared(words, content) >= 0.85 * words.size);
      if (!owner) {
        if (!attributions.some(({ content }) => shared(words, content) > 0))
          examples.push(example(choice, [NO_STATEMENT], 1));
        return;
      }
      if (owner.source.size === 0) return;
      const head = headOf(page, owner.source);
      if (isPronoun(page, head)) return;
      const right = choice.keys.indexOf(keyOf(partyAt(page, head)));
      examples.push(example(choice, [right < 0 ? NOBODY_KNOWN : right], 1));
    },
  });
  return examples;
};

/** What a reader would choose: each listed statement is the report's that the model holds the likeliest. */
export const listedExamples = (
  { page, listed, document }: ListedPage,
  model: ReadingModel,
  weight: number,
): { contents: ChoiceExample[]; sources: ChoiceExample[]; ends: ChoiceExample[] } => {
  const choices = predicatesOf(page).map((predicate) => {
    const choice = contentChoice(page, predicate);
    return { predicate, choice, odds: probabilities(choice, model.weights, model.scale) };
  });
  const right = new Map<number, { indexes: number[]; one: Listed; tokens: Tokens }>();
  const ends: ChoiceExample[] = [];
  for (const { one, tokens } of listed) {
    if (tokens.size === 0) continue;
    let owner = -1;
    let most = 0;
    let indexes: number[] = [];
    choices.forEach(({ choice, odds }, c) => {
      if (right.has(c)) return;
      const fits = choice.contents.map((content) => {
        const words = wordsOf(page, content);
        const both = shared(words, tokens);
        const share = (2 * both) / (words.size + tokens.size || 1);
        return both >= 0.85 * words.size && (share >= 0.75 || both >= 0.25 * tokens.size) ? share : 0;
      });
      const best = Math.max(...fits);
      if (best === 0) return;
      const own = fits.flatMap((share, i) => (share >= best - 1e-9 ? [i] : []));
      const value = best * own.reduce((sum, i) => sum + odds[i]!, 1e-6);
      if (value > most) {
        most = value;
        owner = c;
        indexes = own;
      }
    });
    if (owner >= 0) right.set(owner, { indexes, one, tokens });
  }
  const contents: ChoiceExample[] = [];
  const sources: ChoiceExample[] = [];
  const optional: Tokens = new Set(listed.flatMap(({ one, tokens }) => (one.optional ? [...tokens] : [])));
  choices.forEach(({ predicate, choice }, c) => {
    const matched = right.get(c);
    if (!matched) {
      // What it would report may be one of those that count neither for nor against.
      const touches = choice.contents.some((content) =>
        content.some(({ from, to }) => optional.has(from) && optional.has(to - 1)),
      );
      contents.push(example(choice, [0], touches ? weight / 4 : weight));
      return;
    }
    contents.push(example(choice, matched.indexes, matched.one.optional ? weight / 2 : weight));
    ends.push(...endExamples(page, predicate, choice, matched.tokens, weight));
    const own = sourceChoice(page, predicate, choice.contents[matched.indexes[0]!]!);
    const odds = probabilities(own, model.weights, model.scale);
    const named = own.heads.flatMap((head, i) =>
      head >= 0 && !isPronoun(page, head) && speaks(document, page, head, matched.one) ? [i] : [],
    );
    // "He said": whom he stands for is another choice.
    const fitting = named.length > 0 ? named : withoutName(page, predicate, own.heads, matched.one);
    if (fitting.length > 0) {
      const best = fitting.reduce((a, b) => (odds[b]! > odds[a]! ? b : a));
      sources.push(example(own, [best], weight));
    }
  });
  return { contents, sources, ends };
};

/** The source where the sentence does not name it: a pronoun that is the subject; nobody, where nobody is listed either. */
const withoutName = (page: Page, { at }: Predicate, heads: readonly number[], { speaker }: Listed): number[] => {
  const subjects = heads.flatMap((head, i) =>
    head >= 0 && page.head[head] === at && isPronoun(page, head) && relationAt(page, head) === 'nsubj' ? [i] : [],
  );
  return subjects.length > 0 || speaker !== null ? subjects : [0];
};

/** Where the right words end, for contents that begin where they do and go on too long, or end there. */
const endExamples = (
  page: Page,
  predicate: Predicate,
  choice: ContentChoice,
  right: Tokens,
  weight: number,
): ChoiceExample[] => {
  const first = Math.min(...right);
  const last = Math.max(...right);
  const longer = choice.contents.filter(
    (content) =>
      content.length === 1 &&
      wordsOf(page, content).has(first) &&
      content[0]!.from >= first - 1 &&
      content[0]!.to > last,
  );
  return longer.flatMap(([content]) => {
    const ends = endChoice(page, predicate, content!);
    if (!ends) return [];
    const indexes = ends.ends.flatMap((end, i) => (lastWordBefore(page, end) === last ? [i] : []));
    return indexes.length === 0 ? [] : [example(ends, indexes, weight / longer.length)];
  });
};

const lastWordBefore = (page: Page, end: number): number => {
  let last = end - 1;
  while (last > 0 && page.isMark[last] === 1) last--;
  return last;
};

const speaks = (document: Document, page: Page, head: number, one: Listed): boolean => {
  const { entity, name } = partyAt(page, head);
  return isSpeaker({ speaker: name, speakerType: entity >= 0 ? document.entities[entity]!.type : 'unnamed' }, one);
};

/** "Ole Keller" for "Ada Keller": another of the family. */
const isRelative = (name: string, speaker: string | null): boolean => {
  const [own, other] = [name, speaker ?? ''].map((one) => one.split(' ').filter((word) => !isTitleWord(word)));
  if (!own || !other || own.length < 2 || other.length < 2 || own.at(-1) !== other.at(-1)) return false;
  return (
    [own[0]!, other[0]!].every((word) => /^\p{Lu}\p{Ll}+$/u.test(word)) && own[0]!.slice(0, 3) !== other[0]!.slice(0, 3)
  );
};

/** Whom a reader takes pronouns for, and whose words unclaimed quotations are. */
export const listedSpeakers = (
  { page, document, listed }: ListedPage,
  model: ReadingModel,
  weight: number,
): ChoiceExample[] => {
  const examples: ChoiceExample[] = [];
  const rightParties = (parties: readonly ({ entity: number; name: string } | undefined)[], one: Listed): number[] =>
    parties.flatMap((party, i) => {
      if (!party) return [];
      const speakerType = party.entity >= 0 ? document.entities[party.entity]!.type : 'unnamed';
      if (speakerType === 'person' && isRelative(party.name, one.speaker)) return [];
      return isSpeaker({ speaker: party.name, speakerType }, one) ? [i] : [];
    });
  const isOther = (party: { entity: number } | undefined, pronoun: string): boolean => {
    const gender = party && party.entity >= 0 ? document.entities[party.entity]!.gender : undefined;
    return (gender === 'male' && pronoun === 'she') || (gender === 'female' && pronoun === 'he');
  };
  readUtterances(page, model, {
    pronoun: (choice, report) => {
      const words = wordsOf(page, report.content);
      const found = listed.find(({ tokens }) => shared(words, tokens) >= 0.6 * words.size);
      if (!found || found.one.speaker === null) return;
      const right = rightParties(choice.parties, found.one).filter(
        (i) => !isOther(choice.parties[i], page.lower[report.source]!),
      );
      examples.push(example(choice, right.length > 0 ? right : [0], weight));
    },
    description: (choice, report, described) => {
      const words = wordsOf(page, report.content);
      const found = listed.find(({ tokens }) => shared(words, tokens) >= 0.6 * words.size);
      if (!found || found.one.speaker === null) return;
      const right = rightParties(choice.parties, found.one);
      // The name where the text has it; as printed where the reader has nothing fuller.
      const asPrinted = rightParties([described], found.one).length > 0;
      if (!asPrinted && right.length === 0) return;
      examples.push(example(choice, right.length > 0 ? right : [0], weight));
    },
    quotation: (choice, range) => {
      const words = wordsOf(page, [range]);
      const found = listed.find(({ tokens }) => shared(words, tokens) >= 0.85 * words.size);
      if (!found) {
        if (listed.some(({ tokens }) => shared(words, tokens) > 0)) return;
        examples.push(example(choice, [NO_STATEMENT], weight));
        return;
      }
      const right = rightParties(choice.parties, found.one);
      const own = found.one.optional ? weight / 2 : weight;
      examples.push(example(choice, right.length > 0 ? right : [NOBODY_KNOWN], own));
    },
  });
  return examples;
};

/** The stances that a reader gave to statements: the first most, those accepted besides a little. */
export const listedStances = (
  { page, document, listed }: ListedPage,
  model: ReadingModel,
  weight: number,
): ChoiceExample[] => {
  const examples: ChoiceExample[] = [];
  readStatements(document, model, { confidence: () => 1 }, (choice, { content }) => {
    const words = wordsOf(page, content);
    const found = listed.find(({ tokens }) => shared(words, tokens) >= 0.6 * Math.max(words.size, 0.5 * tokens.size));
    if (!found) return;
    const { stance, stanceAlso = [] } = found.one;
    const own = example(choice, [STANCES.indexOf(stance as Stance)], weight);
    for (const also of stanceAlso) own.targets[STANCES.indexOf(also as Stance)]! += 0.25 / stanceAlso.length;
    const sum = own.targets.reduce((total, target) => total + target, 0);
    examples.push({ ...own, targets: own.targets.map((target) => target / sum) });
  });
  return examples;
};
