/**
 * Bodies as version 0.1.0 wrote them, without a `kind`: messages that wait in a queue during an upgrade. docs/architecture.md says
 * until when they are read.
 */
interface Message01 {
  kind?: unknown;
  bulk?: 'record' | 'read' | 'withdraw';
  reanalyse?: string;
  relabel?: string;
  withdraw?: string;
  article?: unknown;
  insteadOf?: Message01;
}

const BULK_KINDS = { record: 'record', read: 'read records', withdraw: 'withdraw records' };

/** A message of ours with its kind; undefined if it is none of ours, so that only S3 can have sent it. */
export const withKind = (body: unknown): { kind: unknown; [name: string]: unknown } | undefined => {
  if (typeof body !== 'object' || body === null) return undefined;
  const message: Message01 = body;
  if (message.kind !== undefined) return { ...message, kind: message.kind };
  const { bulk, reanalyse, relabel, withdraw, insteadOf, ...rest } = message;
  if (bulk !== undefined) return { kind: BULK_KINDS[bulk], ...rest };
  if (reanalyse !== undefined) return { kind: 'reanalyse', articleId: reanalyse, ...rest };
  if (relabel !== undefined) return { kind: 'change story', articleId: relabel, ...rest };
  if (withdraw !== undefined) return { kind: 'withdraw', articleId: withdraw, ...rest };
  if (rest.article === undefined) return undefined;
  return { kind: 'analyse', ...rest, ...(insteadOf && { insteadOf: withKind(insteadOf) }) };
};
