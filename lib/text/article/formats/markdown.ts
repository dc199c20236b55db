import { Marked } from 'marked';
import { RejectedFile } from '../rejected-file.ts';
import type { ExtractedArticle } from './extracted-article.ts';
import { valuesOf } from './fields/field-values.ts';
import { articleFromFields } from './fields/fields.ts';
import { blocksOf } from './markup/blocks.ts';
import { parseHtml } from './markup/element.ts';

/** Markdown takes more than linear time on crafted input, and no article is longer. */
const MAX_MARKDOWN_CHARACTERS = 1_000_000;

const DEEP_QUOTE = /^(?:> ?){50}/m;

/** YAML between lines of dashes, TOML between lines of plus signs. */
const FRONT_MATTER =
  /^(?:---[ \t]*\n([\s\S]{0,10000}?)\n(?:---|\.\.\.)|\+\+\+[ \t]*\n([\s\S]{0,10000}?)\n\+\+\+)[ \t]*(?:\n|$)/;
/** Footnote marks and texts, which are not part of the Markdown that marked reads. */
const FOOTNOTES = /^\[\^[\w-]{1,40}\]:.*$|\[\^[\w-]{1,40}\]/gm;

/**
 * An article in Markdown: fields from the front matter, the title from a heading at the very top.
 *
 * @throws {RejectedFile} if it is too long or nested too deep
 */
export const readMarkdown = (text: string): ExtractedArticle => {
  if (text.length > MAX_MARKDOWN_CHARACTERS)
    throw new RejectedFile(`The Markdown is longer than ${MAX_MARKDOWN_CHARACTERS} characters.`);
  if (DEEP_QUOTE.test(text)) throw new RejectedFile('The Markdown is nested too deep.');
  const source = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const front = FRONT_MATTER.exec(source);
  const extracted = articleFromFields(front ? valuesOf(frontFields(front[1] ?? front[2]!)) : new Map());
  let html: string;
  try {
    html = new Marked({ gfm: true }).parse(source.slice(front?.[0].length ?? 0).replace(FOOTNOTES, ''), {
      async: false,
    });
  } catch (error) {
    throw new RejectedFile('The Markdown is nested too deep.', { cause: error });
  }
  const blocks = blocksOf(parseHtml(html), { skip: ({ name }) => name === 'img' || name === 'hr' || name === 'table' });
  if (blocks.length > 1 && /^h[12]$/.test(blocks[0]!.element.name)) extracted.title ??= blocks.shift()!.text;
  extracted.paragraphs = blocks.map((block) => block.text);
  return extracted;
};

/**
 * The `name: value` and `name = value` lines and the lists of front matter, as far as YAML and TOML are needed here.
 */
const frontFields = (yaml: string): Record<string, string | string[]> => {
  const fields: Record<string, string | string[]> = {};
  let list: string[] | undefined;
  for (const line of yaml.split('\n')) {
    const item = /^\s*- (.+)$/.exec(line);
    if (item && list) {
      list.push(unquote(item[1]!));
      continue;
    }
    const pair = /^([A-Za-z][\w .-]{0,60}?) ?[:=](.*)$/.exec(line);
    if (!pair) continue;
    const value = unquote(pair[2]!.trim());
    list = value === '' ? [] : undefined;
    fields[pair[1]!] = list ?? value.replace(/^\[(.*)\]$/, '$1');
  }
  return fields;
};

const unquote = (value: string): string => value.trim().replace(/^(["'])(.*)\1$/, '$2');
