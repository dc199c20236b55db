import { type Address, readAddress } from './address.ts';
import type { Span } from './data/span.ts';
import { explore, type Source } from './explore.ts';
import { formatFor } from './format.ts';
import { frame, type Theme } from './frame.ts';
import { FORM, fieldPrefix, widgetHost } from './hosts/widget-host.ts';
import { html } from './html.ts';
import type { Place } from './place.ts';
import { STYLE } from './style.ts';
import { nothingView } from './views/nothing.ts';
import { DESCRIPTION } from './widget-description.ts';

/** Bytes. Lambda answers with up to six megabytes; a dashboard should not have to draw that much. */
export const MAX_ANSWER_BYTES = 1_000_000;

type Values = Readonly<Record<string, unknown>>;

/**
 * The answer to a custom widget's call: HTML, or Markdown if the console asks what the widget is.
 *
 * @param event the parameters of the widget or of a `<cwdb-action>`, and `widgetContext`
 * @param endpoint the function's ARN, for the calls of links and forms
 */
export const answerWidget = async (event: unknown, endpoint: string, source: Source): Promise<string> => {
  const values = valuesOf(event);
  if (values.describe) return DESCRIPTION;
  const context = valuesOf(values.widgetContext);
  const place: Place = {
    host: widgetHost(endpoint),
    format: formatFor(textOf(context.locale), textOf(valuesOf(context.timezone).offsetISO)),
  };
  const address = readAddress(withFields(values, context));
  const { body } = address
    ? await explore(address, source, place, spanIn(context))
    : nothingView(place, 'There is no such view');
  const theme: Theme = context.theme === 'dark' ? 'dark' : 'light';
  const answer = page(place, address, theme, body);
  if (Buffer.byteLength(answer) <= MAX_ANSWER_BYTES) return answer;
  return page(
    place,
    address,
    theme,
    html`<div class="head"><h1>This is too much to show at once</h1></div>
    <div class="empty"><p>Choose a shorter time range on the dashboard, or one story of it.</p></div>`,
  );
};

const page = (place: Place, address: Address | undefined, theme: Theme, body: ReturnType<typeof html>): string =>
  // The console's own styles would otherwise mix with these.
  `<style>${STYLE}</style><div class="cwdb-no-default-styles"></div>${frame(place, { address, theme, body })}`;

/** With a form's call come the values of its fields; with any other they come too, and mean nothing. */
const withFields = (values: Values, context: Values): Values => {
  const { view, [FORM]: form } = values;
  if (typeof form !== 'string' || form !== view) return values;
  const fields = valuesOf(valuesOf(context.forms).all);
  const prefix = fieldPrefix(form as Address['view']);
  const own = Object.entries(fields).filter(([name]) => name.startsWith(prefix));
  return { ...values, ...Object.fromEntries(own.map(([name, value]) => [name.slice(prefix.length), value])) };
};

/** The dashboard's time range, or the part of it that a chart is zoomed into. */
const spanIn = (context: Values): Span | undefined => {
  const range = valuesOf(context.timeRange);
  const zoom = valuesOf(range.zoom);
  return spanOf(zoom) ?? spanOf(range);
};

const spanOf = ({ start, end }: Values): Span | undefined => {
  if (typeof start !== 'number' || typeof end !== 'number' || !(start <= end)) return undefined;
  if (Math.abs(start) > MAX_TIME || Math.abs(end) > MAX_TIME) return undefined;
  return { from: new Date(start).toISOString(), to: new Date(end).toISOString() };
};

/** Milliseconds: the end of the year 9999, after which years have more digits. */
const MAX_TIME = Date.UTC(9999, 11, 31);

const valuesOf = (value: unknown): Values => (typeof value === 'object' && value !== null ? (value as Values) : {});

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
