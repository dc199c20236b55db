import { Marked } from 'marked';
import { RejectedFile } from '../rejected-file.ts';
import { blocksOf } from './blocks.ts';
import type { Draft } from './draft.ts';
import { draftOf, valuesOf } from './fields.ts';
import { parseHtml } from './markup.ts';

/** Markdown's grammar takes more than linear time on crafted input; a book is not an article anyway. */
const LONGEST = 1_000_000;

const NESTED = /^(?:> ?){50}/m;

/** YAML between lines of dashes, TOML between lines of plus signs. */
const FRONT_MATTER =
  /^(?:---[ \t]*\n([\s\S]{0,10000}?)\n(?:---|\.\.\.)|\+\+\+[ \t]*\n([\s\S]{0,10000}?)\n\+\+\+)[ \t]*(?:\n|$)/;
/** Marks of footnotes and their texts, which Markdown itself does not know. */
const FOOTNOTES = /^\[\^[\w-]{1,40}\]:.*$|\[\^[\w-]{1,40}\]/gm;

/** An article in Markdown: fields from its front matter, the title from the first heading above everything else. */
export const readMarkdown = (text: string): Draft => {
  if (text.length > LONGEST) throw new RejectedFile(`The Markdown is longer than ${LONGEST} characters.`);
  if (NESTED.test(text)) throw new RejectedFile('The Markdown is nested too deep.');
  const source = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const front = FRONT_MATTER.exec(source);
  const draft = draftOf(front ? valuesOf(frontFields(front[1] ?? front[2]!)) : new Map());
  let html: string;
  try {
    html = new Marked({ gfm: true }).parse(source.slice(front?.[0].length ?? 0).replace(FOOTNOTES, ''), {
      async: false,
    });
  } catch (error) {
    throw new RejectedFile('The Markdown is nested too deep.', { cause: error });
  }
  const blocks = blocksOf(parseHtml(html), { skip: ({ name }) => name === 'img' || name === 'hr' || name === 'table' });
  if (blocks.length > 1 && /^h[12]$/.test(blocks[0]!.element.name)) draft.title ??= blocks.shift()!.text;
  draft.paragraphs = blocks.map((block) => block.text);
  return draft;
};

/** The plain `name: value` and `name = value` lines and lists of front matter; the rest of YAML and TOML is no news. */
const frontFields = (yaml: string): Record<string, string | string[]> => {
  const fields: Record<string, string | string[]> = {};
  let list: string[] | undefined;
  for (const line of yaml.split('\n')) {
    const item = /^\s*- +(.+)$/.exec(line);
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
