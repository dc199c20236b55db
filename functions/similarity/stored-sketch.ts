import type { Sketch } from './sketch.ts';

/** What a sketch is compared by, as it is stored: the minima as little-endian 32-bit numbers. */
export interface StoredSketch {
  minima: Uint8Array;
  shingles: number;
}

export const storeSketch = ({ minima, size }: Sketch): StoredSketch => {
  const bytes = new DataView(new ArrayBuffer(minima.length * 4));
  minima.forEach((hash, i) => {
    bytes.setUint32(i * 4, hash, true);
  });
  return { minima: new Uint8Array(bytes.buffer), shingles: size };
};

export const readSketch = ({ minima, shingles }: StoredSketch): Pick<Sketch, 'minima' | 'size'> => {
  const bytes = new DataView(minima.buffer, minima.byteOffset, minima.byteLength);
  const hashes = new Uint32Array(minima.byteLength >> 2);
  for (let i = 0; i < hashes.length; i++) hashes[i] = bytes.getUint32(i * 4, true);
  return { minima: hashes, size: shingles };
};
