import { describe, expect, it } from 'vitest';
import { pack, unpack } from '../../../../functions/tables/statement-lists.ts';
import {
  type ArticleStatement,
  enter,
  enterMoved,
  firstOf,
  KEPT,
  leave,
  NO_STATEMENTS,
  revisedIn,
  revisionOf,
  type StoryArticle,
  statementsOf,
} from '../../../../lib/text/statements/story/story-statements.ts';
import { hashedName, wordingOf } from '../../../../lib/text/statements/story/wording.ts';

const article = (articleId: string, day = 1, withdrawals = 0): StoryArticle => ({
  articleId,
  day: `2026-03-0${day}`,
  receivedAt: `2026-03-0${day}T00:00:00.000Z`,
  withdrawals,
});
const SAFE = 'The harbour bridge was safe until the flood';
const WARNED = 'My company warned the ministry twice';
const said = (content: string, number?: number, speaker = 'Ann Reed'): ArticleStatement => ({
  speaker,
  wording: wordingOf(content),
  ...(number !== undefined && { number }),
});

describe('the statements of a story', () => {
  it('stand once, in the row of the article that was entered first', () => {
    const { story: one } = enter(NO_STATEMENTS, article('a', 2), [said(SAFE, 1), said(WARNED, 2)]);
    const { story, as } = enter(one, article('b', 1), [said(`${SAFE}!`, 1), said('Nobody asked us anything', 2)]);
    expect(as.map((statement) => statement?.row)).toEqual([
      { articleId: 'a', number: 1 },
      { articleId: 'b', number: 2 },
    ]);
    expect(story.statements.map(({ ranIn }) => [...ranIn])).toEqual([['a', 'b'], ['a'], ['b']]);
    expect(firstOf(story, as[0]!)?.articleId).toBe('b');
  });

  it('are the same where a print lost the first name or the speaker, and not where another says so', () => {
    const { story } = enter(NO_STATEMENTS, article('a'), [said(SAFE, 1)]);
    const rowFor = (speaker: string) => enter(story, article('b'), [said(SAFE, 1, speaker)]).as[0]?.row?.articleId;
    expect(['Reed', 'unknown', 'Bo Lund', 'Ann Lund'].map(rowFor)).toEqual(['a', 'a', 'b', 'b']);
  });

  it('are two where one article says alike things twice', () => {
    const { story } = enter(NO_STATEMENTS, article('a'), [said(SAFE, 1), said(SAFE, 2)]);
    expect(story.statements.map(({ row }) => row?.number)).toEqual([1, 2]);
    expect(enter(story, article('b'), [said(SAFE, 1), said(SAFE, 2)]).story.statements).toHaveLength(2);
  });

  it('are unchanged when the same is entered again', () => {
    const { story } = enter(NO_STATEMENTS, article('a'), [said(SAFE, 1), said(WARNED, 2)]);
    const { story: both } = enter(story, article('b'), [said(WARNED, 1)]);
    expect(enter(both, article('a'), [said(SAFE, 1), said(WARNED, 2)]).story.statements).toEqual(both.statements);
  });

  it('count an article that has no rows, and wait for one that has', () => {
    const { story, as } = enter(NO_STATEMENTS, article('b'), [said(SAFE)]);
    expect(as[0]?.row).toBeUndefined();
    const { as: own } = enter(story, article('a'), [said(SAFE, 1)]);
    expect(own[0]).toMatchObject({ row: { articleId: 'a', number: 1 }, ranIn: new Set(['b', 'a']) });
  });

  it('lose an article that goes, and keep what others have said too', () => {
    const { story: one } = enter(NO_STATEMENTS, article('a'), [said(SAFE, 1), said(WARNED, 2)]);
    const { story: two } = enter(one, article('b'), [said(SAFE, 1)]);
    const left = leave(two, 'a', 1);
    expect([...left.articles.keys()]).toEqual(['b']);
    expect(left.statements).toEqual([{ speaker: 'Ann Reed', wording: wordingOf(SAFE), ranIn: new Set(['b']) }]);
    expect(statementsOf(leave(left, 'b', 1), 'b')).toEqual([]);
  });

  it('take nothing from, and lose nothing to, what was asked before a withdrawal', () => {
    const { story } = enter(NO_STATEMENTS, article('a', 1, 1), [said(SAFE, 1)]);
    expect(enter(story, article('a', 1, 0), [said(WARNED, 1)])).toMatchObject({ story, as: [undefined] });
    expect(leave(story, 'a', 1)).toBe(story);
  });

  it('are bounded: who comes later is not compared', () => {
    let story = NO_STATEMENTS;
    for (let i = 0; i < KEPT.articles; i++) story = enter(story, article(`a${i}`), [said(`${SAFE} ${i}`, 1)]).story;
    const late = enter(story, article('late'), [said(`${SAFE} 1`, 1)]);
    expect(late).toMatchObject({ story, as: [undefined] });
    const many = Array.from({ length: KEPT.statements + 5 }, (_, i) => said(`${SAFE} ${i}`, i + 1));
    const full = enter(NO_STATEMENTS, article('a'), many);
    expect(full.story.statements).toHaveLength(KEPT.statements);
    expect(full.as.slice(KEPT.statements)).toEqual(Array(5).fill(undefined));
  });
});

describe('a statement in changed words', () => {
  const OLD = wordingOf('the harbour bridge was safe until the flood took its northern pillar away');
  const NEW = wordingOf('the harbour bridge was safe until the flood took its southern pillar away');
  const made = (wording = OLD, was?: typeof OLD) => [{ number: 1, speaker: 'Ann Reed', wording, ...(was && { was }) }];

  it.each([
    ['before', ['1', '2']],
    ['after', ['2', '1']],
  ])('is another than the old one, whether it comes %s it', (_, [first]) => {
    const both = [
      { id: '1', made: made(OLD) },
      { id: '2', made: made(NEW, OLD) },
    ].sort((a) => (a.id === first ? -1 : 1));
    const story = both.reduce((so, { id, made }) => enter(so, article(id, Number(id)), made).story, NO_STATEMENTS);
    expect(story.statements).toHaveLength(2);
    const [old, now] = [story.statements.find(({ was }) => !was)!, story.statements.find(({ was }) => was)!];
    expect(revisionOf(story, old)).toMatchObject({ articleId: '2' });
    expect(revisionOf(story, now)).toBeUndefined();
    expect(revisedIn(story, [now])).toEqual([old]);
    expect(revisionOf(leave(story, '2', 1), old)).toBeUndefined();
  });

  it('is the same in a reprint, which says or does not say what it changes', () => {
    for (const reprint of [made(NEW, OLD), made(NEW)]) {
      let { story } = enter(NO_STATEMENTS, article('1', 1), made(OLD));
      ({ story } = enter(story, article('2', 2), made(NEW, OLD)));
      ({ story } = enter(story, article('3', 3), reprint));
      expect(story.statements.map(({ ranIn }) => [...ranIn])).toEqual([['1'], ['2', '3']]);
    }
  });

  it('would be one with the old if nobody knew that it was changed', () => {
    const { story } = enter(NO_STATEMENTS, article('1', 1), made(OLD));
    expect(enter(story, article('2', 2), made(NEW)).story.statements).toHaveLength(1);
  });

  it('stays one when its article is entered again without the change', () => {
    let { story } = enter(NO_STATEMENTS, article('1', 1), made(OLD));
    ({ story } = enter(story, article('2', 2), made(NEW, OLD)));
    ({ story } = enter(story, article('2', 2), made(NEW)));
    expect(story.statements).toHaveLength(2);
  });

  it('is parted from the old one if that is learnt later', () => {
    let { story } = enter(NO_STATEMENTS, article('2', 2), made(NEW));
    ({ story } = enter(story, article('1', 1), made(OLD)));
    expect(story.statements).toHaveLength(1);
    const again = enter(story, article('2', 2), made(NEW, OLD));
    expect([...again.evicted]).toEqual(['1']);
    // Who has no rows, and is not entered again, has said it in the old words.
    expect(again.story.statements.map(({ wording, ranIn }) => [wording, [...ranIn]])).toEqual([
      [NEW, ['2']],
      [OLD, ['1']],
    ]);
    const { story: parted } = enter(again.story, article('1', 1), made(OLD));
    expect(parted.statements.map(({ ranIn, row }) => [[...ranIn], row?.articleId])).toEqual([
      [['2'], '2'],
      [['1'], '1'],
    ]);
    expect(revisionOf(parted, parted.statements[1]!)).toMatchObject({ articleId: '2' });
  });

  it('is not what moves from a list that knows nothing of that, as long as that is not read', () => {
    const { story } = enter(NO_STATEMENTS, article('2', 2), made(NEW, OLD));
    const moved = enterMoved(story, article('1', 1), made(NEW));
    expect([...moved.evicted]).toEqual(['1']);
    expect(moved.story.statements).toMatchObject([{ wording: NEW }, { wording: OLD }]);
    const read = enter(story, article('1', 1), made(NEW)).story;
    const again = enterMoved(read, article('1', 1), made(NEW));
    expect([...again.evicted]).toEqual([]);
    expect(again.story.statements).toHaveLength(1);
  });

  it('leaves the old one, of which it had the row, to those who have rows of their own', () => {
    let { story } = enter(NO_STATEMENTS, article('0', 0), [{ ...made(OLD)[0]!, number: undefined }] as never);
    ({ story } = enter(story, article('2', 2), made(NEW)));
    ({ story } = enter(story, article('1', 1), made(OLD)));
    expect(story.statements).toMatchObject([{ wording: OLD, row: { articleId: '2' } }]);
    expect([...enter(story, article('2', 2), made(NEW, OLD)).evicted]).toEqual(['0', '1']);
  });

  it('stays parted from the old one if it is moved from a list that knows nothing of that', () => {
    let { story } = enter(NO_STATEMENTS, article('1', 1), made(OLD));
    ({ story } = enter(story, article('2', 2), made(NEW, OLD)));
    expect(enterMoved(story, article('2', 2), made(OLD)).story).toBe(story);
    expect(enterMoved(story, article('2', 2, 1), made(OLD)).story.statements).toHaveLength(1);
  });

  it.each([
    ['which cannot be read', hashedName],
    ['as lists of before had it', (name: string) => name],
  ])('is that of the same words under the wrong name, %s', (_, stored) => {
    let { story } = enter(NO_STATEMENTS, article('1', 1), [{ ...made(OLD)[0]!, speaker: 'Ann Read' }]);
    ({ story } = enter(story, article('2', 2), [{ ...made(OLD, OLD)[0]!, wasSpeaker: stored('Ann Read') }]));
    ({ story } = enter(story, article('3', 3), made(OLD)));
    expect(story.statements.map(({ speaker, ranIn }) => [speaker, [...ranIn]])).toEqual([
      ['Ann Read', ['1']],
      ['Ann Reed', ['2', '3']],
    ]);
    expect(revisionOf(story, story.statements[0]!)).toMatchObject({ articleId: '2' });
    expect(unpack(pack(story))).toEqual(story);
  });

  it('is another with another number in words', () => {
    const [seven, eleven] = ['seven', 'eleven'].map((n) =>
      wordingOf(`the third pier of the bridge had moved by ${n} millimetres`),
    );
    const { story } = enter(NO_STATEMENTS, article('1', 1), made(seven));
    expect(enter(story, article('2', 2), made(eleven)).story.statements).toHaveLength(2);
  });
});
