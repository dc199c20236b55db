import type { MentionRow, StatementRow } from '../../../functions/tables/rows.ts';
import type { EntityType } from '../../text/vocabulary.ts';
import type { Reader } from './reader.ts';

export interface NameQuery {
  text: string;
  limit?: number;
}

export interface NameFound {
  name: string;
  type: EntityType;
  seen: string;
  role?: string;
}

export interface NamesFound {
  names: NameFound[];
  more: boolean;
  /** If there are none: names spelled nearly so. */
  suggestions: NameFound[];
}

export interface QuotationQuery {
  words: string;
  /** The exact name in Statements. */
  speaker?: string;
  /** Days, `YYYY-MM-DD`. */
  from?: string;
  to?: string;
  limit?: number;
}

export interface QuotationFound {
  statement: StatementRow;
  /** How many words differ from those asked for. */
  changed: number;
  /** Where they stand in the content, its pieces joined by a space. */
  start: number;
  end: number;
}

export interface QuotationsFound {
  quotations: QuotationFound[];
  more: boolean;
  tooFewWords?: true;
  suggestions: QuotationFound[];
}

/** What the search view asks for. */
export interface Search {
  names(query: NameQuery): Promise<NamesFound>;
  quotations(query: QuotationQuery): Promise<QuotationsFound>;
}

const MAX_READ = 500;

/** A search by what the tables offer without an index of words: a name in its usual spellings, and all of one speaker. */
export const searchByName = (reader: Reader): Search => ({
  async names({ text }) {
    const found = await Promise.all(
      spellings(text).map((name) =>
        reader.query<MentionRow>({ table: 'mentions', key: ['name', name], latestFirst: true, limit: 1 }),
      ),
    );
    const names = found.flatMap(({ rows: [row] }) =>
      row ? [{ name: row.name, type: row.type, seen: row.seen, ...(row.role && { role: row.role }) }] : [],
    );
    return { names, more: false, suggestions: [] };
  },
  async quotations({ words, speaker, limit = 20 }) {
    if (speaker === undefined) return { quotations: [], more: false, suggestions: [] };
    const { rows, more } = await reader.query<StatementRow>({
      table: 'statements',
      key: ['speaker', speaker],
      latestFirst: true,
      limit: MAX_READ,
    });
    const quotations = rows.flatMap((statement) => {
      const start = [statement.content].flat().join(' ').toLowerCase().indexOf(words.toLowerCase());
      return start < 0 ? [] : [{ statement, changed: 0, start, end: start + words.length }];
    });
    return { quotations: quotations.slice(0, limit), more: more || quotations.length > limit, suggestions: [] };
  },
});

const spellings = (words: string): string[] => {
  const capitalised = words.replace(
    /(^|[\s-])(\p{Ll})/gu,
    (_, before: string, letter: string) => before + letter.toUpperCase(),
  );
  return [...new Set([words, capitalised, words.toUpperCase()])].filter((name) => name !== '');
};
