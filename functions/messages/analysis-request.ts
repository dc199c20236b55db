import * as z from 'zod';
import type { Article } from '../../lib/text/article/article.ts';
import type { WithdrawalRequest } from './withdrawal-request.ts';

/** What deduplicate sends to analyse: one article to read, with the text in it, so that nothing is read twice from S3. */
export interface AnalysisRequest {
  articleId: string;
  storyId: string;
  /** The file it was first read from. */
  key: string;
  version: string;
  /** The time of the S3 event, ISO 8601: the same at every redelivery, so the rows it makes are too. */
  receivedAt: string;
  article: Article;
  /** Characters of the whole text, where the article was cut to fit a message. */
  textCut?: number;
  /** How often the article was withdrawn before it came back; absent where it never was. */
  withdrawals?: number;
  /** It says nothing that its story has not said before: its statements are counted, it gets no rows of its own. */
  repeats?: true;
  /** The article that is gone and whose statements this one may have made too: it is withdrawn first. */
  insteadOf?: WithdrawalRequest;
}

const text = z.exactOptional(z.string());

const schema: z.ZodType<AnalysisRequest> = z.object({
  articleId: z.string().min(1),
  storyId: z.string().min(1),
  key: z.string().min(1),
  version: z.string(),
  receivedAt: z.iso.datetime(),
  article: z.object({
    title: text,
    byline: text,
    paragraphs: z.array(z.string()),
    publishedAt: text,
    source: text,
    url: text,
    author: text,
    language: text,
  }),
  textCut: z.exactOptional(z.int().positive()),
  withdrawals: z.exactOptional(z.int().positive()),
  repeats: z.exactOptional(z.literal(true)),
  insteadOf: z.exactOptional(
    z.object({
      withdraw: z.string().min(1),
      storyId: z.string().min(1),
      withdrawals: z.int().positive(),
      withdrawnAt: z.iso.datetime(),
    }),
  ),
});

/**
 * Reads the body of a message of the analyses queue.
 *
 * @throws {SyntaxError | z.ZodError} when it is not one: only a message that was put there by hand.
 */
export const readAnalysisRequest = (body: string): AnalysisRequest => schema.parse(JSON.parse(body));
