import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { analyseArticle } from '../../functions/analyse/rows/analyse-article.ts';
import { readFile } from '../../lib/text/article/read-file.ts';

/** A wire story whose body stands in the file twice; it is not the project's to publish, so it may not be here. */
const FOLDER = new URL('../../../shared/articles/', import.meta.url);

const analysisOfSample = async () => {
  const key = readdirSync(FOLDER)[0]!;
  const { articles } = await readFile(readFileSync(new URL(key, FOLDER)), { key });
  const { article, repeated } = articles[0]!;
  const request = { articleId: 'a', storyId: 'a', key, version: '1', receivedAt: '2011-11-01T00:00:00.000Z', article };
  const { statements, mentions } = await analyseArticle(request);
  return {
    article,
    repeated,
    statements: statements.map((row) => ({ ...row, content: [row.content].flat().join(' … ') })),
    mentions,
  };
};

/** The first words and the last three of a long content. */
const shortened = (content: string) => {
  const words = content.split(' ');
  return words.length < 8 ? content : `${content.slice(0, 28)}… ${words.slice(-3).join(' ')}`;
};

describe.skipIf(!existsSync(FOLDER))('the wire story that was scraped twice over', async () => {
  const { article, repeated, statements, mentions } = existsSync(FOLDER)
    ? await analysisOfSample()
    : ({} as Awaited<ReturnType<typeof analysisOfSample>>);

  it('has 9 paragraphs, and the 8 repeated ones are listed', () => {
    expect(article.paragraphs).toHaveLength(9);
    expect(repeated.passages).toBe(8);
    expect(repeated.beginnings).toHaveLength(8);
  });

  it('has 11 statements, each once, in the order of the text', () => {
    expect(statements.map(({ speaker, kind, content }) => `${speaker}, ${kind}: ${shortened(content)}`)).toEqual([
      'Leon Panetta, indirect: Pakistan has been asked to t… the Haqqani network',
      "Leon Panetta, direct: I don't know that for a fact",
      'Mike Mullen, indirect: the links between the ISI an… the Haqqani network',
      'Pakistan, indirect: such a link',
      'Leon Panetta, direct: What I do know is that, as w… that safe haven',
      'Leon Panetta, direct: We have urged the Pakistanis… given to them',
      'Leon Panetta, direct: Now, the Pakistanis, I reali… their own country',
      'Leon Panetta, direct: But we have got to build the… end terrorism, period',
      "Leon Panetta, indirect: the US can't afford to cut o… relationship with Pakistan",
      "Leon Panetta, direct: We can't afford to do that. … to the US",
      'Leon Panetta, direct: As a matter of fact, they ha… have some differences',
    ]);
  });

  it('says how each was put, by whom, in what role, to whom, where and when', () => {
    const byContent = (beginning: string) => statements.find(({ content }) => content.startsWith(beginning));
    expect(byContent('Pakistan has been asked')).toMatchObject({ stance: 'asserts', role: 'US Defence Secretary' });
    expect(byContent("I don't know")).toMatchObject({ stance: 'doubts', addressee: 'CNN' });
    expect(byContent('the links')).toMatchObject({ stance: 'alleges', when: 'last month' });
    expect(byContent('the links')?.venue).toMatch(/Congressional Committee/);
    expect(byContent('such a link')).toMatchObject({ stance: 'denies' });
    expect(byContent('We have urged')).toMatchObject({ speakerMention: 'the Defense Secretary' });
    expect(byContent('Now, the Pakistanis')).toMatchObject({ speakerMention: 'he' });
    expect(byContent("the US can't")).toMatchObject({ stance: 'argues' });
  });

  it('shows three parties who disagree about one link', () => {
    const about = statements.filter(({ content }) => /\blinks?\b|that for a fact/.test(content));
    expect(about.map(({ speaker, stance }) => [speaker, stance])).toEqual([
      ['Leon Panetta', 'doubts'],
      ['Mike Mullen', 'alleges'],
      ['Pakistan', 'denies'],
    ]);
  });

  it('names people, organisations and places once each, under the name a reader would look up', () => {
    const names = (type: string) =>
      mentions
        .filter((row) => row.type === type)
        .map((row) => row.name)
        .sort();
    expect(names('person')).toEqual(['Leon Panetta', 'Mike Mullen']);
    expect(names('organisation')).toEqual(['CNN', 'Congressional Committee', 'Haqqani network', 'ISI']);
    expect(names('place')).toEqual(['Afghanistan', 'Karachi', 'Pakistan', 'US']);
    const panetta = mentions.find((row) => row.name === 'Leon Panetta');
    expect(panetta).toMatchObject({
      role: 'US Defence Secretary',
      aliases: expect.arrayContaining(['Panetta']) as never,
    });
    expect(mentions.find((row) => row.name === 'Mike Mullen')?.role).toMatch(/Chief of Defence Staff/);
  });
});
