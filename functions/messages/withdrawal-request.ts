/**
 * What deduplicate tells analyse when the last file of an article is gone: what the tables say of it is to go too. It may
 * come late, after the article has come back: the number of the withdrawal tells.
 */
export interface WithdrawalRequest {
  /** The article. */
  withdraw: string;
  storyId: string;
  /** How often the article has been withdrawn, this time included. */
  withdrawals: number;
  /** The time of the event that took its last file, ISO 8601. */
  withdrawnAt: string;
}

export const withdrawalMessage = (request: WithdrawalRequest): string => JSON.stringify(request);

/** The request, where a message of the analyses queue is one; undefined where it asks for something else. */
export const readWithdrawalRequest = (body: string): WithdrawalRequest | undefined => {
  const request = (JSON.parse(body) ?? {}) as Partial<WithdrawalRequest>;
  return typeof request.withdraw === 'string' ? (request as WithdrawalRequest) : undefined;
};
