import { existsSync } from 'node:fs';
import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium'];

/** The browser of the tests and of the pictures: `CHROMIUM`, or Debian's. */
const executablePath = process.env.CHROMIUM || PLACES.find((place) => existsSync(place));

/** Under CI a missing browser is a failure: nobody would read that tests were skipped. */
export const hasBrowser = executablePath !== undefined || Boolean(process.env.CI);

if (!hasBrowser) {
  console.warn('No browser, so the explorer is not tested in one: apt-get install chromium, or set CHROMIUM.');
}

export const startBrowser = (): Promise<Browser> => {
  if (executablePath === undefined) throw new Error('There is no browser: apt-get install chromium, or set CHROMIUM');
  // Its sandbox cannot be set up by root, which tests in a container are.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath, args });
};

/** What axe finds that is serious or critical, as lines. */
export const seriousFindings = async (page: Page): Promise<string[]> => {
  // By evaluation: the page's own rules let no other script in.
  await page.evaluate(axe.source);
  const { violations } = (await page.evaluate('axe.run()')) as axe.AxeResults;
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`));
};

/** Does anything reach over the edge of the window? */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth') as Promise<number>;

/** The texts of pictures and tables that reach over an edge of the view: seen in part, or only after scrolling. */
export const beyondEdges = (page: Page): Promise<string[]> =>
  page.evaluate(`(() => {
    const view = document.querySelector('.view').getBoundingClientRect();
    return [...document.querySelectorAll('.view svg text, .view td')].flatMap((element) => {
      const { left, right, width } = element.getBoundingClientRect();
      return width > 0 && (left < view.left - 1 || right > view.right + 1) ? [element.textContent.trim()] : [];
    });
  })()`) as Promise<string[]>;
