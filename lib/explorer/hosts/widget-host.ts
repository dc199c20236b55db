import { type Address, parametersOf, type ViewName } from '../address.ts';
import type { Form, Host } from '../host.ts';
import { type Html, html } from '../html.ts';
import { inputs } from './fields.ts';

/** The parameter of a call that a form makes: only then do the values of its fields count. */
export const FORM = 'form';

/** The name of a form's field: a widget has one list of values for all its forms. */
export const fieldPrefix = (view: ViewName): string => `${view}-`;

/**
 * Links and forms of a CloudWatch custom widget, where no JavaScript runs: each is an element and, right behind it, a
 * `<cwdb-action>` that calls this function again, with parameters as JSON and the values of all fields of the widget in
 * `widgetContext.forms.all`. The elements are buttons, since keys reach a link only if it has an address.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/add_custom_widget_dashboard_interactivity.html
 *
 * @param endpoint the function's ARN
 */
export const widgetHost = (endpoint: string): Host => {
  const call = (parameters: Record<string, string>): Html =>
    html`<cwdb-action action="call" display="widget" endpoint="${endpoint}">${safeJson(parameters)}</cwdb-action>`;
  return {
    choosesDays: false,
    takesFiles: false,
    link: (to, label, { className = '', isCurrent = false } = {}) =>
      html`${
        isCurrent
          ? html`<button type="button" class="link ${className}" aria-current="page">${label}</button>`
          : html`<button type="button" class="link ${className}">${label}</button>`
      }${call({ view: to.view, ...parametersOf(to as Address) })}`,
    // A form of the method "dialog" goes nowhere if somebody types Enter: any other would load the console anew.
    form: ({ to, label, fields, button }: Form) => html`
      <form class="form" method="dialog" role="search" aria-label="${label}">${inputs(fields, fieldPrefix(to))}</form>
      <button type="button" class="btn btn-primary button">${button}</button>${call({ view: to, [FORM]: to })}`,
  };
};

/** JSON without characters that mean something in HTML, so that it is the same however the console reads it. */
const safeJson = (value: Record<string, string>): string =>
  JSON.stringify(value).replace(/[<>&'\u2028\u2029]/gu, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
