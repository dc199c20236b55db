/**
 * The rows of the six tables, attribute for attribute: what a person sees in the DynamoDB console.
 * Times are ISO 8601 in UTC; days are `YYYY-MM-DD`.
 */
import type { EntityType, Relation, Stance, StatementKind } from '../../lib/text/vocabulary.ts';

/** What kind of name a speaker has: one of the article's, a description ("a senior official"), or none that was found. */
export type SpeakerType = EntityType | 'unnamed' | 'unknown';

export type Outcome = 'new' | 'copy' | 'variant' | 'rejected' | 'superseded' | 'removed';

/** Files: what became of my file? */
export interface FileRow {
  /** The S3 key, decoded; `key#12` for the 12th article of a bulk file. Partition key. */
  key: string;
  /** The S3 version id, or the event's sequencer where the bucket keeps no versions. Sort key. */
  version: string;
  outcome: Outcome;
  receivedAt: string;
  /** Order of the events of one key, as S3 sends it; `listed …` with a time where a backfill found the file. */
  sequencer: string;
  /** Bytes of the object. */
  size?: number;
  /** Of a file of many articles: how many it holds, and how many of its records were rejected. Each has a row of its own. */
  articles?: number;
  rejected?: number;
  /** Of a file of many articles that is still being read: no row goes beyond this record. */
  readingUpTo?: number;
  /** Which record of a file of many articles this is, from 1; for one that was streamed, the byte it begins at. */
  part?: number;
  offset?: number;
  /** The byte is one of what the file unpacks to. */
  packed?: boolean;
  /** When it was superseded or removed: the time of the event that did so. */
  withdrawnAt?: string;
  /** What follows its withdrawal is not finished. */
  withdrawing?: boolean;
  /** Of a row that stands for no upload: the whole key was deleted, or one version of it before its upload was known. */
  deletion?: 'key' | 'version';
  /** Of a file that was restored, and of the deletion that was undone: the version that is there again. */
  versionId?: string;
  /** When the version itself was deleted, so that it cannot be restored. */
  erasedAt?: string;
  title?: string;
  articleId?: string;
  storyId?: string;
  relation?: Relation;
  /** Of a variant alone: the story it belongs to, once more, to list who cut and who added what. */
  variantOf?: string;
  /** The key of the file that stood here first: the original of a copy, the article a variant varies. */
  copyOf?: string;
  /** The `articleId` of the article a variant varies, where that is not the one that leads its story. */
  varies?: string;
  /** Jaccard similarity and containment of the word shingles, 0 to 1. */
  similarity?: number;
  containment?: number;
  /** Why it was rejected, in words its owner understands. */
  reason?: string;
  /** How many passages stood in the file more than once and were left out, and how each of them begins. */
  repeatedPassages?: number;
  removedPassages?: string[];
  /** Sentences a variant has that the article it varies has not, and the other way round: the first few, shortened. */
  adds?: string[];
  drops?: string[];
}

/** Articles: what does it say? */
export interface ArticleRow {
  articleId: string;
  storyId: string;
  receivedAt: string;
  receivedOn: string;
  /** The file it was first read from. */
  key: string;
  title?: string;
  byline?: string;
  author?: string;
  source?: string;
  url?: string;
  publishedAt?: string;
  language: string;
  text: string;
  /** Characters of the whole text, where `text` was cut. */
  textCut?: number;
  summary: string;
  people: string[];
  organisations: string[];
  places: string[];
  keyPhrases: string[];
  dates: string[];
  /** -1 (negative) to 1 (positive). */
  tone: number;
  /** Flesch reading ease. */
  readability: number;
  words: number;
  sentences: number;
  paragraphs: number;
  quotations: number;
  statements: number;
  /** Why there are no statements, names and phrases: the article is in a language that is not read. */
  notAnalysed?: string;
  /** Whose statements it reports, under the names they have in Statements. */
  speakers: string[];
  /** How many entries were left out of a list that was too long, by the name of the list. */
  listsCut?: Record<string, number>;
  analysisVersion: number;
  /** How often it was withdrawn and came back. */
  withdrawals?: number;
}

/** Articles: what is left of an article whose last file is gone. */
export interface WithdrawnArticleRow
  extends Pick<ArticleRow, 'articleId' | 'storyId'>,
    Partial<Pick<ArticleRow, 'key' | 'receivedAt' | 'receivedOn'>> {
  /** The time of the event that took its last file. */
  withdrawnAt: string;
  withdrawals: number;
}

/** Stories: how far did it spread? */
export interface StoryRow {
  /** The `articleId` of the story's first article. */
  storyId: string;
  /** `(withdrawn)` while no file of it stands; none in the row of a story that is part of another. */
  headline?: string;
  firstSeen: string;
  lastSeen: string;
  /** None in the row of a story that was found to be part of another: it is off the list of its day. */
  firstSeenOn?: string;
  /** Files that stand: a file that was superseded or removed no longer counts. */
  files: number;
  /** Different texts among them. */
  articles: number;
  /** The files counted last, as `version key`; earlier ones are on numbered pages in Fingerprints, so many. */
  latest: string[];
  pages: number;
  /** The story this one was found to be part of. The row stays, without counts, for who looks for it by its old name. */
  mergedInto?: string;
  /** Its counts have been added to that story's and its files bear that story's id. */
  settled?: boolean;
}

/** Statements: what did X say? What several articles of a story report alike stands once. */
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
  kind: StatementKind;
  /** As it stands in the text; a list of its pieces where the report interrupts it ("…," he said, "…"). */
  content: string | string[];
  stance: Stance;
  /** In how many articles of its story it ran, up to sixty, and the time and the id of the first, if that is another. */
  articles: number;
  firstSeen: string;
  firstArticle?: string;
  /** The same for all who print these words in quotation marks, in whatever story (functions/statements/quotation.ts). */
  quotation?: string;
  addressee?: string;
  venue?: string;
  when?: string;
  about: string[];
  /** As printed: the question it answers, or what "it", "such a link" in it stands for. Its names stand in `about` too. */
  regarding?: string;
  hedged: boolean;
  negated: boolean;
  /** Of the content, -1 (negative) to 1 (positive). */
  tone: number;
  /** Offsets into the text of its article. */
  start: number;
  end: number;
  withdrawals?: number;
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
  /** Who alleges, denies or doubts what about it: the first few, `speaker stance: content (regarding)`, shortened. */
  disputes?: string[];
  withdrawals?: number;
}
