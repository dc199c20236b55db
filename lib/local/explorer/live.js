// Keeps the page up to date while files are worked off, and takes files that are dropped onto it. Without this script the
// page does the same by its links and forms.

const IDLE_MILLISECONDS = 4000;
const BUSY_MILLISECONDS = 1000;

const status = document.getElementById('status');
const statusText = document.getElementById('status-text');
const progress = document.getElementById('progress');
const dropText = document.getElementById('drop-text');
// As it was when the page was made: what ended before the first look here is new too.
let seen = status.dataset.seen;

const tell = (text) => {
  dropText.textContent = text;
};

/** Puts the page as it is now in the place of what is shown, unless somebody is typing into it. */
const refresh = async () => {
  const view = document.getElementById('view');
  if (view.contains(document.activeElement) && document.activeElement !== document.body) return;
  if (String(document.getSelection()) !== '') return;
  const answer = await fetch(location.href);
  const next = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('view');
  if (next) view.replaceWith(document.importNode(next, true));
};

const watch = async () => {
  let wait = IDLE_MILLISECONDS;
  try {
    const { uploaded, withOutcome, backlog, isBusy } = await (await fetch('/progress')).json();
    status.hidden = !isBusy;
    progress.max = Math.max(1, uploaded);
    progress.value = withOutcome;
    const told = `${withOutcome} of ${uploaded} files have an outcome; ${backlog} messages are waiting.`;
    // Written only if it is new: a screen reader reads every change aloud.
    if (statusText.textContent !== told) statusText.textContent = told;
    const now = `${uploaded} ${withOutcome} ${backlog} ${isBusy}`;
    if (now !== seen) await refresh();
    seen = now;
    if (isBusy) wait = BUSY_MILLISECONDS;
  } catch {
    status.hidden = false;
    statusText.textContent = 'Newsprint has ended. Start it again with npm start.';
  }
  setTimeout(watch, wait);
};

const upload = async (files) => {
  const form = new FormData();
  for (const { file, path } of files) form.append('files', file, path);
  tell(`Adding ${files.length} ${files.length === 1 ? 'file' : 'files'} …`);
  try {
    const answer = await fetch('/upload', { method: 'POST', body: form });
    if (!answer.ok) tell(await answer.text());
    else if (answer.redirected && files.length === 1) location.assign(answer.url);
    else tell(`${files.length} ${files.length === 1 ? 'file' : 'files'} added.`);
  } catch {
    tell('The files could not be added.');
  }
};

/** The files of a drop, those in folders with their paths. */
const filesOf = async (transfer) => {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry?.() ?? []);
  if (entries.length === 0) return [...transfer.files].map((file) => ({ file, path: file.name }));
  const found = [];
  const walk = async (entry) => {
    if (entry.isFile) {
      const file = await new Promise((resolve, reject) => entry.file(resolve, reject));
      if (!entry.name.startsWith('.')) found.push({ file, path: entry.fullPath.replace(/^\//, '') });
      return;
    }
    const reader = entry.createReader();
    for (;;) {
      const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
      if (some.length === 0) return;
      for (const one of some) await walk(one);
    }
  };
  for (const entry of entries) await walk(entry);
  return found;
};

addEventListener('dragover', (event) => {
  event.preventDefault();
  document.body.classList.add('dropping');
});
addEventListener('dragleave', (event) => {
  if (event.relatedTarget === null) document.body.classList.remove('dropping');
});
addEventListener('drop', async (event) => {
  event.preventDefault();
  document.body.classList.remove('dropping');
  const files = await filesOf(event.dataTransfer);
  if (files.length > 0) await upload(files);
});
document.getElementById('drop').addEventListener('submit', (event) => {
  event.preventDefault();
  const input = event.target.elements.namedItem('files');
  upload([...input.files].map((file) => ({ file, path: file.name })));
  input.value = '';
});
watch();
