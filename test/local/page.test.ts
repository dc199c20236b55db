import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Page, startPage } from '../../lib/local/explorer/start-page.ts';
import { type Newsroom, startNewsroom } from '../explorer/newsroom.ts';
import { addressesOf, ferryStory } from '../explorer/rows.ts';

const rows = ferryStory();
let newsroom: Newsroom;
let page: Page;
const notes: string[] = [];
beforeAll(async () => {
  newsroom = await startNewsroom();
  await newsroom.put(rows);
  page = await startPage(newsroom.local, { note: (remark) => notes.push(remark) });
});
afterAll(async () => {
  await page.stop();
  await newsroom.local.stop();
});

/** Without a browser's rules: any host and origin may be named. */
const request = async (path: string, { host, ...init }: RequestInit & { host?: string } = {}) => {
  const { request: send } = await import('node:http');
  const url = new URL(path, page.address);
  const body = init.body === undefined ? undefined : Buffer.from(await new Response(init.body).arrayBuffer());
  return new Promise<{ status: number; headers: Record<string, unknown>; text: string }>((resolve, reject) => {
    const outgoing = send(
      url,
      {
        method: init.method ?? 'GET',
        headers: { host: host ?? url.host, ...(init.headers as Record<string, string>) },
      },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (part) => {
          text += part;
        });
        answer.on('end', () => resolve({ status: answer.statusCode!, headers: answer.headers, text }));
      },
    );
    outgoing.once('error', reject);
    outgoing.end(body);
  });
};

const multipart = async (files: Record<string, string>) => {
  const form = new FormData();
  for (const [name, content] of Object.entries(files)) form.append('files', new Blob([content]), name);
  const whole = new Response(form);
  return { body: await whole.arrayBuffer(), headers: { 'content-type': whole.headers.get('content-type')! } };
};

describe('the page', () => {
  it.each(Object.entries(addressesOf(rows)))(
    'shows %s at an address of its own',
    async (_, { view, ...parameters }) => {
      const path = `/${view === 'today' ? '?from=2026-03-03&to=2026-03-03' : `${view}?${new URLSearchParams(parameters)}`}`;
      const { status, text } = await request(path);
      expect(status).toBe(200);
      expect(text).toMatch(/^<!doctype html>\n<html lang="en">/);
      expect(text).toMatch(/<h1[ >]/);
    },
  );

  it.each([
    '/no-such-view',
    '/story',
    '/story?story=none',
    '/article?article=none',
    '/story?story=',
    `/somebody?name=${'x'.repeat(1101)}`,
  ])('says that there is nothing at %s', async (path) => {
    const { status, text } = await request(path);
    expect(status).toBe(404);
    expect(text).toContain('See what came in');
  });

  it('listens on this machine alone', () => {
    expect(page.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
  });

  it.each(['evil.example', 'evil.example:PORT', '127.0.0.1.evil.example:PORT', '127.0.0.1', 'localhost:1'])(
    'refuses a request to the host "%s"',
    async (host) => {
      const { port } = new URL(page.address);
      const { status, text } = await request('/', { host: host.replace('PORT', port) });
      expect(status).toBeGreaterThanOrEqual(400);
      expect(text).not.toContain('Ferry');
    },
  );

  it('answers to the name localhost too', async () => {
    const { port } = new URL(page.address);
    expect((await request('/', { host: `localhost:${port}` })).status).toBe(200);
  });

  it('lets a browser run and load nothing but its own files, and frame it nowhere', async () => {
    for (const path of ['/', '/story?story=none', '/style.css', '/progress']) {
      const { headers } = await request(path);
      expect(headers['content-security-policy']).toBe(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
      );
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'cross-origin-resource-policy': 'same-origin',
        'cross-origin-opener-policy': 'same-origin',
        'referrer-policy': 'same-origin',
        'cache-control': 'no-store',
      });
      expect(headers).not.toHaveProperty('access-control-allow-origin');
    }
  });

  it('has no inline script and no inline style', async () => {
    const { text } = await request('/');
    expect(text.match(/<script[^>]*>/g)).toEqual(['<script src="/live.js" defer>']);
    expect(text).not.toMatch(/<style|\sstyle=|\son[a-z]+=/);
  });
});

describe('files that are dropped onto the page', () => {
  const origin = () => ({ origin: page.address.replace(/\/$/, '') });

  it('go the way of all files, under a key of their own', async () => {
    const { body, headers } = await multipart({ 'folder/new story.txt': 'Crews stopped work on Monday.' });
    const before = newsroom.local.progress.uploaded;
    const answer = await request('/upload', { method: 'POST', body, headers: { ...headers, ...origin() } });
    expect(answer).toMatchObject({ status: 303, headers: { location: '/files?key=dropped%2Ffolder%2Fnew+story.txt' } });
    await newsroom.local.settled();
    expect(newsroom.local.progress.uploaded).toBe(before + 1);
    const history = await request(String(answer.headers.location));
    expect(history.text).toContain('dropped/folder/new story.txt');
    expect(history.text).toContain('class="outcome');
  });

  it.each([
    ['another page', { origin: 'https://evil.example' }],
    ['a page of the same machine', { origin: 'http://127.0.0.1:1' }],
    ['a page without an origin', { origin: 'null' }],
    ['no browser', {}],
  ])('are not taken from %s', async (_, origins) => {
    const { body, headers } = await multipart({ 'x.txt': 'x' });
    const before = newsroom.local.progress.uploaded;
    const answer = await request('/upload', { method: 'POST', body, headers: { ...headers, ...origins } as never });
    expect(answer.status).toBe(403);
    expect(newsroom.local.progress.uploaded).toBe(before);
  });

  it('are refused if there are too many bytes, or none', async () => {
    const post = async (files: Record<string, string>) => {
      const { body, headers } = await multipart(files);
      return request('/upload', { method: 'POST', body, headers: { ...headers, ...origin() } });
    };
    expect((await post({ 'large.txt': 'x'.repeat(64 * 1024 * 1024) })).status).toBe(413);
    expect((await post({ 'empty.txt': '' })).status).toBe(400);
    expect((await post({})).status).toBe(400);
  });

  it('show in the progress, which names the files that have an outcome', async () => {
    const progress = JSON.parse((await request('/progress')).text);
    expect(progress).toEqual({ ...newsroom.local.progress, isBusy: expect.any(Boolean) });
  });
});

it('a file that is still being read is not said to be unknown', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  page.follow(promise);
  const during = (await request('/files?key=dropped/late.txt')).text;
  expect(during).toContain('Being read');
  expect(during).not.toContain('No file came');
  // What the script compares with, so that it sees what ended before it first asked.
  const [, seen] = /data-seen="([^"]*)"/.exec(during)!;
  const { uploaded, withOutcome, backlog } = newsroom.local.progress;
  expect(seen).toBe(`${uploaded} ${withOutcome} ${backlog} true`);
  resolve();
  const after = async () => (await request('/files?key=dropped/late.txt')).text;
  await expect.poll(after).toContain('No file came under this key');
});

describe('the progress', () => {
  it('is shown while work is under way, and no longer', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    page.follow(promise);
    expect((await request('/')).text).toMatch(/id="status" role="status" data-seen="[^"]*">/);
    resolve();
    await expect
      .poll(async () => (await request('/')).text)
      .toMatch(/id="status" role="status" data-seen="[^"]*" hidden>/);
  });
});
