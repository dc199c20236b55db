import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../../lib/text/language/read-document.ts';
import { readSignedLetters } from '../../../../lib/text/statements/page/signed-letters.ts';

const letters = (...paragraphs: string[]): string[] => {
  const { text, paragraphs: spans, references, entities } = readDocument(paragraphs);
  const isName = ({ start, end }: { start: number; end: number }): boolean =>
    references.some((one) => one.start === start && one.end === end && entities[one.entity]!.type === 'person');
  return readSignedLetters(text, spans, isName).map(
    ({ speaker, content }) => `${text.slice(speaker.start, speaker.end)}: ${text.slice(content.start, content.end)}`,
  );
};

describe('readSignedLetters', () => {
  it('gives each letter to the name below it', () => {
    expect(
      letters(
        'The council raised the parking fees last week.',
        'Nobody asked the shops. They will lose half of their customers.',
        'Helen Ortiz, Calder Bay.',
        'About time. The high street is a car park.',
        'We should have trams.',
        'David Marsh.',
      ),
    ).toEqual([
      'Helen Ortiz: The council raised the parking fees last week.\n\nNobody asked the shops. They will lose half of their customers.',
      'David Marsh: About time. The high street is a car park.\n\nWe should have trams.',
    ]);
  });

  it('starts anew behind a line in capitals', () => {
    expect(letters('A fee is a tax.', 'Helen Ortiz', 'TWITTER', 'We asked you.', 'Scrap it.', '@tramfan')).toEqual([
      'Helen Ortiz: A fee is a tax.',
      '@tramfan: Scrap it.',
    ]);
  });

  it('sees none under headings, under one name or where the article goes on', () => {
    expect(letters('Early years', 'He grew up by the sea.', 'Later life', 'He moved inland.')).toEqual([]);
    expect(letters('The fees rose.', 'Nobody asked us.', 'Helen Ortiz')).toEqual([]);
    expect(letters('A fee.', 'Helen Ortiz', 'A tax.', 'David Marsh', 'The council meets on Monday.')).toEqual([]);
  });
});
