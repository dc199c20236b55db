import type { Format } from './format.ts';
import type { Host } from './host.ts';

/** Where a view is shown, and for whom. */
export interface Place {
  host: Host;
  format: Format;
  /** Files are being read at this moment, as far as the host knows. */
  isBusy?: boolean;
}

/** A view that is ready to be put on a page. */
export interface Shown<Body> {
  /** For the window or tab. */
  title: string;
  body: Body;
}
