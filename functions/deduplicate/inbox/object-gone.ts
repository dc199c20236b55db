/** The object version that an event was about is no longer there: it was deleted or replaced before it was read. */
export class ObjectGone extends Error {
  override name = 'ObjectGone';
}
