import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { paragraphsOfField } from './blocks.ts';
import type { Draft } from './draft.ts';

export const readHtml = (html: string): Draft => {
  const { document } = parseHTML(html);
  const r = new Readability(document as never).parse();
  return { paragraphs: r?.content ? paragraphsOfField(r.content) : [], ...(r?.title ? { title: r.title } : {}) };
};
