import { shorten } from '../../../lib/text/article/characters/cut.ts';
import type { Entity } from '../../../lib/text/language/document.ts';
import type { Statement } from '../../../lib/text/statements/statement.ts';
import type { Stance } from '../../../lib/text/vocabulary.ts';
import type { AnalysisRequest } from '../../messages/message.ts';
import type { MentionRow } from '../../tables/rows.ts';
import { dayOf } from './day.ts';
import { cutList, cutPhrase } from './limits.ts';
import { mentionKey } from './row-keys.ts';

/** Stances that make a statement a dispute. */
const DISPUTED_STANCES = new Set<Stance>(['alleges', 'denies', 'doubts']);

const MIN_DISPUTE_CONFIDENCE = 0.6;

/** The disputes that a row lists: with the rest of the row they stay within a write unit. */
const MAX_DISPUTES = 4;
const MAX_DISPUTE_CHARACTERS = 150;

const listed = (statements: readonly Statement[] = []): Pick<MentionRow, 'disputes'> =>
  statements.length === 0
    ? {}
    : {
        disputes: statements
          .slice(0, MAX_DISPUTES)
          .map(({ speaker, stance, content, regarding }) =>
            shorten(`${speaker} ${stance}: ${content}${regarding ? ` (${regarding})` : ''}`, MAX_DISPUTE_CHARACTERS),
          ),
      };

/** A wrong dispute does harm: only a speaker with a name counts, and only a statement that is likely to be read right. */
const isDispute = ({ stance, speaker, confidence }: Statement, names: ReadonlySet<string>): boolean =>
  DISPUTED_STANCES.has(stance) && names.has(speaker) && confidence >= MIN_DISPUTE_CONFIDENCE;

/** The Mentions rows of an article, one per entity. */
export const mentionRows = (
  request: AnalysisRequest,
  entities: readonly Entity[],
  statements: readonly Statement[],
): MentionRow[] => {
  const names = new Set(entities.map(({ name }) => name));
  const disputes = Map.groupBy(
    statements.filter((one) => isDispute(one, names)).flatMap((one) => one.about.map((name) => ({ name, one }))),
    ({ name }) => name,
  );
  const taken = new Set<string>();
  return entities.map((entity) => {
    const name = cutPhrase(entity.name);
    const isTaken = taken.has(name);
    taken.add(name);
    return {
      ...mentionKey(name, dayOf(request), request.articleId, isTaken ? entity.type : undefined),
      articleId: request.articleId,
      storyId: request.storyId,
      ...(request.article.title && { title: request.article.title }),
      type: entity.type,
      aliases: cutList(entity.aliases).kept,
      ...(entity.role && { role: cutPhrase(entity.role) }),
      count: entity.count,
      ...listed(disputes.get(entity.name)?.map(({ one }) => one)),
      ...(request.withdrawals && { withdrawals: request.withdrawals }),
    };
  });
};
