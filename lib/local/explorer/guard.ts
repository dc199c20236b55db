import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

/**
 * Answers only those who name this server by an address of this machine. A page elsewhere could otherwise point a name of
 * its own at 127.0.0.1 and read everything in the reader's browser (DNS rebinding).
 */
export const onlyLoopbackNames =
  (port: () => number): MiddlewareHandler =>
  async (context, next) => {
    const host = context.req.header('host');
    if (host !== `127.0.0.1:${port()}` && host !== `localhost:${port()}`) {
      return context.text('This page answers only at http://127.0.0.1 and http://localhost.', 421);
    }
    await next();
  };

/** Lets only its own pages change something: browsers name the page's origin with everything but a GET. */
export const onlyOwnPosts: MiddlewareHandler = async (context, next) => {
  const { method, header } = { method: context.req.method, header: context.req.header('origin') };
  if (method !== 'GET' && method !== 'HEAD' && header !== `http://${context.req.header('host')}`) {
    return context.text('Files are taken from this page only.', 403);
  }
  await next();
};

/** Nothing from elsewhere, nothing inline: markup in an article that got through by mistake would still do nothing. */
export const headers = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'"],
    connectSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
  // Under "no-referrer" a form would send the origin "null".
  referrerPolicy: 'same-origin',
  crossOriginResourcePolicy: 'same-origin',
  crossOriginOpenerPolicy: 'same-origin',
  xFrameOptions: 'DENY',
  // It is not served over TLS.
  strictTransportSecurity: false,
});
