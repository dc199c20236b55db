import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutRepeats } from '../../../lib/text/article/repetition/repeated-passages.ts';
import { BODY } from './story.ts';

const [LEAD, ...REST] = BODY as [string, ...string[]];
const FLAT = BODY.join(' ');

const expectOnce = (paragraphs: string[], passages: number, kept = BODY) => {
  const result = withoutRepeats(paragraphs);
  expect(result.paragraphs).toEqual(kept);
  expect(result.repeated.passages).toBe(passages);
};

describe('withoutRepeats', () => {
  it('keeps an article without repeats', () => expectOnce(BODY, 0));
  it('removes a body pasted again with its lead', () => expectOnce([...BODY, ...BODY], 5));
  it('removes a body pasted again without its lead', () => expectOnce([...BODY, ...REST], 4));
  it('removes a body pasted three times', () => expectOnce([...BODY, ...BODY, ...BODY], 10));
  it('removes a single repeated paragraph', () => expectOnce([...BODY, REST[1]!], 1));
  it('removes a repeated paragraph between others', () => expectOnce([LEAD, REST[0]!, LEAD, ...REST.slice(1)], 1));
  it('removes a second copy that breaks off in a word', () => {
    const cut = [...BODY, ...BODY.slice(0, 3), REST[2]!.slice(0, 40)];
    expectOnce(cut, 4);
  });
  it('removes the short last piece of a copy that breaks off', () =>
    expectOnce([...BODY, ...BODY.slice(0, 4), 'Parliament’s audit'], 5));

  it('ignores spacing, quotation marks, dashes and case', () => {
    const retyped = REST.map((paragraph) =>
      paragraph.replaceAll('“', '" ').replaceAll('”', ' "').replaceAll('’', "'").toUpperCase().replaceAll(' ', '  '),
    );
    retyped[0] = retyped[0]!.replaceAll(',', ' –');
    expectOnce([...BODY, ...retyped], 4);
  });

  it('removes a run of sentences in text without paragraphs', () => {
    expectOnce([`${FLAT} ${FLAT}`], 1, [FLAT]);
    expectOnce([`${FLAT}${FLAT}`], 1, [FLAT]);
    expectOnce([`${FLAT} ${FLAT.slice(0, 300)}`], 1, [FLAT]);
    expectOnce([...BODY, FLAT], 1);
    expectOnce([...BODY, REST.join(' ')], 1);
  });

  it('keeps what is new in a second copy', () => {
    const news =
      'On Wednesday the minister’s brother confirmed that he had left the firm in 2019, before any of this began.';
    expectOnce([...BODY, ...REST, news], 4, [...BODY, news]);
    const longer = `${REST[3]} The hearing will be public.`;
    expect(withoutRepeats([...BODY, ...REST.slice(0, 3), longer]).paragraphs.join(' ')).toContain(
      'The hearing will be public.',
    );
  });

  it('keeps refrains: thanks, questions, short answers, a chorus', () => {
    const talk = [
      'Q: Did you sign it?',
      '“No.”',
      REST[0]!,
      'Thank you.',
      'Q: Did you sign it?',
      '“No.”',
      REST[1]!,
      'Thank you.',
      REST[2]!,
      'Thank you.',
    ];
    expectOnce(talk, 0, talk);
    const chorus = [
      'Row, row, row your boat',
      'Gently down the stream',
      'Merrily, merrily, merrily, merrily',
      'Life is but a dream',
    ];
    const song = [
      ...BODY,
      'They sang:',
      ...chorus,
      'and then, because the bus was late, they sang once more:',
      ...chorus,
    ];
    expectOnce(song, 0, song);
  });

  it('removes a refrain inside a longer repeat', () => {
    const talk = ['Thank you.', REST[0]!, 'Thank you.', REST[1]!];
    expectOnce([...talk, ...talk], 4, talk);
  });

  it('removes a brief pasted twice', () => {
    const brief = 'A man was held on Tuesday. Police say he stole a boat. He denies it.';
    expectOnce([`${brief} ${brief}`], 1, [brief]);
    expectOnce([brief, brief], 1, [brief]);
  });

  it('works in scripts without spaces', () => {
    const text = '总理星期二表示，谈判十分艰难。下一步将在以后决定。反对党指责他隐瞒了合同的内容，并要求议会进行调查。';
    expectOnce([text, text], 1, [text]);
    expectOnce([text + text], 1, [text]);
  });

  it('returns the beginnings of the first twenty removed passages, of at most 80 characters', () => {
    const many = Array.from(
      { length: 30 },
      (_, at) =>
        `Paragraph number ${at} of a very long story that has, as it must have, more than a dozen words in it.`,
    );
    const { repeated } = withoutRepeats([...many, ...many]);
    expect(repeated.passages).toBe(30);
    expect(repeated.beginnings).toHaveLength(20);
    for (const [at, beginning] of repeated.beginnings.entries()) {
      expect(beginning.length).toBeLessThanOrEqual(80);
      expect(many[at]!.startsWith(beginning.replace('…', ''))).toBe(true);
    }
  });

  it('finds nothing more in its own result', () => {
    const words = fc.constantFrom(
      'the',
      'minister',
      'denied',
      'a',
      'deal',
      'on',
      'Tuesday.',
      'He',
      'said',
      '“no”',
      'again.',
    );
    const paragraph = fc.array(words, { minLength: 1, maxLength: 40 }).map((parts) => parts.join(' '));
    fc.assert(
      fc.property(fc.array(paragraph, { maxLength: 12 }), (paragraphs) => {
        const once = withoutRepeats(paragraphs);
        expect(withoutRepeats(once.paragraphs)).toEqual({
          paragraphs: once.paragraphs,
          repeated: { passages: 0, beginnings: [] },
        });
      }),
      { numRuns: 500 },
    );
  });

  it('takes linear time, even if everything repeats', () => {
    for (const text of ['ha '.repeat(100_000), `${'ab '.repeat(20)}c `.repeat(5_000), `${FLAT} `.repeat(200)]) {
      expect(withoutRepeats([text.trim()]).paragraphs.join(' ').length).toBeLessThan(text.length);
    }
  });
});
