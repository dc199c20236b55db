import { html as template } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

/** Markup: made by `html` alone, so that every text in it has been escaped. */
export type Html = HtmlEscapedString;

/** What may stand in a template. Texts are escaped; `false` and nothing leave nothing behind. */
export type Part = Html | string | number | false | null | undefined | readonly Part[];

/**
 * Markup from a template: html`<p class="${name}">${text}</p>`. Whatever is put in comes out as text, wherever it stands;
 * attributes therefore need their quotation marks.
 */
export const html = (strings: TemplateStringsArray, ...parts: Part[]): Html => template(strings, ...parts) as Html;

/** Nothing. */
export const NOTHING: Html = html``;
