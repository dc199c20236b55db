import type { Format } from './format.ts';
import type { Host } from './host.ts';

/** Where a view is shown, and for whom. */
export interface Place {
  host: Host;
  format: Format;
}

/** A view that is ready to be put on a page. */
export interface Shown<Body> {
  /** For the window or tab. */
  title: string;
  body: Body;
}
