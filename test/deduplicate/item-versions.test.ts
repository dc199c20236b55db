import { describe, expect, it } from 'vitest';
import { newsroom } from './newsroom.ts';

const ALERT = 'A ferry with 200 people on board has run aground off the outer islands, rescuers say.';
const REPORT = [
  'All 200 passengers of the ferry Runa were brought ashore on Tuesday after she struck a rock near the lighthouse of Tarnholm.',
  '"Nobody was hurt, and the hull is tight," said Osvald Brekke, who leads the rescue service of the islands.',
  'A tug will try to pull her free with the next high water, the harbour office said.',
];

const nitf = (number: string, day: string, ...lines: string[]): string =>
  `<nitf><head><title></title><docdata><doc-id regsrc="NPA" id-string="${number}"/><date.issue norm="${day}T101500Z"/></docdata></head><body><body.content>${lines.map((line) => `<p>${line}</p>`).join('')}</body.content></body></nitf>`;
const keyed = (number: string, version: number, ...lines: string[]): string =>
  nitf(number, '20260303', ...lines).replace(
    '<date.issue',
    `<du-key key="FERRY" generation="1" version="${version}"/><date.issue`,
  );
const g2 = (guid: string, version: number, ...lines: string[]): string =>
  `<?xml version="1.0"?><newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="${guid}" version="${version}"><itemMeta><pubStatus qcode="stat:usable"/></itemMeta><contentSet><inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body>${lines.map((line) => `<p>${line}</p>`).join('')}</body></html></inlineXML></contentSet></newsItem>`;
const ninjs = (uri: string, version: string, ...lines: string[]): string =>
  JSON.stringify({ uri, version, pubstatus: 'usable', body_text: lines.join('\n\n') });
const newsml = (item: string, revision: number, ...lines: string[]): string =>
  `<?xml version="1.0"?><NewsML><NewsItem><Identification><NewsIdentifier><ProviderId>npa.example</ProviderId><DateId>20260303</DateId><NewsItemId>${item}</NewsItemId><RevisionId>${revision}</RevisionId></NewsIdentifier></Identification><NewsComponent><ContentItem><DataContent>${lines.map((line) => `<p>${line}</p>`).join('')}</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>`;

/** Drops two files and returns their stories. */
const storiesOf = async (files: [key: string, content: string][]): Promise<(string | undefined)[]> => {
  const { drop, handle, row } = newsroom();
  const events = files.map(([key, content]) => drop(key, content));
  for (const event of events) await handle(event);
  return Promise.all(events.map(async (event) => (await row(event)).storyId));
};

describe('an alert and the report that replaces it', () => {
  it.each<[string, string, string, string]>([
    ['NITF', 'xml', nitf('a4417', '20260303', ALERT), nitf('a4417', '20260303', ...REPORT)],
    ['NITF with a key of the story', 'xml', keyed('a1', 1, ALERT), keyed('a2', 2, ...REPORT)],
    ['NewsML-G2', 'xml', g2('urn:newsml:npa.example:1', 1, ALERT), g2('urn:newsml:npa.example:1', 2, ...REPORT)],
    ['NewsML 1', 'xml', newsml('ferry', 1, ALERT), newsml('ferry', 2, ...REPORT)],
    ['ninjs', 'json', ninjs('tag:npa.example,2026:1', '1', ALERT), ninjs('tag:npa.example,2026:1', '2', ...REPORT)],
  ])('are one story by the id of their item in %s', async (_, ending, alert, report) => {
    for (const [first, second] of [
      [alert, report],
      [report, alert],
    ] as const) {
      const [one, other] = await storiesOf([
        [`1.${ending}`, first],
        [`2.${ending}`, second],
      ]);
      expect(one).toBeDefined();
      expect(other).toBe(one);
    }
  });

  it.each<[string, string, string, string]>([
    ['the number of another day', 'xml', nitf('a4417', '20260303', ALERT), nitf('a4417', '20260304', ...REPORT)],
    ['another number', 'xml', nitf('a4417', '20260303', ALERT), nitf('a4418', '20260303', ...REPORT)],
    ['another guid', 'xml', g2('urn:1', 1, ALERT), g2('urn:2', 1, ...REPORT)],
    ['another uri', 'json', ninjs('tag:1', '1', ALERT), ninjs('tag:2', '1', ...REPORT)],
    ['no id', 'txt', ALERT, REPORT.join('\n\n')],
  ])('are two stories with %s', async (_, ending, alert, report) => {
    const [one, other] = await storiesOf([
      [`1.${ending}`, alert],
      [`2.${ending}`, report],
    ]);
    expect(other).not.toBe(one);
  });

  it('are variants, and the report is analysed as news', async () => {
    const { drop, handle, row, requests, story } = newsroom();
    const alert = drop('alert.xml', nitf('a4417', '20260303', ALERT));
    const report = drop('report.xml', nitf('a4417', '20260303', ...REPORT));
    for (const event of [alert, report]) await handle(event);
    expect(await row(report)).toMatchObject({
      outcome: 'variant',
      variantOf: (await row(alert)).articleId,
      copyOf: 'alert.xml',
      adds: expect.arrayContaining([expect.stringContaining('All 200 passengers')]),
      drops: [ALERT],
    });
    expect(await story(alert)).toMatchObject({ files: 2, articles: 2 });
    expect(requests[1]).toMatchObject({ key: 'report.xml' });
    expect(requests[1]).not.toHaveProperty('repeats');
  });

  it('are one story as records of one file', async () => {
    const { drop, handle, snapshot } = newsroom();
    await handle(
      drop(
        'a.json',
        `[${ninjs('tag:npa.example,2026:1', '1', ALERT)},${ninjs('tag:npa.example,2026:1', '2', ...REPORT)}]`,
      ),
    );
    expect((await snapshot()).stories.filter(({ files }) => files > 0)).toMatchObject([{ files: 2, articles: 2 }]);
  });
});
