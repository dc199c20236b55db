/**
 * Asks for an article to be analysed again. In the analyses queue: from the text in its Articles row. In the uploads
 * queue: from its file, where the row holds only the beginning of the text. It carries no text, so that an article
 * that is withdrawn while the message waits does not come back.
 */
export interface ReanalysisRequest {
  reanalyse: string;
  /** The inbox. */
  bucket: string;
}

export const reanalysisMessage = (request: ReanalysisRequest): string => JSON.stringify(request);

/** The request, where a message is one; undefined where it is anything else. */
export const readReanalysisRequest = (body: string): ReanalysisRequest | undefined => {
  let message: Partial<ReanalysisRequest> | null;
  try {
    message = JSON.parse(body);
  } catch {
    return undefined;
  }
  const { reanalyse, bucket } = message ?? {};
  return typeof reanalyse === 'string' && typeof bucket === 'string' ? { reanalyse, bucket } : undefined;
};
