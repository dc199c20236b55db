/** Reads one hostile file, or analyses one text, and prints the processor time and memory that took: `node measure.ts KIND NAME`. */
import { readFile } from '../../../lib/text/article/read-file.ts';
import { RejectedFile } from '../../../lib/text/article/rejected-file.ts';
import { FILES, TEXTS } from './inputs.ts';

export interface Measured {
  outcome: string;
  cpuSeconds: number;
  megabytes: number;
}

const read = async (name: string) => {
  const content = FILES[name]!();
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return async () => {
    try {
      const { articles, rejected } = await readFile(bytes, { key: name });
      return `${articles.length} articles, ${rejected.length} rejected`;
    } catch (error) {
      if (error instanceof RejectedFile) return error.reason;
      throw error;
    }
  };
};

const analyse = async (name: string) => {
  const { analyseArticle } = await import('../../../functions/analyse/rows/analyse-article.ts');
  const paragraphs = [TEXTS[name]!()];
  const receivedAt = '2026-03-01T00:00:00.000Z';
  return async () => {
    const request = { articleId: 'a', storyId: 'a', key: 'a.txt', version: '1', receivedAt, article: { paragraphs } };
    const { statements, mentions } = await analyseArticle(request);
    return `${statements.length} statements, ${mentions.length} names`;
  };
};

const [kind, name = ''] = process.argv.slice(2);
const work = await (kind === 'text' ? analyse(name) : read(name));
const before = process.cpuUsage();
const outcome = await work();
const { user, system } = process.cpuUsage(before);
const measured: Measured = {
  outcome,
  cpuSeconds: (user + system) / 1e6,
  megabytes: process.resourceUsage().maxRSS / 1000,
};
console.log(JSON.stringify(measured));
