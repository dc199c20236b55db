import type { Search } from '../../functions/tables/search.ts';
import type { Address } from './address.ts';
import { readArticle } from './data/article.ts';
import { isDigest } from './data/digests.ts';
import { disagreementIn } from './data/disputes.ts';
import { latestArrival, readFiles, readHistory } from './data/files.ts';
import type { Reader } from './data/reader.ts';
import { standingsOf } from './data/revisions.ts';
import { findUnnamed, readSomebody } from './data/somebody.ts';
import { dayIn, type Span, spanOfDays } from './data/span.ts';
import { findStory, readStatements, readStory } from './data/story.ts';
import { readToday } from './data/today.ts';
import type { Html } from './html.ts';
import type { Place, Shown } from './place.ts';
import { articleView, unreadView } from './views/article.ts';
import { disagreementView } from './views/disagreement.ts';
import { filesView, historyView } from './views/files.ts';
import { nothingView } from './views/nothing.ts';
import { searchView } from './views/search.ts';
import { somebodyView } from './views/somebody.ts';
import { storyView } from './views/story.ts';
import { todayView } from './views/today.ts';

export interface Source {
  reader: Reader;
  search: Search;
}

export interface Explored extends Shown<Html> {
  found: boolean;
}

/**
 * Reads what an address names and shows it.
 *
 * @param span the time that is shown if the address names none; by default the day on which the latest file came
 */
export const explore = async (address: Address, source: Source, place: Place, span?: Span): Promise<Explored> => {
  const shown = await show(address, source, place, span);
  return shown
    ? { ...shown, found: true }
    : { ...nothingView(place, MISSING[address.view] ?? 'Nothing'), found: false };
};

const MISSING: Partial<Record<Address['view'], string>> = {
  story: 'There is no such story',
  disagreement: 'There is no such story',
  article: 'There is no such article',
};

const show = async (
  address: Address,
  { reader, search }: Source,
  place: Place,
  span?: Span,
): Promise<Shown<Html> | undefined> => {
  switch (address.view) {
    case 'today':
      return todayView(place, await readToday(reader, await spanOf(address, reader, place, span)));
    case 'story': {
      const story = await readStory(reader, address.story);
      return story && storyView(place, story);
    }
    case 'disagreement': {
      const { subject } = address;
      const story = await findStory(reader, address.story);
      if (!story) return undefined;
      const [{ rows }, digest, standings] = await Promise.all([
        readStatements(reader, story.storyId),
        isDigest(reader, story.storyId),
        standingsOf(reader, [story.storyId]),
      ]);
      const found = disagreementIn(rows, digest ? undefined : subject);
      return disagreementView(place, {
        story,
        subject,
        isDigest: digest,
        standing: standings.get(story.storyId),
        ...found,
      });
    }
    case 'somebody':
      return somebodyView(place, await readSomebody(reader, address.name, address.before));
    case 'article': {
      const found = await readArticle(reader, address.article);
      if (found && 'withdrawn' in found) return nothingView(place, 'This article was withdrawn');
      if (found && 'unread' in found) return unreadView(place, found);
      return found && articleView(place, found);
    }
    case 'files': {
      if (address.key !== undefined) return historyView(place, await readHistory(reader, address.key));
      return filesView(place, await readFiles(reader, address.outcome, address.before));
    }
    case 'search': {
      const { words, speaker: asked, ...days } = address;
      if (words === undefined) return searchView(place, address);
      // Statements have the whole name, which a reader need not type.
      const whole = asked === undefined ? undefined : (await search.names({ text: asked, limit: 1 })).names[0];
      const speaker = whole?.name ?? asked;
      const { from, to } = days;
      const [names, quotations, unnamed] = await Promise.all([
        search.names({ text: words }),
        search.quotations({ words, ...(speaker && { speaker }), ...(from && { from }), ...(to && { to }) }),
        findUnnamed(reader, words),
      ]);
      return searchView(place, address, { names, quotations, speaker, unnamed });
    }
  }
};

const spanOf = async (
  { from, to }: { from?: string; to?: string },
  reader: Reader,
  { format: { timeZone } }: Place,
  span: Span | undefined,
): Promise<Span> => {
  const first = from ?? to;
  if (first !== undefined) return spanOfDays(first, to ?? first, timeZone);
  if (span) return span;
  const day = dayIn(timeZone, (await latestArrival(reader)) ?? new Date().toISOString());
  return spanOfDays(day, day, timeZone);
};
