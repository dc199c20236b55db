import { describe, expect, it } from 'vitest';
import type { StatementRow } from '../../functions/tables/rows.ts';
import { readAddress } from '../../lib/explorer/address.ts';
import { bucketsOf, dayIn, spanOfDays } from '../../lib/explorer/data/span.ts';
import type { StoryStatement } from '../../lib/explorer/data/story.ts';
import { formatFor } from '../../lib/explorer/format.ts';
import { pageHost } from '../../lib/explorer/hosts/page-host.ts';
import { html } from '../../lib/explorer/html.ts';
import { changeList } from '../../lib/explorer/parts/changes.ts';
import { markText } from '../../lib/explorer/parts/marked-text.ts';
import { wordDiff } from '../../lib/explorer/parts/word-diff.ts';
import { bars } from '../../lib/explorer/pictures/bars.ts';
import { articleView } from '../../lib/explorer/views/article.ts';
import { searchView } from '../../lib/explorer/views/search.ts';
import { somebodyView } from '../../lib/explorer/views/somebody.ts';
import { storyView } from '../../lib/explorer/views/story.ts';

describe('a template', () => {
  it('escapes what is put into it, wherever it stands', () => {
    const hostile = `"'<b>&`;
    expect(String(html`<p title="${hostile}">${hostile}${[hostile]}</p>`)).toBe(
      '<p title="&quot;&#39;&lt;b&gt;&amp;">&quot;&#39;&lt;b&gt;&amp;&quot;&#39;&lt;b&gt;&amp;</p>',
    );
  });

  it('leaves nothing of nothing, and markup of its own as it is', () => {
    expect(String(html`${false}${undefined}${null}${0}${html`<i>${'<'}</i>`}${[html`<b></b>`]}`)).toBe(
      '0<i>&lt;</i><b></b>',
    );
  });
});

describe('an address', () => {
  it.each([
    [{}, { view: 'today' }],
    [
      { view: 'story', story: ' x ' },
      { view: 'story', story: 'x' },
    ],
    [
      { view: 'files', key: ' x ' },
      { view: 'files', key: ' x ' },
    ],
    [
      { view: 'today', from: '2026-03-03', to: '2026-02-30' },
      { view: 'today', from: '2026-03-03' },
    ],
    [{ view: 'search', words: ['x'], speaker: 7, other: 'x' }, { view: 'search' }],
    [{ view: 'today', from: '9999-12-31', to: '0000-01-01' }, { view: 'today' }],
    [
      { view: 'somebody', name: 'x\ud800', before: '\u0001' },
      { view: 'somebody', name: 'x\ufffd' },
    ],
    [{ view: 'search', words: 'ü'.repeat(600) }, { view: 'search' }],
  ])('%j is %j', (values, address) => {
    expect(readAddress(values)).toEqual(address);
  });

  it.each([
    { view: 'story' },
    { view: 'constructor' },
    { view: 7 },
    { view: '' },
    { view: 'article', article: ' ' },
    { view: 'somebody', name: 'x'.repeat(1101) },
  ])('%j leads nowhere', (values) => {
    expect(readAddress(values)).toBeUndefined();
  });
});

describe('a word-level diff', () => {
  const diff = (before: string, after: string) => String(wordDiff(before, after));

  it.each([
    ['an offer of 12 euros', 'an offer of 21 euros', 'an offer of <del>12</del><ins>21</ins> euros'],
    ['1,400 passengers', '400 passengers', '<del>1,400</del><ins>400</ins> passengers'],
    ["They don't know.", 'They know.', 'They <del>don&#39;t </del>know.'],
    [
      'He alleged that it had',
      'He did not say whether it had',
      'He <del>alleged that</del><ins>did not say whether</ins> it had',
    ],
    ['the same', 'the same', 'the same'],
    ['', 'new', '<ins>new</ins>'],
    ['قالت الشركة نعم', 'قالت الشركة لا', 'قالت الشركة <del>نعم</del><ins>لا</ins>'],
  ])('of "%s" and "%s"', (before, after, markup) => {
    expect(diff(before, after)).toBe(markup);
  });

  it.each([
    [
      '… - The former mayor of Castlebrin, Declan Morrow, was found guilty on Tuesday of taking bribes from a building company …',
      '… The former mayor of Castlebrin, Declan Morrow, was found not guilty on Tuesday of taking bribes from a building …',
      '… - The former mayor of Castlebrin, Declan Morrow, was found <ins>not </ins>guilty on Tuesday of taking bribes from a building company …',
    ],
    [
      '… in cash from the firm',
      'He took 12 in cash from a firm',
      'He took 12 in cash from <del>the</del><ins>a</ins> firm',
    ],
    [
      'He took 12 in cash in the yard, they sa…',
      'He took 21 in cash in the yard, they …',
      'He took <del>12</del><ins>21</ins> in cash in the yard, they …',
    ],
    // It is not cut there, so what stands before was left out.
    ['Then he took the cash …', 'he took the cash at night', '<del>Then </del>he took the cash at night'],
    ['… one two three', '… four five six', '… <del>one two three</del><ins>four five six</ins>'],
  ])('takes no word for gone or come that stands outside the excerpt of the other: "%s"', (before, after, markup) => {
    expect(diff(before, after)).toBe(markup);
  });

  it('shows two texts that have nothing in common one after the other, in no time', () => {
    const words = (first: string) => Array.from({ length: 2000 }, (_, i) => `${first}${i}`).join(' ');
    expect(diff(words('a'), words('b'))).toBe(`<del>${words('a')}</del><ins>${words('b')}</ins>`);
  });
});

describe('the marks in a text', () => {
  const statement = (row: Partial<StoryStatement>) => ({ articleId: 'a', content: '', ...row }) as StoryStatement;
  const marked = (text: string, statements: StoryStatement[], names: Record<string, string[]> = {}) =>
    markText(text, 'a', statements, new Map(Object.entries(names))).map((pieces) =>
      pieces
        .map(
          ({ text: words, statement: own, name }) => `${own ? '[' : ''}${name ? `<${words}>` : words}${own ? ']' : ''}`,
        )
        .join(''),
    );

  it('are the statements at their places, not where the same words stand elsewhere', () => {
    const text = 'It is so. He said it is so.\n\nShe did not.';
    const own = statement({ content: 'it is so', start: 18, end: 26 });
    expect(marked(text, [own])).toEqual(['It is so. He said [it is so].', 'She did not.']);
  });

  it('are the pieces of a statement that the report interrupts', () => {
    const text = '"We waited," he said, "for two years."';
    const own = statement({ content: ['We waited', 'for two years.'], start: 1, end: 37 });
    expect(marked(text, [own])).toEqual(['"[We waited]," he said, "[for two years.]"']);
  });

  it('are found in another version of the story, unless they are too few words to be sure', () => {
    const text = 'Later that day: we waited two years for an answer. Yes.';
    const long = statement({ articleId: 'b', content: 'we waited two years for an answer', start: 0, end: 5 });
    expect(marked(text, [long, statement({ articleId: 'b', content: 'Yes', start: 0, end: 3 })])).toEqual([
      'Later that day: [we waited two years for an answer]. Yes.',
    ]);
  });

  it('are whole names, the longer one where two overlap, also inside a statement', () => {
    const text = 'Ann Lee of Leeds said Ann Lee Motors owes Lee nothing.';
    const own = statement({ content: 'Ann Lee Motors owes Lee nothing', start: 22, end: 53 });
    expect(marked(text, [own], { 'Ann Lee': ['Lee'], 'Ann Lee Motors': [] })).toEqual([
      '<Ann Lee> of Leeds said [<Ann Lee Motors>][ owes ][<Lee>][ nothing].',
    ]);
  });
});

describe('the words that a search found', () => {
  const shown = (content: string | string[], start: number, end: number) => {
    const statement = {
      content,
      kind: 'direct',
      speaker: 'a',
      said: '2026-03-03#a',
      stance: 'asserts',
    } as StatementRow;
    const quotations = { quotations: [{ statement, changed: 0, start, end }], more: false, suggestions: [] };
    const place = { host: pageHost({ takesFiles: true }), format: formatFor('en-GB', 'UTC') };
    const names = { names: [], more: false, suggestions: [] };
    const { body } = searchView(place, { words: 'x' }, { names, quotations });
    return /“(.*)”/s.exec(String(body))?.[1];
  };

  it('are marked, also across the pieces of a statement', () => {
    expect(shown('for every piece of paper', 4, 15)).toBe('for <mark class="hit">every piece</mark> of paper');
    expect(shown(['every piece', 'of paper', 'he saw'], 6, 14)).toBe(
      'every <mark class="hit">piece</mark> … <mark class="hit">of</mark> paper … he saw',
    );
  });
});

describe('the words of the pages', () => {
  const place = { host: pageHost({ takesFiles: true }), format: formatFor('en-GB', 'UTC') };
  const plain = (body: unknown) =>
    String(body)
      .replace(/<[^>]*>/g, '')
      .replace(/\s+/g, ' ');

  it('count one and none as somebody would say it', () => {
    const story = { storyId: 'a', headline: 'a', firstSeen: '2026-03-03T10:00:00Z', lastSeen: '2026-03-03T10:00:00Z' };
    const more = { articles: false, files: false, statements: false, digests: false };
    const head = (files: number, articles: number) => {
      const found = {
        story: { ...story, files, articles } as never,
        articles: [],
        files: [],
        digests: [],
        statements: [],
        more,
      };
      return /(\d+ files?.*?),/.exec(plain(storyView(place, found).body))?.[1];
    };
    expect([head(1, 1), head(2, 1), head(3, 2)]).toEqual([
      '1 file',
      '2 files with the same text',
      '3 files with 2 different texts',
    ]);
    const said = {
      speaker: 'nurses',
      said: '2026-03-03#a',
      speakerType: 'unnamed',
      content: 'x',
      stance: 'asserts',
      cue: 'said',
      kind: 'indirect',
      about: [],
    };
    const somebody = {
      name: 'nurses',
      mentions: { rows: [], more: false },
      said: { rows: [said as never], more: false },
      aboutThem: [said as never],
      storiesRead: 1,
      headlines: new Map(),
      ties: [],
      articlesRead: 0,
    };
    const text = plain(somebodyView(place, somebody).body);
    expect(text).not.toContain('0 articles');
    expect(text).toContain('In the latest story that names them.');
  });

  it('say what a changed word is without a code', () => {
    expect(plain(changeList([{ kind: 'negation', before: 'guilty', after: 'not guilty' }]))).toMatch(/^ *negation/);
  });
});

it('no label of a chart reaches over its edges, however many bars it has', () => {
  const place = { host: pageHost({ takesFiles: true }), format: formatFor('en-GB', 'UTC') };
  const buckets = (number: number) =>
    Array.from({ length: number }, (_, i) => {
      const start = new Date(Date.UTC(2026, 2, 1 + i)).toISOString();
      return { start, end: start, counts: { new: 1, variant: 0, copy: 0 } };
    });
  const labels = (number: number) =>
    [...String(bars(place, buckets(number), 'day')).matchAll(/x="([\d.]+)%"[^>]*text-anchor="(\w+)"/g)].map(
      ([, x, anchor]) => [Number(x), anchor],
    );
  expect(labels(41)[0]).toEqual([0, 'start']);
  expect(labels(1)).toEqual([[50, 'middle']]);
  for (const [x, anchor] of [...labels(12), ...labels(41), ...labels(48)]) {
    if (anchor === 'middle') expect(x).toBeGreaterThanOrEqual(8);
    if (anchor === 'middle') expect(x).toBeLessThanOrEqual(92);
  }
});

it('speakers from the seventh on are told apart from the first six, and those after twelve have numbers alone', () => {
  const speakers = Array.from({ length: 14 }, (_, i) => `Speaker ${i}`);
  const text = speakers.map((_, i) => `words number ${i} were said`).join('. ');
  const statements = speakers.map((speaker, i) => {
    const content = `words number ${i} were said`;
    return {
      speaker,
      articleId: 'a',
      content,
      stance: 'asserts',
      start: text.indexOf(content),
      end: text.indexOf(content) + content.length,
    };
  });
  const article = {
    articleId: 'a',
    storyId: 'a',
    title: 'a',
    text,
    receivedAt: '2026-03-03T10:00:00Z',
    people: [],
    organisations: [],
    places: [],
    keyPhrases: [],
    dates: [],
    summary: '',
  };
  const found = { article, statements, mentions: [], file: undefined, files: [], moreFiles: false, revisions: [] };
  const place = { host: pageHost({ takesFiles: true }), format: formatFor('en-GB', 'UTC') };
  const classes = [...String(articleView(place, found as never).body).matchAll(/<mark class="voice ([^"]*)"/g)].map(
    ([, one]) => one,
  );
  expect(classes.length).toBe(14);
  expect(new Set(classes.slice(0, 12)).size).toBe(12);
  expect(classes.slice(12)).toEqual(['voice-more', 'voice-more']);
});

describe('a search', () => {
  const place = { host: pageHost({ takesFiles: true }), format: formatFor('en-GB', 'UTC') };
  const none = { names: [], quotations: [], more: false, suggestions: [] };

  it('that finds nothing says what is not searched', () => {
    const { body } = searchView(place, { words: 'mayor found guilty' }, { names: none, quotations: none });
    expect(String(body)).toContain('Headlines and the texts of articles are not searched');
  });

  it('leads to the page of a speaker without a name', () => {
    const { body } = searchView(place, { words: 'nurses' }, { names: none, quotations: none, unnamed: ['Nurses'] });
    expect(String(body)).toContain('href="/somebody?name=Nurses"');
    expect(String(body)).not.toContain('Nothing was found');
  });
});

describe('a span of days', () => {
  it('begins and ends with the days of the place, in summer and in winter', () => {
    expect(spanOfDays('2026-03-29', '2026-03-29', 'Europe/Berlin')).toEqual({
      from: '2026-03-28T23:00:00.000Z',
      to: '2026-03-29T21:59:59.999Z',
    });
    expect(spanOfDays('2026-01-02', '2026-01-01', '+05:30')).toEqual({
      from: '2025-12-31T18:30:00.000Z',
      to: '2026-01-02T18:29:59.999Z',
    });
    expect(dayIn('Pacific/Auckland', '2026-01-01T12:00:00Z')).toBe('2026-01-02');
  });

  it.each([
    [['2026-03-03T10:00:00.500Z', '2026-03-03T10:00:03.000Z'], 'second', 4],
    [['2026-03-03T10:00:00Z', '2026-03-03T10:30:00Z'], 'minute', 31],
    [['2026-03-03T10:00:00Z', '2026-03-04T09:00:00Z'], 'minute', 24],
    [['2026-03-01T10:00:00Z', '2026-03-20T09:00:00Z'], 'day', 20],
    [['2020-03-01T10:00:00Z', '2026-03-20T09:00:00Z'], 'day', 47],
    [['no time'], 'day', 0],
  ] as const)('with files at %j has parts by the %s', (times, unit, number) => {
    const { unit: found, buckets } = bucketsOf(times);
    expect([found, buckets.length]).toEqual([unit, number]);
  });
});

it('numbers and days are written as the reader does, or as in Britain if nobody writes so', () => {
  expect(formatFor('de', 'UTC').number(12345.5)).toBe('12.345,5');
  expect(formatFor('x', 'y').day('2026-03-03')).toBe('3 March 2026');
  expect(formatFor('en-GB', '-10:00').day('2026-03-03')).toBe('3 March 2026');
  expect(formatFor('en-GB', '-10:00').day('2026-03-03T01:00:00Z')).toBe('2 March 2026');
});
