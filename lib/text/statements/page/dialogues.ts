import type { Span } from '../../language/document.ts';

/** A turn of an interview whose turns begin with a dash, or are marked as questions and answers. */
export interface DialogueTurn {
  content: Span;
  isAnswer: boolean;
}

const DASHED = /^(?:—|–|―|--?) ?(?=[\p{L}\p{N}"“‘'…¿¡])/u;
/** Fewer dashes in a row are a list, or words of somebody in a story. */
const MIN_TURNS = 3;

/**
 * The turns of an interview printed with dashes: questions and answers in turn, of which the questions mostly end as
 * such. A list with dashes has no questions, and none that others answer.
 */
export const readDialogue = (text: string, paragraphs: readonly Span[]): DialogueTurn[] => {
  const turns: DialogueTurn[] = [];
  let run: Span[] = [];
  const flush = (): void => {
    if (run.length >= MIN_TURNS) turns.push(...inTurn(text, run));
    run = [];
  };
  for (const { start, end } of paragraphs) {
    const mark = DASHED.exec(text.slice(start, Math.min(end, start + 4)));
    if (mark) run.push({ start: start + mark[0].length, end });
    else flush();
  }
  flush();
  return turns;
};

const inTurn = (text: string, run: readonly Span[]): DialogueTurn[] => {
  const asks = run.map(({ start, end }) => /\?["”’']?$/.test(text.slice(Math.max(start, end - 3), end)));
  const first = asks.indexOf(true);
  const count = (parity: number): number => asks.filter((ask, i) => ask && i % 2 === parity).length;
  if (first < 0 || count(first % 2) < 2 * count(1 - (first % 2)) || count(first % 2) === 0) return [];
  return run.map((content, i) => ({ content, isAnswer: i % 2 !== first % 2 }));
};
