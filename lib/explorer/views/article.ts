import type { Article, UnreadArticle } from '../data/article.ts';
import type { StoryStatement } from '../data/story.ts';
import { type Html, html, NOTHING } from '../html.ts';
import { addedAndDropped, changeList } from '../parts/changes.ts';
import { outcome, relation } from '../parts/file.ts';
import { count, fileLink, firstWords, nameLink, storyLink, text, time } from '../parts/links.ts';
import { markText, type Names, type Piece } from '../parts/marked-text.ts';
import { passages } from '../parts/passages.ts';
import { revisedNotice } from '../parts/revised.ts';
import { stanceWord } from '../parts/stance.ts';
import type { Place, Shown } from '../place.ts';

/** Speakers have a colour each; then the same colours come with a line; the rest have their numbers alone. */
const COLOURS = 6;

/** Of the style sheet. */
const voiceClass = (voice: number): string => {
  if (voice > 2 * COLOURS) return 'voice-more';
  return voice > COLOURS ? `voice-${voice} voice-lined` : `voice-${voice}`;
};

/** An article: its text, with who says what in it. */
export const articleView = (place: Place, found: Article): Shown<Html> => {
  const { article, statements, mentions } = found;
  const aliases = new Map(mentions.map(({ name, aliases: own }) => [name, own]));
  const names: Names = new Map(
    [...article.people, ...article.organisations, ...article.places].map((name) => [name, aliases.get(name) ?? []]),
  );
  const paragraphs = markText(article.text, article.articleId, statements, names);
  const heard = paragraphs.flat().flatMap(({ statement }) => statement ?? []);
  const voices = new Map([...new Set(heard.map(({ speaker }) => speaker))].map((speaker, i) => [speaker, i + 1]));
  const title = article.title ?? firstWords(article.text);
  return {
    title,
    body: html`
      ${revisedNotice(place, found.revisions, article.storyId)}
      <div class="head"><p class="kicker">${article.title === undefined ? 'Article without a headline' : 'Article'}</p><h1>${text(title)}</h1>
        <p class="notes">${[
          article.byline ?? article.author,
          article.source,
          article.publishedAt && `published ${place.format.day(article.publishedAt)}`,
          article.url,
        ].map(
          (part) => part && html`<span class="note">${text(part)}</span> `,
        )}<span class="note">received ${time(place, article.receivedAt)}</span>
          <span class="note">${storyLink(place, article.storyId, 'its story')}</span></p></div>
      ${article.notAnalysed && html`<p class="caption">Not read: ${article.notAnalysed}</p>`}
      <div class="main-and-side">
        <article class="text" lang="${article.language}" dir="auto">${body(place, paragraphs, voices)}
          ${article.textCut !== undefined && html`<p class="caption" lang="en">The text is cut here: the whole file has ${count(place, article.textCut, 'character')}.</p>`}
        </article>
        <div>${legend(place, voices, heard)}${leftOut(place, found)}${corrected(found)}${facts(place, found)}</div>
      </div>`,
  };
};

/** A version that says nothing new: what it left out and where it ran, but no text of its own. */
export const unreadView = (place: Place, { unread, files, revisions }: UnreadArticle): Shown<Html> => {
  const title = unread.title ?? unread.key;
  return {
    title,
    body: html`
      ${revisedNotice(place, revisions, unread.storyId)}
      <div class="head"><p class="kicker">Article</p><h1>${text(title)}</h1>
        <p class="standfirst">${relation(place, unread)}.
          ${unread.storyId !== undefined && storyLink(place, unread.storyId, 'Its story', 'action')}</p></div>
      <div class="empty"><p>${unread.notAnalysed ?? 'It says nothing that its story has not: it was not read by itself, and its text is not kept in the tables.'}</p></div>
      ${changeList(unread.changes)}${addedAndDropped(unread)}
      <section><h2>Where it ran</h2>${fileList(place, files)}</section>`,
  };
};

const fileList = (place: Place, files: Article['files']): Html => html`
  <ul class="list">${files.map(
    (file) =>
      html`<li>${fileLink(place, file.key)}<p class="notes"><span class="note">${outcome(file)}</span> ${
        file.relation && html`<span class="note">${relation(place, file)}</span> `
      }<span class="note">${time(place, file.receivedAt)}</span></p></li>`,
  )}</ul>`;

const body = (place: Place, paragraphs: readonly Piece[][], voices: ReadonlyMap<string, number>): Html[] => {
  const linked = new Set<string>();
  const named = ({ text: words, name }: Piece): Html => {
    if (name === undefined) return html`${words}`;
    // Once is enough: a page with a link on every name is hard to read, and with keys hard to walk through.
    if (linked.has(name)) return html`<span class="named">${words}</span>`;
    linked.add(name);
    return place.host.link({ view: 'somebody', name }, words, { className: 'named' });
  };
  return paragraphs.map((pieces) => {
    const runs: { statement: StoryStatement | undefined; pieces: Piece[] }[] = [];
    for (const piece of pieces) {
      const last = runs.at(-1);
      if (last && last.statement === piece.statement) last.pieces.push(piece);
      else runs.push({ statement: piece.statement, pieces: [piece] });
    }
    return html`<p>${runs.map(({ statement, pieces: own }) => {
      if (!statement) return own.map(named);
      const voice = voices.get(statement.speaker) ?? 0;
      return html`<mark class="voice ${voiceClass(voice)}" title="${statement.speaker} ${statement.stance}${statement.revisedBy !== undefined && ' (changed in a later version)'}">${own.map(named)}<sup>${voice}</sup></mark>`;
    })}</p>`;
  });
};

const legend = (place: Place, voices: ReadonlyMap<string, number>, heard: readonly StoryStatement[]): Html =>
  voices.size === 0
    ? html`<p class="caption">No statements were found in this text.</p>`
    : html`<section><h2>Who speaks</h2><ol class="voices">${[...voices].map(([speaker, voice]) => {
        const own = heard.filter((one) => one.speaker === speaker);
        const stances = [...new Set(own.map(({ stance }) => stance))];
        return html`<li class="${voiceClass(voice)}">${nameLink(place, speaker)} <span class="stances">${stances.map(
          (stance) => html`${stanceWord(stance)} `,
        )}</span></li>`;
      })}</ol></section>`;

const leftOut = (place: Place, { file }: Article): Html => {
  const { repeatedPassages = 0, removedPassages = [] } = file ?? {};
  return repeatedPassages === 0
    ? NOTHING
    : html`<section><h2>Left out</h2><p>${count(place, repeatedPassages, 'passage')} that the file repeats${
        repeatedPassages > removedPassages.length && removedPassages.length > 0 ? ', the first of them' : ''
      }:</p>
        ${passages(removedPassages)}</section>`;
};

const corrected = ({ article }: Article): Html =>
  article.changes === undefined || article.changes.length === 0
    ? NOTHING
    : html`<section><h2>What it changes</h2>${changeList(article.changes)}</section>`;

const facts = (place: Place, { article, files, moreFiles }: Article): Html => html`
  <section><h2>Where it ran</h2>
    ${fileList(place, files)}${moreFiles && html`<p class="caption">And more files.</p>`}</section>
  <section><h2>In short</h2><p dir="auto">${article.summary}</p>
    <dl class="facts">
      <dt>Words</dt><dd>${place.format.number(article.words)}</dd>
      <dt>Tone</dt><dd>${article.tone > 0.05 ? 'friendly' : article.tone < -0.05 ? 'grave' : 'neutral'} (${place.format.number(article.tone)})</dd>
      <dt>Reading ease</dt><dd>${place.format.number(Math.round(article.readability))}</dd>
      ${article.keyPhrases.length > 0 && html`<dt>Key phrases</dt><dd dir="auto">${article.keyPhrases.join(', ')}</dd>`}
      ${article.dates.length > 0 && html`<dt>Dates</dt><dd>${article.dates.join(', ')}</dd>`}
    </dl></section>`;
