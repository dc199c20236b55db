/**
 * Binary search: the first index from 0 to `length` (exclusive) that is reached, `length` if none is.
 *
 * @param isReached false up to some index and true from there on.
 */
export const firstIndex = (length: number, isReached: (index: number) => boolean): number => {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isReached(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
};
