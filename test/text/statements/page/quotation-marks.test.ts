import { describe, expect, it } from 'vitest';
import { findQuotations } from '../../../../lib/text/statements/page/quotation-marks.ts';

const quoted = (...paragraphs: string[]) => {
  const text = paragraphs.join('\n\n');
  let at = 0;
  const spans = paragraphs.map((paragraph) => {
    const start = at;
    at += paragraph.length + 2;
    return { start, end: start + paragraph.length };
  });
  return findQuotations(text, spans).map((quotation) => ({
    ...quotation,
    text: text.slice(quotation.start, quotation.end),
  }));
};

const texts = (...paragraphs: string[]) => quoted(...paragraphs).map(({ text }) => text);

describe('findQuotations', () => {
  it.each([
    ['straight', 'He said "one two" and "three".', ['one two', 'three']],
    ['curly', 'He said “one two” and “three”.', ['one two', 'three']],
    ['single', "He said 'one two' and 'three'.", ['one two', 'three']],
    ['single curly', 'He said ‘one two’ and ‘three’.', ['one two', 'three']],
    ['low', 'He said „one two“ and left.', ['one two']],
    ['angled', 'He said «one two» and ‹three›.', ['one two', 'three']],
    ['angled, pointing inwards', 'He said »one two« and ›three‹.', ['one two', 'three']],
    ['angled, pointing one way', '»One two,» he said. »Three.»', ['One two,', 'Three.']],
    ['angled, with spaces inside', '« One two », he said. « Three. »', ['One two', 'Three.']],
    ['angled, nested in others', 'He said »one ›two three‹ four« and left.', ['one ›two three‹ four', 'two three']],
    [
      'single, around possessives and a shortened year',
      "‘The players’ cup of ’98 and the sisters’ one since '04, I’d say,’ she said.",
      ["The players’ cup of ’98 and the sisters’ one since '04, I’d say,"],
    ],
    ['single, around a number', "'62 of them came,' he said.", ['62 of them came,']],
    ['doubled apostrophes', "He said ''one two'' and left.", ['one two']],
    ['backticks', "He said ``one two'' and left.", ['one two']],
    [
      'an opening mark for a closing one',
      'He meant “criminals” and “rapists“ while others left.',
      ['criminals', 'rapists'],
    ],
    [
      'a single mark for a closing one',
      'He wrote: “Let us go. We can.’ The senator was there.',
      ['Let us go. We can.'],
    ],
    [
      'a single mark within, closed later',
      'He wrote: “These are the dogs.’ They bark. So what?” he asked.',
      ['These are the dogs.’ They bark. So what?'],
    ],
    ['mixed by an editor', 'He said “one two" and left.', ['one two']],
    ['a stray space', '" one two," he said.', ['one two,']],
  ])('%s', (_, text, found) => {
    expect(texts(text)).toEqual(found);
  });

  it.each([
    ["apostrophes: the workers' rights, O'Brien's, don't, the '90s"],
    ['apostrophes: the workers’ rights, O’Brien’s, don’t, the ’90s'],
    ['feet and inches: 6\'2" and 3" wide'],
    ['a closing mark alone: the systems" are old'],
    ["shortened years: the class of '62, the summer of '69 and the floods of '97"],
    ['an arrow of a path: News » Sport » Darts'],
  ])('takes for no quotation %s', (text) => {
    expect(texts(text)).toEqual([]);
  });

  it('closes one with a single mark behind a comma, where no other closes it', () => {
    expect(texts('“Nobody can depend on this,’ she says. “It is too late.”')).toEqual([
      'Nobody can depend on this,',
      'It is too late.',
    ]);
    expect(texts('“Nobody can say ‘yes,’ and mean it,” she says.')).toContain('Nobody can say ‘yes,’ and mean it,');
  });

  it('knows a quotation in a quotation', () => {
    const found = quoted('“He told me, ‘Go home,’ and left,” she said.');
    expect(found.map(({ text, depth }) => [depth, text])).toEqual([
      [0, 'He told me, ‘Go home,’ and left,'],
      [1, 'Go home,'],
    ]);
  });

  it('leaves a quotation open where the next paragraph takes it up', () => {
    const found = quoted('"One two.', '"Three four," he said.', '"Five six."');
    expect(found.map(({ text, open, continues }) => [text, open, continues])).toEqual([
      ['One two.', true, false],
      ['Three four,', false, true],
      ['Five six.', false, false],
    ]);
  });

  it('finds possessives inside single marks', () => {
    expect(texts("'The workers' hall is closed,' he said.")).toEqual(["The workers' hall is closed,"]);
  });
});
