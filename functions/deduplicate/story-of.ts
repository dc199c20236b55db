import type { Claim, Fingerprints } from '../store/fingerprints.ts';

/** The claim of the article that leads the story of this one: itself, where no earlier article was found like it. */
export const leaderOf = async (fingerprints: Fingerprints, articleId: string): Promise<Claim> => {
  for (let id = articleId; ; ) {
    const claim = await fingerprints.claim(id);
    if (!claim) throw new Error(`Nobody has claimed article ${id}`);
    if (!claim.parent) return claim;
    id = claim.parent;
  }
};
