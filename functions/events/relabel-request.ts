/**
 * What deduplicate tells analyse when a story was found to be part of another: the rows of this article bear the id of
 * a story that may no longer be the article's. Which it is now is looked up when the message is handled.
 */
export interface RelabelRequest {
  relabel: string;
}

export const relabelMessage = (articleId: string): string =>
  JSON.stringify({ relabel: articleId } satisfies RelabelRequest);

/** The article to relabel, where a message of the analyses queue asks for that; undefined where it asks for more. */
export const readRelabelRequest = (body: string): string | undefined => {
  const message: unknown = JSON.parse(body);
  const articleId = (message as Partial<RelabelRequest> | null)?.relabel;
  return typeof articleId === 'string' ? articleId : undefined;
};
