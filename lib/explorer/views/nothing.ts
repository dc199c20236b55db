import { type Html, html } from '../html.ts';
import type { Place, Shown } from '../place.ts';

/** An address that leads nowhere. */
export const nothingView = (place: Place, what: string): Shown<Html> => ({
  title: 'Not found',
  body: html`<div class="head"><h1>${what}</h1></div>
    <div class="empty"><p>It may have been withdrawn, or the address is not whole.</p>
      <p>${place.host.link({ view: 'today' }, 'See what came in', { className: 'action' })}</p></div>`,
});
