import type { Page } from './send-all.ts';

/** Lists what comes after a mark, or all of it. */
type Pages<Message> = (after: string | undefined) => AsyncIterable<Page<Message>>;

/** Several listings one after the other. A mark begins with the name of its phase. */
export async function* phases<Message>(
  all: Record<string, Pages<Message>>,
  after: string | undefined,
): AsyncGenerator<Page<Message>> {
  const names = Object.keys(all);
  const [name, rest] = after === undefined ? [names[0]!, ''] : split(after);
  if (!names.includes(name)) throw new Error(`The mark begins with none of ${names.join(', ')}: ${after}`);
  for (const phase of names.slice(names.indexOf(name))) {
    const from = phase === name && rest !== '' ? rest : undefined;
    for await (const { items, mark } of all[phase]!(from)) {
      yield {
        items: items.map((item) => ({ ...item, mark: `${phase} ${item.mark}` })),
        ...(mark !== undefined && { mark: `${phase} ${mark}` }),
      };
    }
  }
}

const split = (mark: string): [string, string] => {
  const at = mark.indexOf(' ');
  return at < 0 ? [mark, ''] : [mark.slice(0, at), mark.slice(at + 1)];
};
