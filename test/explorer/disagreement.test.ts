import { describe, expect, it } from 'vitest';
import type { StoryRow } from '../../functions/tables/rows.ts';
import { disagreementIn } from '../../lib/explorer/data/disputes.ts';
import type { StoryStatement } from '../../lib/explorer/data/story.ts';
import { formatFor } from '../../lib/explorer/format.ts';
import { pageHost } from '../../lib/explorer/hosts/page-host.ts';
import { howSaid } from '../../lib/explorer/parts/how-said.ts';
import { areSeveral } from '../../lib/explorer/parts/number-of-speaker.ts';
import { disagreementView } from '../../lib/explorer/views/disagreement.ts';
import { storyView } from '../../lib/explorer/views/story.ts';

const place = { host: pageHost({ takesFiles: true }), format: formatFor('en-GB', 'UTC') };

const says = (speaker: string, row: Partial<StoryStatement>): StoryStatement => ({
  speaker,
  said: `2026-03-03#a#${speaker}`,
  storyId: 'a',
  articleId: 'a',
  speakerType: 'person',
  cue: 'said',
  kind: 'indirect',
  content: 'it is so',
  stance: 'asserts',
  about: [],
  ...row,
});

const BRIBES = 'the mayor took bribes from a builder';
const STORM = 'the captain ignored two storm warnings';
const ROWS = [
  says('Prosecutors', {
    speakerType: 'unnamed',
    stance: 'alleges',
    content: BRIBES,
    cue: 'alleged',
    about: ['Castle'],
  }),
  says('Declan Morrow', {
    stance: 'denies',
    content: 'the charges',
    regarding: BRIBES,
    cue: 'denied',
    about: ['Castle'],
  }),
  says('Eleni Markou', { stance: 'doubts', content: 'that is not how it was', regarding: STORM }),
  says('Luka Berg', { stance: 'denies', content: 'he received any warning', cue: 'denies', about: ['Castle'] }),
  says('Varna Lines', { stance: 'denies', content: 'this', regarding: 'the company', cue: 'denied' }),
];

/** The texts of the page's elements of a kind. */
const shown = (subject?: string, isDigest = false) => {
  const story = { storyId: 'a', headline: 'Three trials' } as StoryRow;
  const markup = String(
    disagreementView(place, { story, subject, isDigest, ...disagreementIn(ROWS, isDigest ? undefined : subject) }).body,
  );
  const texts = (pattern: RegExp) =>
    [...markup.matchAll(pattern)].map(([, inner]) => inner!.replace(/<[^>]*>/g, '').trim());
  return {
    title: texts(/<h1[^>]*>(.*?)<\/h1>/gs)[0],
    leads: texts(/<p class="standfirst">(.*?)<\/p>/gs),
    groups: texts(/<section class="matter"><h2>(.*?)<\/h2>/gs),
    text: markup.replace(/<[^>]*>/g, '').replace(/\s+/g, ' '),
  };
};

describe('who is said to allege and to deny "it"', () => {
  it('are those who speak of the one matter that the page is about', () => {
    const { title, leads } = shown(BRIBES);
    expect(title).toBe('The mayor took bribes from a builder');
    expect(leads).toEqual(['Prosecutors allege it; Declan Morrow denies it.']);
  });

  it('is nobody where a page is about all that is disputed: each matter has its own sides', () => {
    const { title, leads, groups } = shown();
    expect(title).toBe('Three trials');
    expect(leads).toEqual([
      '1 allegation, 1 doubt and 3 denials. They need not be about the same thing: each matter stands by itself below.',
      'Prosecutors allege it; Declan Morrow denies it.',
      'Eleni Markou will not vouch for it.',
    ]);
    expect(groups).toEqual([
      'The mayor took bribes from a builder',
      'The captain ignored two storm warnings',
      'What else is disputed',
    ]);
  });

  it('is nobody who names no matter, or only somebody', () => {
    const { groups, text } = shown();
    const rest = text.slice(text.indexOf('What else is disputed'));
    expect(rest).toMatch(/Luka Berg.*Varna Lines/);
    expect(rest).not.toMatch(/it is not so|vouch for it/);
    expect(groups).not.toContain('The company');
  });

  it('is nobody where the page is about a name: those who speak of the same person need not speak of the same thing', () => {
    const { title, leads } = shown('Castle');
    expect(title).toBe('Castle');
    expect(leads).toEqual(['1 allegation and 2 denials. They name it, and need not be about the same thing.']);
  });

  it('is nobody in a digest, which holds stories that have nothing to do with each other', () => {
    for (const subject of [undefined, BRIBES]) {
      const { title, leads, groups, text } = shown(subject, true);
      expect(title).toBe('Three trials');
      expect(leads).toEqual([expect.stringContaining('This is a digest')]);
      expect(groups).toEqual([]);
      expect(text).not.toMatch(/on: | it is not so|vouch for it/);
    }
  });

  it.each([
    ['Three former nurses at the clinic', true],
    ['Prosecutors', true],
    ['police in Norder', true],
    ['Analysts at Bank Merrow', true],
    ['a senior official at the ministries', false],
    ['one of the sailors', false],
    ['The coast guard', false],
    ["the nurses' boss", false],
    ['The town council', false],
  ])('"%s": several of them? %s', (speaker, several) => {
    expect(areSeveral({ speaker, speakerType: 'unnamed' })).toBe(several);
    expect(areSeveral({ speaker: 'James Harris', speakerType: 'person' })).toBe(false);
  });
});

it('the page of a digest does not say what its statements answer', () => {
  const markup = (relation?: 'digest') =>
    String(
      storyView(place, {
        story: { storyId: 'a', firstSeen: '2026-03-03', lastSeen: '2026-03-03', files: 1, articles: 1 } as StoryRow,
        articles: [],
        files: [
          { key: 'a', version: 'a', outcome: 'new', receivedAt: '2026-03-03T10:00:00Z', ...(relation && { relation }) },
        ],
        digests: [],
        statements: ROWS,
        more: { articles: false, files: false, statements: false, digests: false },
      }).body,
    );
  expect(markup()).toContain('on: ');
  expect(markup('digest')).not.toContain('on: ');
});

describe('a denial and a doubt have the word that is printed, so that they read one way only', () => {
  it.each([
    ['denies', 'denied', 'indirect', 'denied:'],
    ['denies', 'said', 'indirect', 'said (a denial):'],
    ['denies', 'denied', 'direct', 'denied, in these words:'],
    ['denies', 'said', 'direct', 'said (a denial):'],
    ['denies', '', 'indirect', 'denied:'],
    ['doubts', 'doubted', 'indirect', 'doubted:'],
    ['doubts', 'said', 'direct', 'said (a doubt):'],
    ['alleges', 'said', 'indirect', 'alleges'],
  ] as const)('%s, "%s", %s', (stance, cue, kind, words) => {
    expect(String(howSaid({ stance, cue, kind })).replace(/<[^>]*>/g, '')).toBe(words);
  });

  it('also where the column of a side says that they deny', () => {
    expect(shown(BRIBES).text).toMatch(/denied: the charges/);
  });
});
