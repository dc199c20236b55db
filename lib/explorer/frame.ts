import type { Address } from './address.ts';
import { type Html, html, type Part } from './html.ts';
import type { Place } from './place.ts';

export type Theme = 'light' | 'dark' | 'auto';

export interface Framed {
  address: Address | undefined;
  theme: Theme;
  /** It is all of a document, not a part of one that has a main element of its own. */
  isDocument?: boolean;
  body: Part;
  above?: Part;
  below?: Part;
}

/** What stands around every view: the way to the others, and the search. */
export const frame = (
  { host }: Place,
  { address, theme, isDocument = false, body, above, below }: Framed,
): Html => html`
  <div class="newsprint theme-${theme}" lang="en"><div class="paper">
    <header class="masthead">
      <p class="brand">${host.link({ view: 'today' }, 'Newsprint', { isCurrent: address?.view === 'today' })}</p>
      <nav aria-label="Views"><ul>
        <li>${host.link({ view: 'today' }, 'Today', { isCurrent: address?.view === 'today' })}</li>
        <li>${host.link({ view: 'files' }, 'Files', { isCurrent: address?.view === 'files' })}</li>
        <li>${host.link({ view: 'search' }, 'Search', { isCurrent: address?.view === 'search' })}</li>
      </ul></nav>
      ${
        // A widget has one list of fields: the form of the search view would be there twice.
        address?.view !== 'search' &&
        html`<div class="quick">${host.form({
          to: 'search',
          label: 'Quick search',
          fields: [
            { name: 'words', label: 'A name or a quotation', type: 'search', placeholder: 'A name or a quotation' },
          ],
          button: 'Search',
        })}</div>`
      }
    </header>
    ${above}
    ${
      isDocument
        ? html`<main class="view" id="view">${body}</main>`
        : html`<div class="view" role="region" aria-label="Newsprint">${body}</div>`
    }
    ${below}
  </div></div>`;
