import { expect, it } from 'vitest';
import { readRows } from '../reading.ts';

it.each([
  ['Ines Calder argued against the tunnel on Monday.', 'against the tunnel'],
  ['Ines Calder railed against the rules that close the port.', 'against the rules that close the port'],
])('whoever speaks against something argues, and the row says against it: %s', (text, content) => {
  expect(readRows(text)[0]).toMatchObject({ stance: 'argues', content });
});

it('whoever warns against something warns of it', () => {
  expect(readRows('Ines Calder warned against closing the port.')[0]).toMatchObject({
    stance: 'warns',
    content: 'closing the port',
  });
});

it('what plans of hers would do is no promise', () => {
  expect(readRows('Ines Calder emphasized that her plans would simplify returns for small firms.')[0]).toMatchObject({
    stance: 'asserts',
  });
});
