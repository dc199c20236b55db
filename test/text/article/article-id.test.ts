import { describe, expect, it } from 'vitest';
import { articleIdOf } from '../../../lib/text/article/article-id.ts';
import { BODY, DATELINE } from './story.ts';

const id = articleIdOf({ paragraphs: BODY });

describe('articleIdOf', () => {
  it('has 32 hexadecimal digits', () => expect(id).toMatch(/^[\da-f]{32}$/));

  it.each<[string, string[]]>([
    ['paragraph breaks', [BODY.join(' ')]],
    ['case', BODY.map((paragraph) => paragraph.toUpperCase())],
    ['spacing', BODY.map((paragraph) => paragraph.replaceAll(' ', '\u00a0  ').replaceAll('“', '“ '))],
    ['quotation marks', BODY.map((paragraph) => paragraph.replaceAll(/[“”]/g, '"').replaceAll('’', "'"))],
    ['dashes', BODY.map((paragraph) => paragraph.replaceAll('—', '--'))],
    ['Unicode form', BODY.map((paragraph) => paragraph.normalize('NFD'))],
  ])('does not depend on %s', (_, paragraphs) => expect(articleIdOf({ paragraphs })).toBe(id));

  it('does not depend on the dateline', () => {
    const without = [BODY[0]!.slice(DATELINE.length), ...BODY.slice(1)];
    expect(articleIdOf({ paragraphs: BODY, dateline: DATELINE })).toBe(articleIdOf({ paragraphs: without }));
  });

  it.each<[string, (body: string) => string]>([
    ['a word', (body) => body.replace('denied', 'confirmed')],
    ['a number', (body) => body.replace('14', '15')],
    ['a sign', (body) => body.replace('€14', '$14')],
    ['a decimal point', (body) => body.replace('€14', '€1.4')],
  ])('depends on %s', (_, change) => expect(articleIdOf({ paragraphs: BODY.map(change) })).not.toBe(id));
});
