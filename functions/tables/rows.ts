/**
 * The rows of the tables, attribute for attribute: what a person sees in the DynamoDB console. Fingerprints and Search
 * are for the machine only.
 * Times are ISO 8601 in UTC; days are `YYYY-MM-DD`.
 */
import type { Act, ChangeKind, EntityType, Relation, Stance, StatementKind } from '../../lib/text/vocabulary.ts';

/** UTF-8 bytes of an article's text in its row: the file in S3 has the rest. */
export const MAX_TEXT_BYTES = 100_000;

/** What a speaker is: a name of the article, a description ("a senior official"), or nobody that could be found. */
export type SpeakerType = EntityType | 'unnamed' | 'unknown';

export type DatedFrom = 'published' | 'dateline' | 'received';

export type Outcome = 'new' | 'copy' | 'variant' | 'rejected' | 'failed' | 'superseded' | 'removed';

/** Files: what became of my file? */
export interface FileRow {
  /** The S3 key, decoded; `key#12` for the 12th article of a bulk file. Partition key. */
  key: string;
  /** The S3 version id, or the event's sequencer if the bucket keeps no versions; with `~01` behind it once it has left a story. Sort key. */
  version: string;
  outcome: Outcome;
  receivedAt: string;
  /** Order of the events of one key, as S3 sends it; `listed …` with a time if a backfill found the file. */
  sequencer: string;
  /** Bytes of the object. */
  size?: number;
  /** Of a bulk file: how many articles it holds, and how many of its records were rejected. Each has a row of its own. */
  articles?: number;
  rejected?: number;
  /** Of a bulk file that is still being read: no record beyond this one has a row yet. */
  readingUpTo?: number;
  /** Which record of a bulk file this is, from 1, and, if the file was streamed, the byte at which it begins. */
  part?: number;
  offset?: number;
  /** `offset` counts in the unpacked file. */
  packed?: boolean;
  /** When it was superseded or removed: the time of the event that did so. */
  withdrawnAt?: string;
  /** The work that follows its withdrawal is not finished. */
  withdrawing?: boolean;
  /** Of a row about a deletion: of the whole key, or of one version whose upload was not known, or that was gone before it was handled. */
  deletion?: 'key' | 'version';
  /** Of a file that was restored or has left a story: its version in the inbox. */
  versionId?: string;
  /** When the version itself was deleted, so that it cannot be restored, or the deletion undone; and that event's `sequencer`. */
  erasedAt?: string;
  erasedBy?: string;
  /** The version that was under the key again then, and did not stand: it is restored. */
  uncovers?: string;
  title?: string;
  articleId?: string;
  storyId?: string;
  relation?: Relation;
  /** Of variants only: the story again, so that an index can list who cut and who added what. */
  variantOf?: string;
  /** The key of the earlier file: the original of a copy, or the one that a variant was compared with. */
  copyOf?: string;
  /** The `articleId` of the article that a variant was compared with, if that is not the one that leads its story. */
  varies?: string;
  /** Jaccard similarity and containment of the word shingles, 0 to 1. */
  similarity?: number;
  containment?: number;
  /** Why it was rejected or failed, in words its owner understands. */
  reason?: string;
  /** Why its article could not be analysed, though it should be. */
  notAnalysed?: string;
  /** How many repeated passages of the file were left out, and how the first few of them begin. */
  repeatedPassages?: number;
  removedPassages?: string[];
  /** Sentences that a variant adds to the article it varies, and those it drops: the first few, shortened. */
  adds?: string[];
  drops?: string[];
  /**
   * The stories of which a digest, or a text that quotes, holds a part, and their shares of it; the largest first, then
   * those that came after it.
   */
  contains?: StoryPart[];
  /** What it was to the stories in `contains` when it came; it may have become a variant of another text since. */
  heldAs?: 'digest' | 'quotes';
  /** How many of the stories in `contains` came after it. */
  heldLater?: number;
  /** The stories in `contains` may not count it yet; if some came after it, the last. */
  mentioning?: boolean;
  /** What a variant changes inside the sentences of the article it varies, or a copy in its headline: the most telling. */
  changes?: Change[];
  /** Of a variant: other articles of the story, by `articleId`, in whose sentences it changes something too. */
  revises?: string[];
  /** Of a variant: the article it was compared with, by `articleId`, if that was published later and changes its words. */
  precedes?: string;
  /** The key of the latest file that stands and changes what this one says; of files that brought their article. */
  revisedBy?: string;
  /** The generation of the tables in which it was written; absent in the first (docs/recovery.md). */
  generation?: number;
}

export interface StoryPart {
  storyId: string;
  /** The key of a file that has the part. */
  key: string;
  /** Of the text's word shingles, 0 to 1. */
  share: number;
}

/** Words that became others. Once the earlier article is withdrawn, only what it became is left. */
export interface Change {
  kind: ChangeKind;
  /** The sentence, or its part around what changed, shortened. */
  before?: string;
  after: string;
}

/** An article as it stood: `withdrawals` says how often it had been withdrawn by then. */
export interface Standing {
  articleId: string;
  withdrawals: number;
}

/** Articles: what does an article say? */
export interface ArticleRow {
  articleId: string;
  storyId: string;
  receivedAt: string;
  /** The file it was first read from. */
  key: string;
  title?: string;
  byline?: string;
  author?: string;
  source?: string;
  url?: string;
  publishedAt?: string;
  language: string;
  /** At most `MAX_TEXT_BYTES`. */
  text: string;
  /** Characters of the whole text, if `text` was cut. */
  textCut?: number;
  summary: string;
  people: string[];
  organisations: string[];
  places: string[];
  keyPhrases: string[];
  /**
   * The days (`YYYY-MM-DD`), weeks (`YYYY-Www`, as in ISO 8601), months (`YYYY-MM`) and years that the text names, as
   * precise as it says.
   */
  dates: string[];
  /**
   * What "yesterday" and "on Monday" are counted from: the day of `publishedAt`; or, where nothing tells when the article
   * was published, that of a dateline without a year, in the latest year that it can be of; or the day it was received. Absent where no dates are read, and in rows of analysis version 10 and before.
   */
  datedFrom?: DatedFrom;
  /** -1 (negative) to 1 (positive). */
  tone: number;
  /** Flesch reading ease. */
  readability: number;
  words: number;
  sentences: number;
  paragraphs: number;
  quotations: number;
  statements: number;
  /** What was not read, and why: "statements, names, dates and tone: only English is read for them, and this is "de"". */
  notAnalysed?: string;
  /** The speakers of its statements, by their names in Statements. */
  speakers: string[];
  /** How many entries were cut from lists that were too long, by the name of the list. */
  listsCut?: Record<string, number>;
  analysisVersion: number;
  /** Of an article that could not be analysed: the version of its file. */
  version?: string;
  /** What it changes inside the sentences of the article it varies: the most telling. */
  changes?: Change[];
  /** The article whose words `changes` gives as they were; absent in rows of before these were named. */
  oldWordsOf?: Standing;
  /** How often it was withdrawn and came back. */
  withdrawals?: number;
  /** The block of Search that lists it; absent if it has no names and no statements, or in rows of analysis version 11 and before. */
  searchBlock?: number;
  /** As in FileRow; rows of Statements and Mentions have it too. */
  generation?: number;
}

/** Articles: the tombstone of an article whose last file is gone. */
export interface WithdrawnArticleRow
  extends Pick<ArticleRow, 'articleId' | 'storyId'>,
    Partial<Pick<ArticleRow, 'key' | 'receivedAt'>> {
  /** The time of the event that removed its last file. */
  withdrawnAt: string;
  withdrawals: number;
  generation?: number;
}

/** Stories: how far did it spread? */
export interface StoryRow {
  /** The `articleId` of the story's first article. */
  storyId: string;
  /** `(withdrawn)` while no file of it stands; absent once the story is part of another. */
  headline?: string;
  firstSeen: string;
  lastSeen: string;
  /** Files that stand: superseded and removed ones do not count. */
  files: number;
  /** Different texts among them. */
  articles: number;
  /** Digests that stand and hold a part of it, and other texts that quote a passage of it; absent if there never were any. */
  digests?: number;
  quotedBy?: number;
  /** How often an article of it was withdrawn; absent if none ever was. */
  withdrawals?: number;
  /** The files counted last, as `version key`; earlier ones are on numbered pages in Fingerprints, this many. */
  latest: string[];
  pages: number;
  /** The story that this one turned out to be part of. The row stays, without counts, so that its old id can be looked up. */
  mergedInto?: string;
  /** Its counts have been added to that story's, and its files have that story's id. */
  settled?: boolean;
}

/** Statements: what did X say? A statement that several articles of a story report has one row. */
export interface StatementRow {
  speaker: string;
  /** `date#articleId#n` */
  said: string;
  /** The article the row was read from. */
  articleId: string;
  storyId: string;
  title?: string;
  speakerMention: string;
  role?: string;
  speakerType: SpeakerType;
  cue: string;
  /** Said, or thought, hoped, feared; absent in rows of analysis version 7 and before. */
  act?: Act;
  kind: StatementKind;
  /** Verbatim; a list of pieces if the report interrupts it ("…," he said, "…"). */
  content: string | string[];
  stance: Stance;
  /** The probability that a careful reader would sign the whole row, 0 to 1; absent in rows of analysis version 6 and before. */
  confidence?: number;
  /** In how many articles of its story it ran, up to sixty; the time of the first, and its id if that is another article. */
  articles: number;
  firstSeen: string;
  firstArticle?: string;
  /** The first article of its story that printed it in changed words. */
  revisedBy?: string;
  addressee?: string;
  venue?: string;
  when?: string;
  about: string[];
  /** As printed: the question it answers, or what "it" or "such a link" in it refers to. Names in it are in `about` too. */
  regarding?: string;
  hedged: boolean;
  negated: boolean;
  /** Of the content, -1 (negative) to 1 (positive). */
  tone: number;
  /** Offsets into the text of its article, or into its title. */
  start: number;
  end: number;
  /** It is said in the headline. */
  headline?: true;
  withdrawals?: number;
  generation?: number;
}

/** Mentions: where is X named? */
export interface MentionRow {
  name: string;
  /** `date#articleId` */
  seen: string;
  articleId: string;
  storyId: string;
  title?: string;
  type: EntityType;
  aliases: string[];
  role?: string;
  count: number;
  /** Who alleges, denies or doubts what about it: the first few, as `speaker stance: content (regarding)`, shortened. */
  disputes?: string[];
  withdrawals?: number;
  generation?: number;
}
