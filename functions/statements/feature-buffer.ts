import type { SequenceFeatures } from './crf.ts';

/** Collects the hashed features of one sequence, token by token; grows as needed and is reused. */
export class FeatureBuffer implements SequenceFeatures {
  length = 0;
  features = new Int32Array(1 << 14);
  offsets = new Int32Array(1 << 9);
  transitionFeatures = new Int32Array(1 << 12);
  transitionOffsets = new Int32Array(1 << 9);
  private filled = 0;
  private transitionsFilled = 0;

  clear(): void {
    this.length = 0;
    this.filled = 0;
    this.transitionsFilled = 0;
  }

  /** Ends the current token. */
  next(): void {
    this.length++;
    if (this.length + 1 >= this.offsets.length) {
      this.offsets = grown(this.offsets);
      this.transitionOffsets = grown(this.transitionOffsets);
    }
    this.offsets[this.length] = this.filled;
    this.transitionOffsets[this.length] = this.transitionsFilled;
    if (this.filled + 256 > this.features.length) this.features = grown(this.features);
    if (this.transitionsFilled + 64 > this.transitionFeatures.length)
      this.transitionFeatures = grown(this.transitionFeatures);
  }

  /** Template `id` with up to three values. At most 256 features a token. */
  add(id: number, a: number, b = 0, c = 0): void {
    this.features[this.filled++] = mix(mix(mix(id, a), b), c);
  }

  /** A feature of the step from the label before to the label here. At most 64 a token. */
  step(id: number, a: number, b = 0): void {
    this.transitionFeatures[this.transitionsFilled++] = mix(mix(id, a), b);
  }
}

const grown = (array: Int32Array): Int32Array<ArrayBuffer> => {
  const larger = new Int32Array(2 * array.length);
  larger.set(array);
  return larger;
};

export const mix = (a: number, b: number): number => {
  const h = Math.imul(a ^ 0x2c1b3c6d, 0x297a2d39) ^ b;
  return Math.imul(h ^ (h >>> 15), 0x85ebca6b);
};
