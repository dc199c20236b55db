import { wordMap } from '../../words/word-list.ts';
import { paragraphsOf } from '../characters/paragraphs.ts';
import type { ExtractedArticle } from './extracted-article.ts';
import { FIELD_NAMES, foldFieldName } from './fields/field-names.ts';
import { valuesOf } from './fields/field-values.ts';
import { articleFromFields } from './fields/fields.ts';

/** Fields that some archives print above a text and that are not kept. */
const IGNORED_FIELDS = [
  'section',
  'category',
  'categories',
  'keywords',
  'tags',
  'topic',
  'topics',
  'copyright',
  'wordcount',
  'words',
  'length',
  'page',
  'edition',
  'id',
  'agency',
  'country',
  'retrieved',
  'accessed',
];

/** Names of fields in other languages. */
const TRANSLATED = wordMap(
  `titel:title schlagzeile:title überschrift:title kop:title titre:title título:title titulo:title titolo:title
   datum:date fecha:date data:date autor:author autorin:author auteur:author autore:author
   quelle:source zeitung:source bron:source krant:source fuente:source fonte:source
   rubrik:section ressort:section rubriek:section rubrique:section sección:section sezione:section
   seite:page pagina:page página:page länge:length lengte:length longueur:length longitud:length
   sprache:language taal:language langue:language idioma:language lingua:language`,
);

const KNOWN_FIELDS = new Set<string>([...Object.values(FIELD_NAMES).flat(), ...IGNORED_FIELDS]);
/** How far down fields are looked for. */
const MAX_HEAD_LINES = 14;
const FIELD_LINE = /^(\p{L}[\p{L} _-]{1,24}):\s+(\S.*)$/u;

/**
 * A plain text. `Title: …`, `Date: …` lines at its very top, as in exports of archives, are fields.
 *
 * @param text as `cleanText` returns it
 */
export const readPlain = (text: string): ExtractedArticle => {
  const lines = text.split('\n', MAX_HEAD_LINES);
  const fields: Record<string, string> = {};
  let end = 0;
  for (const [at, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const match = FIELD_LINE.exec(line.trim());
    const name = match && (TRANSLATED.get(match[1]!.toLowerCase()) ?? foldFieldName(match[1]!));
    if (!match || !name || !KNOWN_FIELDS.has(name) || FIELD_NAMES.body.includes(name)) break;
    fields[name] = match[2]!;
    end = at + 1;
  }
  if (Object.keys(fields).length < 2) return { paragraphs: paragraphsOf(text) };
  const body = text
    .split('\n')
    .slice(end)
    .join('\n')
    .replace(/^\s*(?:body|(?:full ?)?text|volltext|content|article):\s*/i, '');
  return { ...articleFromFields(valuesOf(fields)), paragraphs: paragraphsOf(body) };
};
