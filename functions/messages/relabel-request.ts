/**
 * What deduplicate tells analyse when a story was found to be part of another: what the tables say of this article may
 * bear the id of a story that is no longer the article's. Which it is now is looked up when the message is handled.
 */
export interface RelabelRequest {
  /** The article. */
  relabel: string;
  /** The story it was part of. */
  from: string;
}

export const relabelMessage = (request: RelabelRequest): string => JSON.stringify(request);

/** The request, where a message of the analyses queue is one; undefined where it asks for more. */
export const readRelabelRequest = (body: string): RelabelRequest | undefined => {
  const { relabel, from } = (JSON.parse(body) ?? {}) as Partial<RelabelRequest>;
  return typeof relabel === 'string' && typeof from === 'string' ? { relabel, from } : undefined;
};
