import { type Address, parametersOf } from '../address.ts';
import type { Host } from '../host.ts';
import { html } from '../html.ts';
import { inputs } from './fields.ts';

/** The path of a view with its parameters: `/story?story=ID`. The start is `/`. */
const pathOf = (address: Address): string => {
  const query = new URLSearchParams(parametersOf(address)).toString();
  return `/${address.view === 'today' ? '' : address.view}${query && `?${query}`}`;
};

/** Plain links and forms, for a page in a browser. */
export const pageHost = ({ takesFiles }: Pick<Host, 'takesFiles'>): Host => ({
  choosesDays: true,
  takesFiles,
  link: (to, label, { className = '', isCurrent = false } = {}) =>
    isCurrent
      ? html`<a class="${className}" href="${pathOf(to)}" aria-current="page">${label}</a>`
      : html`<a class="${className}" href="${pathOf(to)}">${label}</a>`,
  form: ({ to, label, fields, button }) => html`
    <form class="form" method="get" action="/${to === 'today' ? '' : to}" role="search" aria-label="${label}">
      ${inputs(fields)}<button class="button" type="submit">${button}</button>
    </form>`,
});
