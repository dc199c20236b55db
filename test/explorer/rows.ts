import type { ArticleRow, FileRow, MentionRow, StatementRow, StoryRow } from '../../functions/tables/rows.ts';
import type { Address } from '../../lib/explorer/address.ts';

export interface Rows {
  files: FileRow[];
  articles: ArticleRow[];
  stories: StoryRow[];
  statements: StatementRow[];
  mentions: MentionRow[];
}

const DAY = '2026-03-03';
export const SPAN = { from: `${DAY}T00:00:00.000Z`, to: `${DAY}T23:59:59.999Z` };

/**
 * The rows of a small story: an article, a correction, a cut version and a copy of it, a digest that holds a part of it, and a file that
 * was refused. Each word that comes from outside goes through `text`, so that a test can put anything into all of them.
 *
 * @param key keeps these rows apart from others in the same tables
 */
export const ferryStory = (text: (words: string) => string = (words) => words, key = 'ferry'): Rows => {
  const t = (words: string) => text(words);
  const [first, second, digest, cut] = [1, 2, 3, 4].map((n) => t(`${key}${n}`)) as [string, string, string, string];
  const at = (minute: number) => `${DAY}T10:${String(minute).padStart(2, '0')}:00.000Z`;
  const lorenz = t(`Piet Lorenz ${key}`);
  const maas = t(`Ingrid Maas ${key}`);
  const berg = t(`Tom Berg ${key}`);
  const line = t(`Esberg Line ${key}`);
  const alleged = t('the company had hired crews from abroad');
  const keys = [
    'wire/ferry.txt',
    'wire/ferry-2.txt',
    'late/ferry.txt',
    'wire/digest.txt',
    'wire/noise.bin',
    'mail/brief.txt',
  ].map((name) => t(`${key}/${name}`)) as [string, string, string, string, string, string];
  const file = (i: number, row: Partial<FileRow>): FileRow => ({
    key: keys[i]!,
    version: t(`v${i}`),
    outcome: 'new',
    receivedAt: at(10 + 5 * i),
    sequencer: String(i),
    size: 1000 + i,
    title: t('Ferry crews strike over night pay'),
    storyId: first,
    ...row,
  });
  const words = `${lorenz} alleged that ${alleged}. ${maas} of ${line} denied it. “${t('We waited two years for an answer')}”, he said.`;
  const article = (articleId: string, i: number, row: Partial<ArticleRow> = {}): ArticleRow => ({
    articleId,
    storyId: first,
    receivedAt: at(10 + 5 * i),
    key: keys[i]!,
    title: t('Ferry crews strike over night pay'),
    byline: t('By Our Correspondent'),
    source: t('The Harbour Post'),
    url: t('https://example.org/ferry'),
    language: 'en',
    text: `${words}\n\n${t('Shops on the islands have bread for three days.')}`,
    summary: t('Crews stopped work.'),
    people: [lorenz, maas, berg],
    organisations: [line],
    places: [t(`Norder ${key}`)],
    keyPhrases: [t('night pay')],
    dates: [DAY],
    tone: -0.2,
    readability: 60,
    words: 120,
    sentences: 9,
    paragraphs: 3,
    quotations: 2,
    statements: 5,
    speakers: [lorenz, maas, berg],
    analysisVersion: 11,
    ...row,
  });
  const statement = (n: number, speaker: string, row: Partial<StatementRow>): StatementRow => ({
    speaker,
    said: `${DAY}#${first}#00${n}`,
    articleId: first,
    storyId: first,
    title: t('Ferry crews strike over night pay'),
    speakerMention: speaker,
    role: t('chairman'),
    speakerType: 'person',
    cue: t('said'),
    act: 'speech',
    kind: 'indirect',
    content: t('the strike would last'),
    stance: 'asserts',
    confidence: 0.9,
    articles: 2,
    firstSeen: at(10),
    about: [line],
    hedged: false,
    negated: false,
    tone: 0,
    start: 0,
    end: words.length,
    ...row,
  });
  const mention = (name: string, type: MentionRow['type'], row: Partial<MentionRow> = {}): MentionRow[] =>
    [first, second].map((articleId) => ({
      name,
      seen: `${DAY}#${articleId}`,
      articleId,
      storyId: first,
      title: t('Ferry crews strike over night pay'),
      type,
      aliases: [t('the boss')],
      role: t('chairman'),
      count: 2,
      ...row,
    }));
  return {
    files: [
      file(0, {
        articleId: first,
        repeatedPassages: 2,
        removedPassages: [t('Shops on the islands have bread')],
        revisedBy: keys[1],
      }),
      file(1, {
        outcome: 'variant',
        articleId: second,
        relation: 'correction',
        variantOf: first,
        copyOf: keys[0],
        similarity: 0.81,
        containment: 0.9,
        changes: [{ kind: 'figure', before: t('an offer of 12 euros'), after: t('an offer of 21 euros') }],
        adds: [t('A mediator was called in.')],
        drops: [t('The harbour master left early.')],
      }),
      file(2, { outcome: 'copy', articleId: first, relation: 'exact copy', copyOf: keys[0], similarity: 1 }),
      file(3, {
        articleId: digest,
        storyId: digest,
        relation: 'digest',
        contains: [{ storyId: first, key: keys[0], share: 0.4 }],
      }),
      // It says nothing new, so it is not analysed: there is no row in Articles.
      file(5, {
        outcome: 'variant',
        articleId: cut,
        relation: 'excerpt',
        variantOf: first,
        copyOf: keys[0],
        similarity: 0.5,
      }),
      { ...file(4, { outcome: 'rejected', reason: t('It is no text.') }), storyId: undefined } as unknown as FileRow,
    ],
    articles: [
      article(first, 0),
      article(second, 1, { changes: [{ kind: 'figure', before: t('12 euros'), after: t('21 euros') }] }),
      article(digest, 3, { storyId: digest, statements: 0, speakers: [] }),
    ],
    stories: [
      {
        storyId: first,
        headline: t('Ferry crews strike over night pay'),
        firstSeen: at(10),
        lastSeen: at(35),
        files: 4,
        articles: 3,
        latest: [],
        pages: 0,
      },
      {
        storyId: digest,
        headline: t('News in brief'),
        firstSeen: at(25),
        lastSeen: at(25),
        files: 1,
        articles: 1,
        latest: [],
        pages: 0,
      },
    ],
    statements: [
      statement(1, lorenz, {
        stance: 'alleges',
        content: alleged,
        cue: t('alleged'),
        addressee: t('reporters'),
        venue: t('the quay'),
        when: t('Monday'),
      }),
      statement(2, maas, { stance: 'denies', content: t('it'), regarding: alleged, cue: t('denied') }),
      statement(3, berg, {
        stance: 'doubts',
        content: t('I cannot say'),
        regarding: alleged,
        kind: 'direct',
        articles: 1,
      }),
      statement(4, lorenz, {
        kind: 'direct',
        content: [t('We waited two years for an answer'), t('Nobody gave one')],
        revisedBy: second,
      }),
      statement(5, t('a sailor'), {
        speakerType: 'unnamed',
        stance: 'warns',
        content: t('there will be no bread'),
        confidence: 0.55,
      }),
    ],
    mentions: [
      ...mention(lorenz, 'person', { disputes: [`${lorenz} alleges: ${alleged}`] }),
      ...mention(maas, 'person'),
      ...mention(line, 'organisation'),
    ],
  };
};

/** The address of every view of these rows. */
export const addressesOf = ({ files, stories, articles, statements }: Rows): Record<string, Address> => ({
  today: { view: 'today' },
  story: { view: 'story', story: stories[0]!.storyId },
  disagreement: { view: 'disagreement', story: stories[0]!.storyId },
  'disagreement about something': {
    view: 'disagreement',
    story: stories[0]!.storyId,
    subject: statements[1]!.regarding!,
  },
  somebody: { view: 'somebody', name: statements[0]!.speaker },
  'somebody unknown': { view: 'somebody', name: `${statements[0]!.speaker}, or not` },
  article: { view: 'article', article: articles[1]!.articleId },
  'an article that was not read': { view: 'article', article: files[4]!.articleId! },
  'the files': { view: 'files' },
  'the rejected files': { view: 'files', outcome: 'rejected' },
  'a file': { view: 'files', key: files[1]!.key },
  'a file unknown': { view: 'files', key: `${files[1]!.key}, or not` },
  search: { view: 'search' },
  'search for a name': { view: 'search', words: statements[0]!.speaker },
  'search for what somebody said': {
    view: 'search',
    words: [statements[0]!.content].flat()[0]!,
    speaker: statements[0]!.speaker,
  },
  'search that finds nothing': { view: 'search', words: `${statements[0]!.speaker}, or not` },
});
