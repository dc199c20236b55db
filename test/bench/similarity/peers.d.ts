declare module 'minhash' {
  class Minhash {
    constructor(options?: { numPerm?: number; seed?: number });
    update(shingle: string): void;
    jaccard(other: Minhash): number;
  }
  class LshIndex {
    constructor(options?: { bandSize?: number });
    insert(key: string, minhash: Minhash): void;
    query(minhash: Minhash): string[];
  }
  const minhash: { Minhash: typeof Minhash; LshIndex: typeof LshIndex };
  export default minhash;
}

declare module 'simhash-js' {
  class SimHash {
    hash(text: string): number;
  }
  const simhash: { SimHash: typeof SimHash; Comparator: { similarity(a: string, b: string): number } };
  export default simhash;
}
