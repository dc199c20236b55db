import type { StoryStatement } from '../data/story.ts';

/** A piece of a text: which statement it belongs to, and which name it is. */
export interface Piece {
  text: string;
  statement?: StoryStatement;
  name?: string;
}

/** Each name, and how it may be written. */
export type Names = ReadonlyMap<string, readonly string[]>;

interface Span {
  start: number;
  end: number;
}

/** The text in pieces, paragraph by paragraph. */
export const markText = (
  text: string,
  articleId: string,
  statements: readonly StoryStatement[],
  names: Names,
): Piece[][] => {
  const said = statementSpans(text, articleId, statements);
  const named = nameSpans(text, names);
  const paragraphs: Piece[][] = [];
  let start = 0;
  for (const paragraph of text.split('\n\n')) {
    const end = start + paragraph.length;
    paragraphs.push(piecesOf(text, { start, end }, said, named));
    start = end + 2;
  }
  return paragraphs;
};

/** Shorter words may stand in a text by chance. */
const MIN_FOUND = 16;

/**
 * Where the statements stand. A row has its place in the article it was read from; in another version of the story, and where
 * it was read in the headline, its words are looked for.
 */
const statementSpans = (
  text: string,
  articleId: string,
  statements: readonly StoryStatement[],
): (Span & { statement: StoryStatement })[] => {
  const spans = statements.flatMap((statement) => {
    const own = statement.articleId === articleId && !statement.headline;
    const { start = 0, end = text.length } = own ? statement : {};
    let from = start;
    const found = [statement.content].flat().flatMap((piece) => {
      const at = text.indexOf(piece, from);
      if (at < 0 || at + piece.length > end || (!own && piece.length < MIN_FOUND)) return [];
      from = at + piece.length;
      return [{ start: at, end: from, statement }];
    });
    if (found.length > 0 || !own || statement.start === undefined) return found;
    return [{ start, end: Math.min(end, text.length), statement }];
  });
  return withoutOverlaps(spans);
};

/** Whole words only; of names that overlap, the longer one. */
const nameSpans = (text: string, names: Names): (Span & { name: string })[] => {
  const spellings = [...names]
    .flatMap(([name, others]) => [name, ...others].map((spelling) => ({ name, spelling })))
    .filter(({ spelling }) => spelling.length > 1)
    .sort((a, b) => b.spelling.length - a.spelling.length);
  const taken = new Uint8Array(text.length);
  const spans: (Span & { name: string })[] = [];
  for (const { name, spelling } of spellings) {
    for (let at = text.indexOf(spelling); at >= 0; at = text.indexOf(spelling, at + spelling.length)) {
      const end = at + spelling.length;
      if (taken[at] || taken[end - 1] || isWordAt(text, at - 1) || isWordAt(text, end)) continue;
      taken.fill(1, at, end);
      spans.push({ start: at, end, name });
    }
  }
  return spans.sort((a, b) => a.start - b.start);
};

const isWordAt = (text: string, at: number): boolean => /[\p{L}\p{N}]/u.test(text[at] ?? '');

const withoutOverlaps = <S extends Span>(spans: S[]): S[] => {
  const kept: S[] = [];
  for (const span of spans.sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (span.end > span.start && span.start >= (kept.at(-1)?.end ?? 0)) kept.push(span);
  }
  return kept;
};

const piecesOf = (
  text: string,
  { start, end }: Span,
  said: readonly (Span & { statement: StoryStatement })[],
  named: readonly (Span & { name: string })[],
): Piece[] => {
  const within = <S extends Span>(spans: readonly S[]) => spans.filter((span) => span.start < end && span.end > start);
  const [statements, names] = [within(said), within(named)];
  const edges = new Set([start, end]);
  for (const span of [...statements, ...names]) {
    edges.add(Math.max(start, span.start));
    edges.add(Math.min(end, span.end));
  }
  const sorted = [...edges].sort((a, b) => a - b);
  return sorted.slice(1).map((to, i) => {
    const from = sorted[i]!;
    const covers = (span: Span) => span.start <= from && span.end >= to;
    const statement = statements.find(covers)?.statement;
    const name = names.find(covers)?.name;
    return { text: text.slice(from, to), ...(statement && { statement }), ...(name !== undefined && { name }) };
  });
};
