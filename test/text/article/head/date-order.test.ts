import { describe, expect, it } from 'vitest';
import { orderOfDates, orderOfLanguage } from '../../../../lib/text/article/head/date-order.ts';
import { readFile } from '../../../../lib/text/article/read-file.ts';
import { bytesOf } from '../story.ts';

const SPANISH = [
  'El puerto de Rill votó el martes vender el viejo transbordador a un museo por una corona, dijo su presidenta.',
  'El barco, que lleva nueve años en el muelle, será remolcado en mayo, y cuatro juntas han querido librarse de él.',
];
const GERMAN = [
  'Der Hafen von Rill hat am Dienstag beschlossen, die alte Fähre für eine Krone an ein Museum zu verkaufen, sagte die Leiterin.',
  'Die Fähre, die seit neun Jahren am Kai liegt, soll im Mai geschleppt werden, und vier Vorstände wollten sie schon loswerden.',
];
const PORTUGUESE = [
  'O porto de Rill votou na terça-feira a venda da velha balsa a um museu por uma coroa, disse a presidente do conselho.',
  'A balsa, que está há nove anos no cais, será rebocada em maio, e quatro conselhos já quiseram livrar-se dela por muito pouco.',
];
const ENGLISH = [
  'The harbour board of Rill voted on Tuesday to sell the old ferry to a museum for one crown.',
  'The ferry has lain at the quay for nine years, and four boards have tried to be rid of it since.',
];
const read = async (text: string, key: string) => (await readFile(bytesOf(text), { key })).articles[0]!.article;

describe('05/03/2026', () => {
  it('is told by the language that is stated', () => {
    expect(orderOfLanguage('es-MX', ENGLISH)).toBe('day first');
    expect(orderOfLanguage('en', SPANISH)).toBeUndefined();
    expect(orderOfLanguage('ja', SPANISH)).toBeUndefined();
  });

  it.each([
    [SPANISH, 'day first'],
    [GERMAN, 'day first'],
    [PORTUGUESE, 'day first'],
    [ENGLISH, undefined],
    [['El puerto de Rill'], undefined],
    [['RILL 2 HALE 1', 'ELSTER 0 TARN 0'], undefined],
  ])('is told by the language of the text: %s', (paragraphs, order) => {
    expect(orderOfLanguage(undefined, paragraphs)).toBe(order);
  });

  it.each([
    ['14/03/2026\n05/03/2026', 'day first'],
    ['id,date\n1,"03/14/2026"\n2,"03/05/2026"', 'month first'],
    ['14/03/2026 03/14/2026', undefined],
    ['05/03/2026', undefined],
    ['at 14/03/2026/a or v1/14/2026x', undefined],
  ])('is told by other dates: %s', (text, order) => {
    expect(orderOfDates(text)).toBe(order);
  });

  it('is read in the head of a text', async () => {
    const title = 'El puerto vende un viejo transbordador';
    const lines = [title, 'Por Ana Berg', '05/03/2026', ...SPANISH];
    expect(await read(lines.join('\n\n'), 'a.txt')).toMatchObject({
      title,
      publishedAt: '2026-03-05',
      paragraphs: SPANISH,
    });
    const updated = ['Board sells old ferry', 'By Ann Berg', 'Published 05/03/2026', 'Updated 14/03/2026', ...ENGLISH];
    expect(await read(updated.join('\n\n'), 'a.txt')).toMatchObject({ publishedAt: '2026-03-05', paragraphs: ENGLISH });
    const unclear = ['Board sells old ferry', 'By Ann Berg', '05/03/2026', ...ENGLISH];
    expect(await read(unclear.join('\n\n'), 'a.txt')).not.toHaveProperty('publishedAt');
    expect((await read(unclear.join('\n\n'), 'a.txt')).paragraphs).toEqual(['05/03/2026', ...ENGLISH]);
  });

  it('is read in fields and on pages', async () => {
    const record = JSON.stringify({ title: 'Alte Fähre verkauft', date: '05/03/2026', text: GERMAN.join('\n\n') });
    expect(await read(record, 'a.json')).toMatchObject({ publishedAt: '2026-03-05' });
    const page = `<html lang="fr"><head><title>Le port vend un vieux bac</title></head><body><h1>Le port vend un vieux bac</h1><p>Publié le 05/03/2026 à 14h05</p>${SPANISH.map((text) => `<p>${text}</p>`).join('')}</body></html>`;
    expect(await read(page, 'a.html')).toMatchObject({ publishedAt: '2026-03-05' });
  });

  it('is read in a table that has others', async () => {
    const table = (other: string) =>
      `headline,date,body\n"Ferry sold","05/03/2026","${ENGLISH[0]}"\n"Ferry towed","${other}","${ENGLISH[1]}"\n`;
    expect(await read(table('14/03/2026'), 'a.csv')).toMatchObject({ publishedAt: '2026-03-05' });
    expect(await read(table('03/14/2026'), 'a.csv')).toMatchObject({ publishedAt: '2026-05-03' });
    expect(await read(table('2026-03-14'), 'a.csv')).not.toHaveProperty('publishedAt');
  });
});
