import { expect, it } from 'vitest';
import { readDocument } from '../../../../lib/text/language/read-document.ts';
import { pageOf } from '../../../../lib/text/statements/page/page.ts';
import { endBeforeOuterVerb } from '../../../../lib/text/statements/reports/relative-clauses.ts';
import { sharedSubject } from '../../../../lib/text/statements/reports/sources.ts';
import { readRows } from '../reading.ts';

it('ends what a participle behind the subject reports before the verb of the sentence, marks behind that or not', () => {
  const page = pageOf(
    readDocument(['Doctors warning that a merger would close wards have written to the minister, Ines Calder.']),
  );
  const content = { from: page.lower.indexOf('a'), to: page.size - 1 };
  expect(page.lower[endBeforeOuterVerb(page, page.lower.indexOf('warning'), content)]).toBe('have');
});

it.each([
  ['Campaigners', 'Campaigners fearing that the wood will be felled have chained themselves to trees.'],
  ['Emails', 'Emails showing that the wood will be felled were read out.'],
])('what such a participle and "that" lead to has a row: %s', (speaker, text) => {
  expect(readRows(text)).toMatchObject([{ speaker, content: 'the wood will be felled' }]);
});

it.each([
  ['She', 'She’s a Brandt supporter but concedes that most of her customers prefer Ines Calder.', 'concedes'],
  ['I', 'When my mother mentioned it to me, I laughed and said that I did not believe in luck.', 'said'],
  [undefined, 'The dam leaked and showed that the wall had failed.', 'showed'],
])('%s is the subject that a verb shares with the one before it: %s', (subject, text, verb) => {
  const page = pageOf(readDocument([text]));
  const found = sharedSubject(page, page.lower.indexOf(verb));
  expect(found === undefined ? undefined : page.text[found]).toBe(subject);
});
