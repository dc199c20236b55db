/** A made-up story, which the tests of this folder lay out, alter and repeat in many ways. */
export const TITLE = 'Harbour minister rejects claim of secret dredging deal';
export const BYLINE = 'By Ingrid Valdasdottir';
export const DATELINE = 'PORT ELSTER, Norrland (NPA) — ';

export const BODY = [
  `${DATELINE}The harbour minister, Osvald Brekke, denied on Tuesday that his office had signed a secret agreement with a dredging company last spring.`,
  '“There is no such paper, and there never was,” Brekke told reporters outside the customs house. “I would know, because I would have had to sign it.”',
  'The opposition alleges that the contract, worth €14 million, was awarded without a tender to Nordmud, a firm that once employed the minister’s brother.',
  'Nordmud’s chief executive, Liv Tangen, said the company had bid like everyone else. She declined to show the bid.',
  'Parliament’s audit committee will hear both of them on 3 December. “We want to see the papers, not the speeches,” its chair, Tor Aune, said.',
];

export const STORY = [TITLE, BYLINE, ...BODY];

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Wraps a paragraph at spaces, in lines of at most `width` characters. */
export const wrap = (paragraph: string, width = 72): string => {
  const lines: string[] = [];
  let line = '';
  for (const word of paragraph.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].join('\n');
};
