/** A copy of a typed array with room for `length` numbers, the new ones 0. */
export const grown = <T extends Uint8Array<ArrayBuffer> | Int16Array<ArrayBuffer> | Int32Array<ArrayBuffer>>(
  array: T,
  length: number,
): T => {
  const longer = new (array.constructor as new (length: number) => T)(length);
  longer.set(array);
  return longer;
};
