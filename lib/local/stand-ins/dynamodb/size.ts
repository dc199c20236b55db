/** What items take. */
import { trim } from '../../../text/trim.ts';
import type { Item, Value } from './values.ts';

/** Bytes of names and values. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html */
export const itemSize = (item: Item): number => {
  let size = 0;
  for (const name in item) size += Buffer.byteLength(name) + valueSize(item[name]!);
  return size;
};

export const valueSize = ({ S, N, B, SS, NS, BS, L, M }: Value): number => {
  if (S !== undefined) return Buffer.byteLength(S);
  if (N !== undefined) return numberSize(N);
  if (B !== undefined) return Buffer.byteLength(B, 'base64');
  if (L) return L.reduce((sum, value) => sum + 1 + valueSize(value), 3);
  if (M) return 3 + Object.keys(M).length + itemSize(M);
  if (SS) return SS.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  if (NS) return NS.reduce((sum, number) => sum + numberSize(number), 0);
  if (BS) return BS.reduce((sum, bytes) => sum + Buffer.byteLength(bytes, 'base64'), 0);
  return 1;
};

/** A byte for two significant digits, and one. */
const numberSize = (number: string): number => {
  const digits = number.split(/e/i, 1)[0]!.replace(/\D/g, '');
  return Math.ceil(trim(digits, /0/).length / 2) + 1;
};
