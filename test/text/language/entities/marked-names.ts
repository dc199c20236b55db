import { readEntities } from '../../../../lib/text/language/entities/read-entities.ts';
import type { NameType } from '../../../../lib/text/language/names/labels.ts';
import type { NameSpan } from '../../../../lib/text/language/names/recogniser.ts';
import { splitSentences } from '../../../../lib/text/language/sentences.ts';

/** The entities of a text whose names, as a tagger would mark them, are in brackets: [ORG Harbour Board]. */
export const entitiesOf = (marked: string) => {
  const marks: { type: NameType; start: number; end: number }[] = [];
  let text = '';
  for (const part of marked.split(/(\[[A-Z]+ [^\]]+\])/)) {
    const [, type, name] = /^\[([A-Z]+) ([^\]]+)\]$/.exec(part) ?? [];
    if (name) marks.push({ type: type as NameType, start: text.length, end: text.length + name.length });
    text += name ?? part;
  }
  let at = 0;
  const paragraphs = text.split('\n\n').map((paragraph) => {
    const span = { start: at, end: at + paragraph.length };
    at = span.end + 2;
    return span;
  });
  const sentences = splitSentences(text, paragraphs);
  const spans = marks.map(({ type, start, end }): NameSpan => {
    const sentence = sentences.findIndex((one) => one.start <= start && end <= one.end);
    const { tokens } = sentences[sentence]!;
    const first = tokens.findIndex((token) => token.start === start);
    const last = tokens.findIndex((token) => token.end === end) + 1;
    return { type, start, end, sentence, first, last };
  });
  return readEntities(sentences, spans).entities;
};
export const namesIn = (marked: string) => entitiesOf(marked).map(({ type, name }) => `${type} ${name}`);
