import { paragraphsOf } from '../../characters/paragraphs.ts';
import { dateOf } from '../../head/dates.ts';
import { writtenDay } from '../../head/written-day.ts';
import { type ExtractedArticle, type ExtractedRecord, setFields } from '../extracted-article.ts';
import { inReadingOrder } from '../person-name.ts';
import { languageCode } from './export-lines.ts';

/** The rule between the documents of an export from ProQuest. */
const RULE = /^_{20,}[ \t]*$/m;
const LABEL =
  /^(Abstract|Abstract \(summary\)|Full text|Full Text|Links|Subject|Business indexing term|Location|People|Company ?\/ ?organization|Identifier ?\/ ?keyword|Classification|Title|Author|Correspondence author|Publication title|Publication subject|Publication info|Pages|First page|Number of pages|Publication year|Publication date|Year|Volume|Issue|column|Section|Dateline|Publisher|Place of publication|Country of publication|ISSN|e-ISSN|ISBN|Source type|Language of publication|Language|Document type|Document feature|ProQuest document ID|Document URL|Copyright|Last updated|Database|Illustration|Credit|Word count): ?(.*)$/;

/** Whether a text is an export from ProQuest: it has its document ids, and the labels of a publication. */
const isProQuest = (text: string): boolean =>
  /^ProQuest document ID: ?\d/m.test(text) && /^Publication title: /m.test(text);

/**
 * The documents of an export from ProQuest.
 *
 * @returns undefined if the text is none
 */
export const readProQuest = (text: string): Iterable<ExtractedRecord> | undefined =>
  isProQuest(text) ? readDocuments(text) : undefined;

function* readDocuments(text: string): Generator<ExtractedRecord> {
  let record = 0;
  for (const part of text.split(RULE)) {
    const fields = fieldsOf(part.split('\n'));
    if (!fields.has('Publication title') && !fields.has('Full text')) continue;
    const extracted = readDocument(fields);
    yield extracted
      ? { record: ++record, extracted }
      : { record: ++record, problem: 'ProQuest delivers neither the text of this document nor an abstract.' };
  }
}

/** The lines of each field by its label. */
const fieldsOf = (lines: readonly string[]): Map<string, string[]> => {
  const fields = new Map<string, string[]>();
  let open: string[] = [];
  let isText = false;
  for (const line of lines) {
    const [, label = '', value = ''] = LABEL.exec(line.trim()) ?? [];
    const name = label === 'Full Text' ? 'Full text' : label;
    // In a text, a label that was there before is one of its lines.
    if (name === '' || (isText && fields.has(name))) open.push(line);
    else {
      open = [value];
      isText = name === 'Full text' || name === 'Abstract';
      if (!fields.has(name)) fields.set(name, open);
    }
  }
  return fields;
};

const readDocument = (fields: ReadonlyMap<string, string[]>): ExtractedArticle | undefined => {
  const line = (name: string): string | undefined => {
    const lines = (fields.get(name) ?? []).map((part) => part.trim());
    const end = lines.findIndex((part) => part === '' || part === 'ProQuest document link');
    return lines.slice(0, end === -1 ? undefined : end).join(' ') || undefined;
  };
  const text = (name: string): string[] => paragraphsOf((fields.get(name) ?? []).join('\n').trim());
  const full = text('Full text').filter((paragraph) => !/^not available\.?$/i.test(paragraph));
  const paragraphs = full.length > 0 ? full : text('Abstract');
  if (paragraphs.length === 0) return undefined;
  const extracted: ExtractedArticle = { paragraphs };
  const date = line('Publication date') ?? '';
  setFields(extracted, {
    title: line('Title'),
    author: inReadingOrder(line('Author') ?? ''),
    // "The Elster Courier; Elster": the place follows.
    source: line('Publication title')?.split('; ')[0],
    publishedAt: dateOf(date) ?? writtenDay(date),
    url: line('Document URL'),
    dateline: line('Dateline'),
    language: languageCode(line('Language of publication') ?? line('Language') ?? ''),
  });
  return extracted;
};
