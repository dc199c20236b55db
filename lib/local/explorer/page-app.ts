import { readFileSync } from 'node:fs';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { readAddress } from '../../explorer/address.ts';
import { explore, type Source } from '../../explorer/explore.ts';
import { formatFor } from '../../explorer/format.ts';
import { pageHost } from '../../explorer/hosts/page-host.ts';
import type { Place } from '../../explorer/place.ts';
import { nothingView } from '../../explorer/views/nothing.ts';
import { documentOf, ICON, PAGE_STYLE } from './document.ts';
import { keyOfDropped, MAX_DROPPED_BYTES, MAX_DROPPED_FILES } from './dropped-files.ts';
import { headers, onlyLoopbackNames, onlyOwnPosts } from './guard.ts';
import type { Work } from './work.ts';

export interface PageParts {
  source: Source;
  work: Work;
  /** The port it is served at, once it is. */
  port: () => number;
  /** Puts files into the inbox. */
  upload(files: readonly { key: string; bytes: Uint8Array }[]): Promise<void>;
  /** Gets what went wrong. */
  note(remark: string): void;
}

const SCRIPT = readFileSync(new URL('live.js', import.meta.url), 'utf8');

/** The explorer as a page on this machine. */
export const pageApp = ({ source, work, port, upload, note }: PageParts): Hono => {
  const app = new Hono();
  const host = pageHost({ takesFiles: true });
  app.use(headers, onlyLoopbackNames(port), onlyOwnPosts);
  app.use(async (context, next) => {
    await next();
    context.header('Cache-Control', 'no-store');
  });
  app.get('/style.css', (context) => context.body(PAGE_STYLE, 200, { 'Content-Type': 'text/css; charset=utf-8' }));
  app.get('/live.js', (context) => context.body(SCRIPT, 200, { 'Content-Type': 'text/javascript; charset=utf-8' }));
  app.get('/icon.svg', (context) => context.body(ICON, 200, { 'Content-Type': 'image/svg+xml' }));
  app.get('/progress', (context) => context.json({ ...work.progress, isBusy: work.isBusy }));

  const tooMuch = `At most ${MAX_DROPPED_FILES} files of together ${MAX_DROPPED_BYTES / 1024 / 1024} MB at once.`;
  app.post(
    '/upload',
    bodyLimit({ maxSize: MAX_DROPPED_BYTES, onError: (context) => context.text(tooMuch, 413) }),
    async (context) => {
      const { files = [] } = await context.req.parseBody({ all: true });
      const dropped = [files].flat().filter((file) => file instanceof File && file.size > 0) as File[];
      if (dropped.length > MAX_DROPPED_FILES) return context.text(tooMuch, 413);
      if (dropped.length === 0) return context.text('There was no file, or only empty ones.', 400);
      const read = dropped.map(async (file) => ({ key: keyOfDropped(file.name), bytes: await file.bytes() }));
      const added = await Promise.all(read);
      await upload(added);
      const [first] = added;
      return context.redirect(added.length === 1 ? `/files?${new URLSearchParams({ key: first!.key })}` : '/', 303);
    },
  );

  app.get('/:view?', async (context) => {
    const locale = context.req.header('accept-language')?.split(/[,;]/)[0];
    const place: Place = {
      host,
      format: formatFor(locale, Intl.DateTimeFormat().resolvedOptions().timeZone),
      isBusy: work.isBusy,
    };
    const address = readAddress({ ...context.req.query(), view: context.req.param('view') ?? 'today' });
    const shown = address
      ? await explore(address, source, place)
      : { ...nothingView(place, 'There is no such page'), found: false };
    return context.html(documentOf(place, address, shown, work), shown.found ? 200 : 404);
  });
  app.onError((error, context) => {
    note(`the page ${context.req.path}: ${error.message}`);
    return context.text('This page could not be made. The command says why.', 500);
  });
  return app;
};
