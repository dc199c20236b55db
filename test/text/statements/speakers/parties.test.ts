import { expect, it } from 'vitest';
import { readDocument } from '../../../../lib/text/language/read-document.ts';
import { pageOf } from '../../../../lib/text/statements/page/page.ts';
import { partyAt } from '../../../../lib/text/statements/speakers/party.ts';
import { lines } from '../reading.ts';

it('takes a description in apposition for the name that it describes', () => {
  const page = pageOf(readDocument(['The plan was backed by Helen Ortiz, a former judge, who spoke.']));
  expect(partyAt(page, page.lower.indexOf('judge')).name).toBe('Helen Ortiz');
});

it('gives letters that are signed below to their writers', () => {
  expect(lines('A fee is a tax.', 'Helen Ortiz', 'Scrap it and build a tram.', 'David Marsh')).toEqual([
    'Helen Ortiz: A fee is a tax.',
    'David Marsh: Scrap it and build a tram.',
  ]);
});
