import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../lib/text/language/read-document.ts';
import { readStatements } from '../../../lib/text/statements/read-statements.ts';

const said = (...paragraphs: string[]): string[] =>
  readStatements(readDocument(paragraphs))
    .filter(({ confidence }) => confidence >= 0.5)
    .map(({ speaker, content }) => `${speaker}: ${content}`);

describe('a quotation that a paragraph leaves open', () => {
  it.each([
    [
      'Ines Calder',
      'Ines Calder, the harbour master, agreed.',
      '“The quays are full,” she said. “We have moved ships by night.',
      '“If that goes on we will close the port.”',
    ],
    ['Tom Brandt', '“Nobody told us,” said Tom Brandt. “We read it in the paper.', '“And then the paper was wrong.”'],
    ['Petra Lind', 'Petra Lind said: “We counted twice.', '“Then we counted once more.”'],
    [
      'Remy Falk',
      'Remy Falk was angry. "They sold the team," he said. "They sold the bus.',
      '"They would sell the grass."',
    ],
    [
      'Hanna Brekke',
      '“Three boats are missing,” Hanna Brekke said. “Two were seen.',
      '“One was not.',
      '“We will look again at dawn.”',
    ],
  ])('is taken up by the same speaker, %s', (name, ...paragraphs) => {
    const statements = said(...paragraphs);
    const last = paragraphs.at(-1)!.replace(/[“”"]/g, '');
    expect(statements.filter((one) => one.startsWith(`${name}: `) && one.includes(last))).toHaveLength(1);
    expect(statements.filter((one) => !one.startsWith(name))).toEqual([]);
  });

  it('is not taken up by one that begins behind a closed one', () => {
    const statements = said('“Nobody told us,” said Tom Brandt.', '“Who would have?” said Petra Lind.');
    expect(statements).toEqual(['Tom Brandt: Nobody told us', 'Petra Lind: Who would have?']);
  });
});
