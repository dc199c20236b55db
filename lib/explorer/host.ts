import type { Address, ViewName } from './address.ts';
import type { Html, Part } from './html.ts';

export interface LinkOptions {
  /** Of the style sheet. */
  className?: string;
  /** It leads to the page that it stands on. */
  isCurrent?: boolean;
}

/** A form that leads to a view, with what is typed into its fields as parameters. */
export interface Form {
  to: ViewName;
  /** Says what the form is for, to those who do not see it. */
  label: string;
  fields: readonly Field[];
  button: string;
}

export interface Field {
  name: string;
  label: string;
  value?: string | undefined;
  type?: 'search' | 'date' | 'text';
  /** An example. */
  placeholder?: string;
}

/** How a place where views are shown makes links and forms: a page on one machine, or a widget in the console. */
export interface Host {
  link(to: Address, label: Part, options?: LinkOptions): Html;
  form(form: Form): Html;
  /** The reader chooses the days on the page itself, not elsewhere. */
  readonly choosesDays: boolean;
  /** Whether files can be dropped onto the page. */
  readonly takesFiles: boolean;
}
