import { type Html, html, type Part } from '../html.ts';
import type { Place } from '../place.ts';

/** Says that there is nothing, and what to do. */
export const empty = (title: string, ...advice: Part[]): Html => html`
  <div class="empty"><p class="empty-title">${title}</p>${advice.map((one) => one && html`<p>${one}</p>`)}</div>`;

/** How files get in. */
export const howToAdd = ({ host }: Place): Html =>
  host.takesFiles
    ? html`Drop article files anywhere on this page, or choose them below: text, HTML, PDF, Word, mail, CSV and more.`
    : html`Copy article files into the inbox: <code>aws s3 cp my-article.txt s3://INBOX/</code>. The stack’s output
        <code>InboxBucket</code> has its name.`;
