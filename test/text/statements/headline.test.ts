import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../lib/text/language/read-document.ts';
import { readStatements } from '../../../lib/text/statements/read-statements.ts';

const BODY = [
  'Ines Calder, the harbour director, said on Monday that the old quay was unsafe. The port must pay, she said.',
  'Ole Brandt, who owns two boats, denied that he had been told. “Nobody wrote to us,” Brandt said.',
];

const inHeadline = (title: string, ...paragraphs: string[]): string[] =>
  readStatements(readDocument(paragraphs.length > 0 ? paragraphs : BODY, { title })).flatMap(
    ({ headline, speaker, stance, content }) => (headline ? [`${speaker} ${stance}: ${content}`] : []),
  );

describe('what a headline says', () => {
  it.each([
    ['Calder: Storm could close whole port', /^Ines Calder \w+: Storm could close whole port$/],
    ['Brandt denies hiding cracks in ferry', /^Ole Brandt denies: hiding cracks in ferry$/],
    ['Repairs would take a year, says Calder', /^Ines Calder \w+: Repairs would take a year$/],
    ['Harbour director calls for new sea wall', /^Ines Calder urges: new sea wall$/],
    ['Poll: Most residents want the ferry back', /^Poll \w+: Most residents want the ferry back$/],
    ['Police say boat was overloaded', /^Police asserts: boat was overloaded$/],
  ])('has a row of its own: %s', (title, expected) => {
    expect(inHeadline(title)).toEqual([expect.stringMatching(expected)]);
  });

  it.each([
    ['who is told something', 'Skippers warned over unsafe quay'],
    ['who is told to do something', 'Port told to repair quay'],
    ['a topic', 'Harlow quay: What we know so far'],
    ['a name that says nothing below', 'Petra Lind: the woman who built the quay'],
    ['a place', 'Harlow: Port reopens after storm'],
    ['somebody that no reader could look up', 'Man claims port owes him thousands'],
    ['what is still to be said', 'Calder to call for new sea wall'],
  ])('but for %s: %s', (_, title) => {
    expect(inHeadline(title)).toEqual([]);
  });

  it('stands once where the text says the same', () => {
    const statements = readStatements(readDocument(BODY, { title: 'Calder: The old quay was unsafe' }));
    const said = statements.filter(({ content }) => /old quay was unsafe/i.test(content));
    expect(said.map(({ headline }) => headline)).toEqual([undefined]);
  });

  it('has its place in the headline, and leaves that of others as it is', () => {
    const title = 'Brandt denies hiding cracks in ferry';
    const document = readDocument(BODY, { title });
    const [first, ...others] = readStatements(document);
    expect(title.slice(first!.start, first!.end)).toBe('hiding cracks in ferry');
    expect(others).toEqual(readStatements(readDocument(BODY, { title })).slice(1));
    for (const { start, end, content, pieces } of others)
      if (pieces.length === 1) expect(document.text.slice(start, end)).toBe(content);
  });
});

it('has somebody whom it calls by an office, if one alone below holds it', () => {
  const body = [
    'The Minister for Water, Comfort Adjei, has denied it. Mrs Adjei said the report did not reach her desk.',
  ];
  const [first] = readStatements(readDocument(body, { title: 'Minister denies knowing of secret report' }));
  expect(first).toMatchObject({ speaker: 'Comfort Adjei', headline: true, stance: 'denies' });
});

it.each([
  ['fungus study', 'Old trees may be quietly feeding the young, fungus study suggests'],
  ['union', 'Harlow schools face gap, and district hid it, union says'],
])('ends with who says so: %s', (speaker, title) => {
  const [first] = readStatements(readDocument(BODY, { title })).filter(({ headline }) => headline);
  expect(first).toMatchObject({ speaker, content: title.slice(0, title.lastIndexOf(',')), stance: 'asserts' });
});
