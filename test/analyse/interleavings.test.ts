import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Context } from '../../functions/analyse/context.ts';
import { handleMessage } from '../../functions/analyse/handle-message.ts';
import type { AnalysisRequest, Message, StoryChange } from '../../functions/messages/message.ts';
import type { Analyses, Withdrawal } from '../../functions/tables/analyses.ts';
import type { Standing } from '../../functions/tables/rows.ts';
import { nameList, pairList } from '../../functions/tables/search/block-pages.ts';
import { searchIndex } from '../../functions/tables/search/search-index.ts';
import type { SearchEntry } from '../../functions/tables/search/search-items.ts';
import { listsOf } from '../../lib/text/search/name-words.ts';
import { pageOf } from '../../lib/text/search/postings.ts';
import { type Fault, Injected, interleaved, type World } from '../deduplicate/faults.ts';
import { scheduleOptions as options } from '../deduplicate/schedules.ts';
import { Stalls } from '../deduplicate/stalls.ts';
import { CORRECTED, CORRECTION, newsdesk, outdatedAnalysis, SAYINGS, SMALL_BLOCKS } from './newsdesk.ts';

const HOURS = 8 * 3_600_000;

/** What happens to one article of a few, in this order. */
type Step = { article: number } & (
  | { does: 'come'; repeats: boolean }
  /** Others are analysed in its place: what only repeats, or all. */
  | { does: 'go'; repeats: boolean }
  /** The first two stories become one. */
  | { does: 'merge' }
  /** The third and the one that is left of the others, or will be. */
  | { does: 'join' }
);

const ARTICLES = 5;
/** What each article says; one corrects what others say. The fourth and the fifth have a story of their own at first. */
const SAYS = [
  [0, 1, 2],
  [0, 1],
  [1, 2, 3, CORRECTED],
  [0, 2, 4],
  [2, 3],
];
const STORY = [0, 0, 0, 1, 2];

const steps = fc.array(
  fc.record({
    article: fc.nat(ARTICLES - 1),
    does: fc.constantFrom('come', 'come', 'come', 'go', 'go', 'merge', 'join'),
    repeats: fc.nat(2).map((n) => n === 0),
  }) as fc.Arbitrary<Step>,
  { minLength: 2, maxLength: 8 },
);

/** How it begins. */
interface Beginning {
  /** The article that leads the first story, or none that is known. The second is led by the fourth article. */
  leader: number | undefined;
  /** The first story becomes part of the second, in place of the other way round. */
  isReversed: boolean;
  /** The third becomes part of what is left of them, in place of the other way round. */
  isThirdPart: boolean;
  /** Articles that have been analysed, one after the other, before anything else. */
  analysed: number[];
  /** By an earlier version: they are all analysed again. */
  isOutdated: boolean;
  /** That an article changes words of another is found out only after it was asked for, where no article moves. */
  isToldLater: boolean;
}

const beginnings: fc.Arbitrary<Beginning> = fc.record({
  leader: fc.constantFrom(0, 1, 2, undefined),
  isReversed: fc.boolean(),
  isThirdPart: fc.boolean(),
  analysed: fc.oneof(fc.constant<number[]>([]), fc.subarray([0, 1, 2, 3, 4])),
  isOutdated: fc.boolean(),
  isToldLater: fc.nat(2).map((n) => n === 0),
});

interface State {
  withdrawals: number;
  stands: boolean;
  /** It has been asked for in full since it came. */
  full: boolean;
}

const idOf = (article: number) => `article-${article}`;
const numberOf = (articleId: string) => Number(articleId.split('-')[1]);
const receivedAt = (article: number) => `2026-03-0${5 - article}T00:00:00.000Z`;

/** The first article, whose words another changes, before it was ever withdrawn: whoever says what these were has looked then. */
const EARLIER: Standing = { articleId: idOf(0), withdrawals: 0 };

/** What deduplication would send, step after step, and what is to come of it. */
const play = (
  list: readonly Step[],
  { storyOf, earlierStories }: ReturnType<typeof newsdesk>,
  beginning: Beginning,
) => {
  const { leader, isReversed, isThirdPart, analysed, isOutdated } = beginning;
  const stories: [string, string, string] =
    leader === undefined ? ['story-a', 'story-b', 'story-c'] : [idOf(leader), idOf(3), idOf(4)];
  const [one, other, third] = stories;
  const [whole, part] = isReversed ? [other, one] : [one, other];
  const merges: Record<'merge' | 'join', [from: string, to: string]> = {
    merge: [part, whole],
    join: isThirdPart ? [third, whole] : [whole, third],
  };
  /** Which story is part of which, in the end. */
  const parts: Parts = new Map(list.flatMap(({ does }) => (does === 'merge' || does === 'join' ? [merges[does]] : [])));
  const { isToldLater } = beginning;
  const storyIn = (merged: Parts, article: number): string => pathIn(merged, stories[STORY[article]!]!).at(-1)!;
  const states = Array.from({ length: ARTICLES }, (): State => ({ withdrawals: 0, stands: false, full: false }));
  const messages: Message[] = [];
  /** What has been merged by now. */
  const merged: Parts = new Map();
  for (const i of states.keys()) storyOf.set(idOf(i), storyIn(merged, i));

  const requestFor = (article: number, more: object = {}): AnalysisRequest => ({
    articleId: idOf(article),
    storyId: 'looked up again',
    key: `${article}.txt`,
    version: 'v',
    receivedAt: receivedAt(article),
    article: { paragraphs: SAYS[article]!.map(String) },
    ...(SAYS[article]!.includes(CORRECTED) && { changes: [CORRECTION], oldWordsOf: EARLIER }),
    ...(states[article]!.withdrawals > 0 && { withdrawals: states[article]!.withdrawals }),
    ...more,
  });

  const earlier = analysed.map((article): Message => ({ kind: 'analyse', ...requestFor(article) }));
  for (const article of analysed) Object.assign(states[article]!, { stands: true, full: true });
  for (const step of list) {
    const state = states[step.article]!;
    if (step.does === 'come' && !state.stands) {
      const repeats = step.repeats && state.withdrawals === 0;
      Object.assign(state, { stands: true, full: !repeats });
      const request = requestFor(step.article, repeats ? { repeats: true } : {});
      const { changes, oldWordsOf, ...untold } = request;
      if (changes && isToldLater) {
        // What has changed is news.
        state.full = true;
        messages.push({ kind: 'analyse', ...untold }, { kind: 'analyse', ...requestFor(step.article) });
      } else messages.push({ kind: 'analyse', ...request });
    } else if (step.does === 'go' && state.stands) {
      Object.assign(state, { stands: false, full: false, withdrawals: state.withdrawals + 1 });
      const withdrawal: Withdrawal = {
        articleId: idOf(step.article),
        storyId: stories[0],
        withdrawals: state.withdrawals,
        withdrawnAt: '2026-04-01T00:00:00.000Z',
      };
      const heirs = states.flatMap((other, i) => (other.stands && (!other.full || !step.repeats) ? [i] : []));
      for (const heir of heirs) {
        states[heir]!.full = true;
        messages.push({ kind: 'analyse', ...requestFor(heir, { insteadOf: withdrawal }) });
      }
      if (heirs.length === 0) messages.push({ kind: 'withdraw', ...withdrawal });
    } else if (step.does === 'merge' || step.does === 'join') {
      const [from] = merges[step.does];
      const moved = [...states.keys()].filter((i) => pathIn(parts, stories[STORY[i]!]!).includes(from));
      for (const article of moved) messages.push({ kind: 'change story', articleId: idOf(article), from });
    }
  }
  if (isOutdated)
    for (const article of analysed) messages.push({ kind: 'reanalyse', articleId: idOf(article), bucket: 'inbox' });
  /** An article is told that it has left a story: then it had come there before. */
  const merge = async ({ articleId, from }: StoryChange) => {
    const path = pathIn(parts, stories[STORY[numberOf(articleId)]!]!);
    for (const story of path.slice(0, path.indexOf(from) + 1)) merged.set(story, parts.get(story)!);
    for (const [i, n] of STORY.entries()) {
      const path = pathIn(merged, stories[n]!);
      storyOf.set(idOf(i), path.at(-1)!);
      earlierStories.set(idOf(i), path.slice(0, -1));
    }
  };
  const members = Object.fromEntries(
    stories.map((story) => [story, [...states.keys()].filter((i) => storyIn(parts, i) === story)]),
  );
  return { earlier, messages, states, merge, stories: members };
};

/** Which story was merged into which. */
type Parts = Map<string, string>;

/** A story and those that it has become part of, one after the other. */
const pathIn = (parts: Parts, story: string): string[] => {
  const into = parts.get(story);
  return into === undefined ? [story] : [story, ...pathIn(parts, into)];
};

/** The tables after what comes before anything else, and what is to be done on them. */
const begin = async (list: readonly Step[], beginning: Beginning) => {
  const desk = newsdesk();
  const played = play(list, desk, beginning);
  const then = beginning.isOutdated ? { ...desk.context, analyse: outdatedAnalysis } : desk.context;
  for (const message of played.earlier) await handleMessage(then, message);
  return { desk, played };
};

/** What the tables say once everything is quiet. */
const expectRows = async (
  { context, notes, snapshot }: ReturnType<typeof newsdesk>,
  { states, stories }: ReturnType<typeof play>,
): Promise<void> => {
  const { articles, statements, mentions } = await snapshot();
  for (const [i, state] of states.entries()) {
    const row = articles.find(({ articleId }) => articleId === idOf(i));
    const names = mentions.filter(({ articleId }) => articleId === idOf(i)).map(({ name }) => name);
    const speakers = [...new Set(SAYS[i]!.map((n) => SAYINGS[n]![0]))].sort();
    if (state.stands && state.full) {
      expect(row, 'the row of an article that stands').toMatchObject({ text: SAYS[i]!.join('\n\n') });
      expect(row).not.toHaveProperty('withdrawnAt');
      expect(row).not.toHaveProperty('notAnalysed');
      expect(notes.get(idOf(i)), 'what its file says').toBeUndefined();
      expect(names.sort(), 'its names').toEqual(speakers);
      const hasOldWords = SAYS[i]!.includes(CORRECTED) && states[0]!.withdrawals === 0;
      expect('changes' in row!, 'does its row have the words of the first').toBe(hasOldWords);
    } else {
      expect(row ?? {}, 'the row of an article that is gone or repeats').not.toHaveProperty('text');
      expect(names, 'its names').toEqual([]);
      expect('withdrawnAt' in (row ?? {}), 'a tombstone').toBe(state.withdrawals > 0);
    }
  }
  const expected = Object.entries(stories).flatMap(([story, members]) => {
    const standing = members.filter((i) => states[i]!.stands);
    return SAYINGS.flatMap(([speaker, content], n) => {
      const ran = standing.filter((i) => SAYS[i]!.includes(n));
      const hasRow = ran.some((i) => states[i]!.full);
      // The last article came first, the first last.
      const first = Math.max(...ran);
      const correcting = n === 0 ? standing.find((i) => SAYS[i]!.includes(CORRECTED)) : undefined;
      const revisedBy = correcting === undefined ? {} : { revisedBy: idOf(correcting) };
      const firstSeen = receivedAt(first);
      return hasRow ? [{ storyId: story, speaker, content, articles: ran.length, firstSeen, ...revisedBy }] : [];
    });
  });
  const plain = statements.map(({ storyId, speaker, content, articles, firstSeen, revisedBy }) => ({
    storyId,
    speaker,
    content,
    articles,
    firstSeen,
    ...(revisedBy && { revisedBy }),
  }));
  const sorted = (rows: object[]) => rows.map((row) => JSON.stringify(row)).sort();
  expect(sorted(plain), 'each statement once a story, with its runs').toEqual(sorted(expected));
  for (const { articleId } of statements) expect(states.find((_, i) => idOf(i) === articleId)?.full).toBe(true);
  for (const [story, members] of Object.entries(stories)) {
    const standing = members.filter((i) => states[i]!.stands).map(idOf);
    for (const id of (await context.statementLists.get(story)).story.articles.keys())
      expect(standing, `the articles of ${story}, whose list has ${id}`).toContain(id);
  }
};

const faults = fc.dictionary(fc.nat(200).map(String), fc.constantFrom<Fault>('before', 'after', 'twice'), {
  maxKeys: 4,
});
/** Of some thousand schedules none made 9,000. */
const MAX_CALLS = 50_000;
const planned = (befall: Record<string, Fault>) => {
  let calls = 0;
  return () => {
    if (calls === MAX_CALLS) throw new Error('It does not come to an end');
    return befall[String(calls++)];
  };
};

interface Deliveries {
  /** How often each message is delivered. */
  times: number;
  /** All but the first delivery are known to be another. */
  areRetries: boolean;
  /** Every try but the first is the last: it says beforehand that it may fail. */
  areLast: boolean;
  /** Rows that are put together come one by one. */
  areTorn: boolean;
}

const deliveries: fc.Arbitrary<Deliveries> = fc.record({
  times: fc.nat(4).map((n) => (n === 0 ? 2 : 1)),
  areRetries: fc.boolean(),
  areLast: fc.nat(3).map((n) => n === 0),
  areTorn: fc.boolean(),
});

/** Delivers all messages at the same time, some twice; a function that fails is started again. */
const start = (
  desk: ReturnType<typeof newsdesk>,
  played: ReturnType<typeof play>,
  { times, areRetries, areLast, areTorn }: Deliveries,
  worldOf: (who: number) => World,
): Promise<unknown> => {
  const { storyOf, earlierStories, noteOnFile } = desk.context;
  const rowsOf = (world: World): Analyses => {
    const analyses = interleaved(desk.context.analyses, 'analyses', world);
    const put: Analyses['put'] = async (rows) => {
      for (const row of rows) await analyses.put([row]);
    };
    return areTorn ? { ...analyses, put } : analyses;
  };
  const contextOf = (world: World): Context => ({
    ...desk.context,
    analyses: rowsOf(world),
    statementLists: interleaved(desk.context.statementLists, 'statement lists', world),
    oldWords: interleaved(desk.context.oldWords, 'old words', world),
    unfinished: interleaved(desk.context.unfinished, 'unfinished', world),
    searchIndex: searchIndex(interleaved(desk.search.store, 'search', world), SMALL_BLOCKS),
    ...interleaved({ storyOf, earlierStories }, 'forest', world),
    ...interleaved({ noteOnFile }, 'files', world),
  });
  const deliver = async (world: World, message: Message, isRetry = false): Promise<void> => {
    try {
      // First the forest changes, then the analysis is told.
      if (message.kind === 'change story') await interleaved({ merge: played.merge }, 'forest', world).merge(message);
      await handleMessage({ ...contextOf(world), isRetry, isLastTry: isRetry && areLast }, message);
    } catch (error) {
      if (!(error instanceof Injected)) throw error;
      await deliver(world, message, true);
    }
  };
  const all = played.messages.flatMap((message) =>
    Array.from({ length: times }, (_, time) => ({ message, isRetry: areRetries && time > 0 })),
  );
  return Promise.all(all.map(({ message, isRetry }, who) => deliver(worldOf(who), message, isRetry)));
};

/** Every article that stands is listed with its words and names where a search looks. */
const expectListed = (desk: ReturnType<typeof newsdesk>, { states }: ReturnType<typeof play>): void => {
  const { entries, pages, current, sealed } = desk.search.snapshot();
  for (const [i, state] of states.entries()) {
    const all = entries.filter(({ entry }) => entry.articleId === idOf(i));
    if (!state.stands || !state.full) {
      expect(all, 'entries of an article that is gone or repeats').toEqual([]);
      continue;
    }
    const listed = all.filter(({ entry }) => entry.withdrawals === (state.withdrawals || undefined));
    expect(listed, 'the entry of an article that stands').not.toEqual([]);
    const found = listed.some(({ block, entry }) => {
      if (block > sealed) return block <= current;
      return [...listsFor(entry)].every((list) => pages.get(block)?.has(JSON.stringify({ list })));
    });
    expect(found, 'an entry where a search looks').toBe(true);
  }
};

const listsFor = ({ names, pairs }: SearchEntry): string[] => [
  ...names.flatMap((name) => [...listsOf(name)].map(nameList)),
  ...[...pairs].map((pair) => pairList(pageOf(pair))),
];

const quiet = async (desk: ReturnType<typeof newsdesk>, played: ReturnType<typeof play>): Promise<void> => {
  await expectRows(desk, played);
  expectListed(desk, played);
  const before = await desk.snapshot();
  for (const message of played.messages) await handleMessage(desk.context, message);
  expect(await desk.snapshot(), 'rows after everything was delivered again').toEqual(before);
};

describe('the statements of articles that come, go and are merged in any order', () => {
  it(
    'have one row per story, whichever step of whichever function comes next',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.scheduler(),
          steps,
          faults,
          deliveries,
          beginnings,
          async (scheduler, list, befall, ways, beginning) => {
            const { desk, played } = await begin(list, beginning);
            const nextFault = planned(befall);
            const turn = (what: string) => scheduler.schedule(Promise.resolve(), what);
            await scheduler.waitFor(start(desk, played, ways, () => ({ turn, nextFault })));
            await quiet(desk, played);
          },
        ),
        options,
      );
    },
    HOURS,
  );

  it(
    'have one row per story, however long a function stalls between two steps',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.nat(),
          fc.nat(6),
          steps,
          faults,
          deliveries,
          beginnings,
          async (seed, changes, list, befall, ways, beginning) => {
            const { desk, played } = await begin(list, beginning);
            const nextFault = planned(befall);
            const stalls = new Stalls(seed, { changes, steps: 300 });
            await stalls.run(start(desk, played, ways, (who) => ({ turn: () => stalls.turn(who), nextFault })));
            await quiet(desk, played);
          },
        ),
        options,
      );
    },
    HOURS,
  );
});
