import { BODY, BYLINE, TITLE } from '../story.ts';

/**
 * Web pages with the made-up story, in the layouts of different kinds of sites. `within` must be read and `around` must
 * not, as trafilatura's public evaluation marks its pages.
 */
export interface Page {
  html: string;
  within: string[];
  around: string[];
}

const p = (paragraphs: string[]): string => paragraphs.map((text) => `<p>${text}</p>`).join('\n');
const MENU = ['Home', 'World', 'Politics', 'Business', 'Culture', 'Sport', 'Weather'];
const menu = `<ul>${MENU.map((name) => `<li><a href="/${name}">${name}</a></li>`).join('')}</ul>`;
const CONSENT =
  'We and our 812 partners use cookies to store and access personal data. By clicking Accept all you consent to this processing, and you may withdraw your consent at any time in our privacy policy.';
const NEWSLETTER = 'Sign up for our morning newsletter and get the best of our reporting in your inbox every day.';
const RELATED = [
  'Ferry company to raise its fares in spring',
  'Why the old lighthouse is for sale again',
  'Storm closes three harbours in the north',
];
const COMMENTS = [
  'He has been lying about this since the day he took office, and everybody in this town knows it perfectly well.',
  'Can somebody explain to me why we need a deeper harbour at all? The last ship that big came here in 1974, as far as I remember.',
  'My uncle worked for that firm for thirty years and he says they never once won a contract the honest way, not once.',
  'Great article, thank you. I hope that the committee will publish the papers as well, so that all of us can read them.',
];
const CAPTION = 'The customs house in Port Elster, seen from the ferry terminal on Monday. Photo: Njal Orre/NPA';
const SUMMARY = 'The opposition speaks of a contract without a tender; the minister says that no such paper exists.';
const BIO =
  'Ingrid Valdasdottir has covered the ports of the north for the Courier since 2011. She lives in Port Elster with two cats.';
const links = (titles: string[]): string =>
  `<ul>${titles.map((title, at) => `<li><a href="/story-${at}">${title}</a></li>`).join('')}</ul>`;
const teaser = (title: string): string =>
  `<div class="item"><h3><a href="/x">${title}</a></h3><p>A short text that tells what the other story is about, so that people will click on it.</p></div>`;
const head = (more = ''): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${TITLE} - The Elster Courier</title><meta property="og:description" content="${SUMMARY}">${more}</head>`;
const jsonLd = (value: object): string => `<script type="application/ld+json">${JSON.stringify(value)}</script>`;

const ALL = [...BODY];
const AROUND = ['Weather', 'Sign up for our morning', '812 partners', ...RELATED, ...COMMENTS];

export const PAGES: Record<string, Page> = {
  'a WordPress blog': {
    html: `${head()}<body class="single single-post postid-12 single-format-standard"><div id="page" class="site"><header id="masthead"><nav class="main-navigation">${menu}</nav></header>
<div id="content" class="site-content"><div id="primary" class="content-area"><main><article id="post-12" class="post-12 post type-post status-publish format-standard hentry category-harbour tag-dredging">
<header class="entry-header"><h1 class="entry-title">${TITLE}</h1><div class="entry-meta">Posted on <time datetime="2026-11-03T10:15:00+00:00">November 3, 2026</time> by <a rel="author" href="/a">Ingrid</a></div></header>
<div class="entry-content"><figure class="wp-caption"><img src="a.jpg"><figcaption class="wp-caption-text">${CAPTION}</figcaption></figure>${p(BODY.slice(0, 3))}<h2>What comes next</h2>${p(BODY.slice(3))}
<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">Share this:</h3><ul><li><a href="#">Twitter</a></li></ul></div><div id="jp-relatedposts"><h3>Related</h3>${links(RELATED)}</div></div>
<footer class="entry-footer">Posted in <a href="/c">Harbour</a> Tagged <a href="/t">dredging</a></footer></article>
<div id="comments" class="comments-area"><h2>4 thoughts on “${TITLE}”</h2><ol class="comment-list">${COMMENTS.map((text) => `<li class="comment"><div class="comment-body"><p>${text}</p></div></li>`).join('')}</ol></div></main></div>
<aside id="secondary" class="widget-area"><section class="widget"><h2>Newsletter</h2><p>${NEWSLETTER}</p></section><section class="widget">${links(RELATED)}</section></aside></div></div></body></html>`,
    within: [...ALL, 'What comes next'],
    around: [...AROUND, CAPTION, 'Share this', 'Posted in'],
  },
  'a page of generated class names with structured data': {
    html: `${head(jsonLd({ '@context': 'https://schema.org', '@type': 'NewsArticle', headline: TITLE, datePublished: '2026-11-03T10:15:00Z', author: { '@type': 'Person', name: 'Ingrid Valdasdottir' }, publisher: { '@type': 'Organization', name: 'The Elster Courier' } }))}<body>
<div id="root"><div class="css-1x2y"><div class="css-9">${menu}</div><div class="css-a1"><h1 class="css-h">${TITLE}</h1><p class="css-k2">${SUMMARY}</p><div class="css-b7"><div class="css-c3">${p(BODY.slice(0, 2))}</div><div class="css-ad">Advertisement</div><div class="css-c3">${p(BODY.slice(2, 4))}</div><div class="css-q8"><p>${NEWSLETTER}</p></div><div class="css-c3">${p(BODY.slice(4))}</div></div></div>
<div class="css-r5"><h2>More in Politics</h2>${RELATED.map(teaser).join('')}</div><div class="css-z0"><p>${CONSENT}</p><button>Accept all</button></div></div></div></body></html>`,
    within: ALL,
    around: [...AROUND.slice(0, 6), 'Advertisement', 'A short text that tells', 'More in Politics'],
  },
  'a page whose structured data holds the body on one line': {
    html: `${head(
      jsonLd({
        '@graph': [
          { '@type': 'WebSite', name: 'x' },
          { '@type': ['ReportageNewsArticle'], headline: TITLE, articleBody: BODY.join(' ') },
        ],
      }),
    )}<body><div class="shell">${menu}<div class="mix"><h1>${TITLE}</h1>${p(BODY.slice(0, 3))}<p>Our weather desk expects rain for the whole of the week, and wind from the west on Friday, with some sun.</p>${p(BODY.slice(3))}<p>${BIO}</p></div></div></body></html>`,
    within: ALL,
    around: ['Weather', BIO],
  },
  'a page that scripts fill, with the body in its structured data': {
    html: `${head(jsonLd({ '@type': 'NewsArticle', headline: TITLE, articleBody: BODY.join('\n\n') }))}<body><div id="app"></div><noscript>Please enable JavaScript.</noscript></body></html>`,
    within: ALL,
    around: ['JavaScript'],
  },
  'a comment section longer than the article': {
    html: `${head()}<body><div class="wrap"><div class="top">${menu}</div><div class="story"><h1>${TITLE}</h1>${p(BODY)}</div><div class="articleCommentsWrapper"><h2>Comments (40)</h2>${Array.from({ length: 10 }, () => COMMENTS.map((text) => `<div class="c"><b>reader</b><p>${text}</p></div>`).join('')).join('')}</div></div></body></html>`,
    within: ALL,
    around: COMMENTS,
  },
  'unmarked comments below a heading': {
    html: `${head()}<body><div>${menu}</div><div><h1>${TITLE}</h1>${p(BODY)}<h3>Comments</h3>${p(COMMENTS)}</div></body></html>`,
    within: ALL,
    around: COMMENTS,
  },
  'a page of tables, line breaks and no paragraphs': {
    html: `<html><head><title>${TITLE}</title></head><body><table><tr><td colspan="2">${MENU.map((name) => `<a href="/${name}">${name}</a>`).join(' | ')}</td></tr><tr><td width="150">${RELATED.map((title) => `<a href="/x">${title}</a><br>`).join('')}</td><td><font size="5"><b>${TITLE}</b></font><br><br>${BODY.join('<br>\n<br>')}</td></tr></table></body></html>`,
    within: ALL,
    around: RELATED,
  },
  'a page inside one form': {
    html: `${head()}<body><form id="aspnetForm" method="post"><div>${menu}</div><div id="ctl00_main"><h1>${TITLE}</h1><span id="ctl00_body">${p(BODY)}</span></div><div><input type="text" value="Search"></div></form></body></html>`,
    within: ALL,
    around: ['Weather'],
  },
  'a page builder’s widgets': {
    html: `${head()}<body class="elementor-page"><div class="elementor-widget elementor-widget-nav-menu">${menu}</div><h1>${TITLE}</h1><div class="elementor-element elementor-widget elementor-widget-theme-post-content"><div class="elementor-widget-container">${p(BODY)}</div></div><div class="elementor-widget elementor-widget-posts">${RELATED.map(teaser).join('')}</div></body></html>`,
    within: ALL,
    around: RELATED,
  },
  'a summary above the text, a byline and counters': {
    html: `${head()}<body><nav>${menu}</nav><article><header><h1>${TITLE}</h1><p class="standfirst">${SUMMARY}</p><div class="byline">${BYLINE}</div><div class="counts">12 comments 34 shares</div></header><div class="article__body">${p(BODY.slice(0, 2))}<div class="ad-slot"><p>Advertisement</p></div><p><strong>Read more:</strong> <a href="/x">${RELATED[0]}</a></p>${p(BODY.slice(2))}<p><em>Reporting by Ingrid Valdasdottir; editing by Jon Lund</em></p></div><div class="author-bio"><p>${BIO}</p></div></article><section class="most-read"><h2>Most read</h2>${links(RELATED)}</section></body></html>`,
    within: [...ALL, SUMMARY],
    around: [...RELATED, BIO, '34 shares', 'Advertisement'],
  },
  'a German page with its own names for everything': {
    html: `<html lang="de"><head><title>Hafenminister weist Vorwurf zurück - Elster Kurier</title></head><body><div class="cookie-hinweis">Wir verwenden Cookies. Mit Ihrer Einwilligung verarbeiten wir personenbezogene Daten.</div><div class="hauptmenue">${menu}</div><div class="artikel"><h1>Hafenminister weist Vorwurf zurück</h1><div class="artikel-vorspann"><p>Die Opposition spricht von einem Vertrag ohne Ausschreibung, der Minister von einem Märchen.</p></div><div class="artikel-text"><p>Der Hafenminister Osvald Brekke hat am Dienstag bestritten, im Frühjahr einen geheimen Vertrag mit einer Baggerfirma geschlossen zu haben.</p><p>„Es gibt kein solches Papier“, sagte Brekke vor dem Zollhaus. „Ich müsste es wissen, denn ich hätte es unterschreiben müssen.“</p><p>Der Vertrag soll laut Opposition 14 Millionen Euro wert sein. Der Ausschuss des Parlaments will beide Seiten im Dezember hören.</p></div><div class="mehr-zum-thema"><h3>Mehr zum Thema</h3>${links(['Fähre wird teurer', 'Leuchtturm steht zum Verkauf'])}</div><div id="leserkommentare"><h3>Kommentare</h3><p>Das glaubt doch hier schon lange niemand mehr, der Mann lügt seit seinem ersten Tag im Amt, und alle wissen es.</p></div></div></body></html>`,
    within: [
      'Die Opposition spricht von',
      'Der Hafenminister Osvald Brekke hat',
      '„Es gibt kein solches Papier“',
      'Der Vertrag soll laut Opposition',
    ],
    around: ['Cookies', 'Fähre wird teurer', 'Das glaubt doch', 'Weather'],
  },
  'a list of things, each under a linked headline': {
    html: `${head()}<body><nav>${menu}</nav><div class="post-content"><p>${BODY[0]}</p>${['Harbour', 'Ferry', 'Lighthouse', 'Customs', 'Pilots'].map((name) => `<h3><a href="/${name}">${name} of the year</a></h3><p>The ${name.toLowerCase()} of the year is one that nobody had on the list, and the jury of nine said that it was proud of that.</p><p>It was also the cheapest of all that were proposed this year, by a wide margin, and the visitors liked it best.</p>`).join('')}</div></body></html>`,
    within: [BODY[0]!, 'The harbour of the year is', 'The pilots of the year is'],
    around: ['Weather'],
  },
  'an article that lives in a live blog with teasers in between': {
    html: `${head()}<body><div class="nav">${menu}</div><main><article class="live"><h1>${TITLE}</h1><div class="story-body">${p(BODY.slice(0, 2))}<div class="related-inline"><h4>Related</h4>${links(RELATED.slice(0, 1))}</div>${p(BODY.slice(2))}</div></article><aside><h3>Most popular</h3>${links(RELATED)}</aside></main><footer><p>© 2026 The Elster Courier. All rights reserved. Reproduction without permission is prohibited.</p></footer></body></html>`,
    within: ALL,
    around: [...RELATED, 'Reproduction without permission'],
  },
  'a page without one name, its captions told by their credits': {
    html: `${head()}<body><div>${menu}</div><div><h1>${TITLE}</h1><div>By INGRID VALDASDOTTIR | 3 November 2026</div><div>Osvald Brekke outside the customs house on Tuesday (Njal Orre/AFP)</div>${p(BODY.slice(0, 3))}<div>The ferry terminal seen from the sea. (Photo: Njal Orre)</div>${p(BODY.slice(3))}<h3>Further reading</h3>${links(RELATED)}<p>Follow Ingrid Valdasdottir on Twitter.</p></div></body></html>`,
    within: ALL,
    around: [
      ...RELATED,
      'outside the customs house on Tuesday (',
      'seen from the sea',
      'Follow Ingrid',
      'Further reading',
      'INGRID',
    ],
  },
  'an article that quotes a post and lists what it links to': {
    html: `${head()}<body><nav>${menu}</nav><div class="entry-content">${p(BODY.slice(0, 2))}<blockquote class="twitter-tweet"><p>There is no such paper, and I would know of it if there were.</p>— Osvald Brekke (@brekke)</blockquote>${p(BODY.slice(2))}<p>The committee has asked for four things:</p><ul><li>The minutes of the meeting in the spring of last year</li><li><a href="/tender">The papers of the tender</a></li><li>Every letter that the ministry wrote to the firm</li></ul></div></body></html>`,
    within: [...ALL, 'There is no such paper, and I would know', 'The papers of the tender'],
    around: ['Weather'],
  },
  'the labels of a German blog': {
    html: `<html lang="de"><head><title>Hafen</title></head><body><div>${menu}</div><div><h1>Der Hafen und sein Minister</h1><p>Der Hafenminister Osvald Brekke hat am Dienstag bestritten, im Frühjahr einen geheimen Vertrag mit einer Baggerfirma geschlossen zu haben.</p><p>„Es gibt kein solches Papier“, sagte Brekke vor dem Zollhaus. „Ich müsste es wissen, denn ich hätte es unterschreiben müssen.“</p><p>Der Vertrag soll laut Opposition 14 Millionen Euro wert sein. Der Ausschuss des Parlaments will beide Seiten im Dezember hören.</p><div>Teilen mit:</div><div>Gefällt mir: Wird geladen …</div><div>Dieser Beitrag wurde veröffentlicht in <a href="/h">Hafen</a> und verschlagwortet mit <a href="/b">Baggern</a>.</div><h3>Schreibe einen Kommentar</h3><p>Deine E-Mail-Adresse wird nicht veröffentlicht. Erforderliche Felder sind markiert.</p></div></body></html>`,
    within: ['Der Hafenminister Osvald Brekke hat', 'Der Vertrag soll laut Opposition'],
    around: ['Teilen mit', 'Wird geladen', 'verschlagwortet', 'Schreibe einen', 'Erforderliche'],
  },
  'a short notice among longer teasers': {
    html: `${head()}<body><nav>${menu}</nav><div class="entry-content"><p>The harbour of Port Elster was closed on Monday after a storm. Nobody was hurt, the harbour master said.</p></div><div class="teaser-list"><p>The other harbours stay open until Friday, and the ferries sail.</p></div></body></html>`,
    within: ['The harbour of Port Elster was closed'],
    around: ['The other harbours stay open'],
  },
};
