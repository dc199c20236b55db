import type { Field } from '../host.ts';
import { type Html, html } from '../html.ts';

/**
 * The labelled inputs of a form.
 *
 * @param prefix makes names unique where a page has several forms but one list of values
 */
export const inputs = (fields: readonly Field[], prefix = ''): Html[] =>
  fields.map(
    ({ name, label, value = '', type = 'text', placeholder = '' }) => html`
      <label class="field field-${type}"><span>${label}</span>
        <input type="${type}" name="${prefix}${name}" value="${value}" placeholder="${placeholder}" maxlength="500" dir="auto" autocomplete="off"></label>`,
  );
