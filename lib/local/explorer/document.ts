import type { Address } from '../../explorer/address.ts';
import { frame } from '../../explorer/frame.ts';
import { type Html, html } from '../../explorer/html.ts';
import type { Place, Shown } from '../../explorer/place.ts';
import { STYLE } from '../../explorer/style.ts';
import type { Work } from './work.ts';

/** The view as a whole document. */
export const documentOf = (
  place: Place,
  address: Address | undefined,
  { title, body }: Shown<Html>,
  work: Work,
): Html => html`<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <title>${title} – Newsprint</title>
  <link rel="stylesheet" href="/style.css">
  <link rel="icon" href="/icon.svg" type="image/svg+xml">
  <script src="/live.js" defer></script>
  ${work.isBusy && html`<noscript><meta http-equiv="refresh" content="3"></noscript>`}
</head>
<body>
  <a class="skip" href="#view">To the content</a>
  ${frame(place, { address, theme: 'auto', isDocument: true, body, above: status(place, work), below: dropForm() })}
</body>
</html>`;

/** How far the work has come; live.js keeps it up to date. */
const status = ({ format }: Place, { isBusy, progress }: Work): Html => {
  const { uploaded, withOutcome, backlog } = progress;
  return html`
    <div class="status" id="status" role="status" data-seen="${uploaded} ${withOutcome} ${backlog} ${isBusy ? 'true' : 'false'}"${isBusy ? '' : html` hidden`}>
      <progress id="progress" max="${Math.max(1, uploaded)}" value="${withOutcome}" aria-label="Files with an outcome"></progress>
      <span id="status-text">${format.number(withOutcome)} of ${format.number(uploaded)} files have an outcome; ${format.number(backlog)} messages are waiting.</span>
    </div>`;
};

const dropForm = (): Html => html`
  <form class="drop" id="drop" method="post" action="/upload" enctype="multipart/form-data">
    <label class="field"><span>Add article files: drop them anywhere on the page, or choose them</span>
      <input type="file" name="files" multiple required></label>
    <button class="button" type="submit">Add</button>
    <p class="caption" id="drop-text" role="status"></p>
  </form>`;

/** What only the page needs, beside the style sheet of the views. */
export const PAGE_STYLE = `${STYLE}
html,body{margin: 0; height: 100%; background: #fffefb}
@media (prefers-color-scheme: dark){html,body{background: #161b21}}
.skip{position: absolute; inset-inline-start: -999px}
.skip:focus{position: static; display: block; background: #1c1a17; color: #fffefb; padding: 8px 24px}
.newsprint .status{display: flex; flex-wrap: wrap; gap: 6px 14px; align-items: center; padding: 10px 0; font-size: 14px; color: var(--soft); border-bottom: 1px solid var(--rule)}
.newsprint .status[hidden]{display: none}
.newsprint progress{width: 180px; accent-color: var(--asserts)}
.newsprint .drop{display: flex; flex-wrap: wrap; gap: 12px; align-items: end; margin-top: 56px; border: 1px dashed var(--soft); border-radius: 4px; padding: 16px 20px}
.newsprint .drop .field{flex: 1 1 280px}
.newsprint .drop .caption{margin: 0; flex-basis: 100%}
.newsprint .drop .caption:empty{display: none}
.newsprint .drop input{height: auto; border: 0; padding-inline: 0; background: none}
body.dropping::after{content: 'Drop the files anywhere to add them'; position: fixed; inset: 0; z-index: 3; pointer-events: none; display: grid; place-items: center; font: 700 28px/1.3 Charter, Georgia, serif; color: #fffefb; background: rgb(28 26 23 / .82); outline: 4px dashed #fffefb; outline-offset: -20px}
body.dropping .newsprint .drop{border-style: solid; background: var(--wash)}
`;

export const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="4" fill="#1c1a17"/><path d="M7 9h18M7 14h8M7 18h8M7 22h8M18 14h7v8h-7z" stroke="#fffefb" stroke-width="2" fill="none"/></svg>`;
