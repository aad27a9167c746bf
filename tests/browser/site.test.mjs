// The built site in a browser: every kind of page, from a web server under a sub-path and from the disk.

import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {after, before, describe, it} from 'node:test';
import {pathToFileURL} from 'node:url';

import {findBarriers, findColorBarriers} from './support/accessibility.mjs';
import {findOverflow} from './support/layout.mjs';
import {useServedSite} from './support/served-site.mjs';
import {watchForTrouble} from './support/trouble.mjs';

const folders = [
  '',
  '502/',
  '502/code/',
  'codes/',
  'changes/',
  'search-bar/',
  'categories/server-error/',
  'categories/nginx/',
  'categories/iis/',  // no codes of its own
  'compare/',
  'compare/502/',
  'compare/499-esri/',  // nobody has written about it
  'compare/502-vs-503/',
  'compare/418-vs-451/',  // nobody has written about this pair
  'guides/',
  'guides/server-errors/',
  'decide/',
  'decide/api/',
  'decide/uploads/dav-lock/',
  'decide/all/',
  'cheat-sheet/',
  'mock/',
  'faq/',
  'faq/redirects/',
  'articles/',
  'articles/soft-404/',
  'quiz/',
  'lint/',
  'lint/field-obs-fold/',
  'about/',
];
// A server shows it at any address, so its links start from the site's base path: no page for a disk.
const notFound = '404.html';
const pages = [...folders, notFound];

const site = useServedSite('/sub/path/');
const {withPage} = site;

// One page for all tests of a group, as { page, context } once they run: making a context for each takes
// longer than what is looked at.
function usePage(options = {}) {
  const shared = {};
  before(async () => {
    shared.context = await site.browser.newContext(options);
    shared.page = await shared.context.newPage();
  });
  after(() => shared.context?.close());
  return shared;
}

function describePage(page) {
  return page.evaluate(() => ({
    headings: document.querySelectorAll('h1').length,
    mains: document.querySelectorAll('main').length,
    language: document.documentElement.lang,
    hasTitle: document.title.trim() !== '',
    isStyled: [...document.styleSheets].length > 0,
  }));
}

const soundPage = {headings: 1, mains: 1, language: 'en', hasTitle: true, isStyled: true};

const origins = [
  {
    name: 'a web server under a sub-path',
    pages,
    root: () => site.url,
    address: (page) => site.url + page,
  },
  {
    name: 'the disk',
    pages: folders,
    root: () => pathToFileURL(site.folder).href,
    address: (page) => pathToFileURL(path.join(site.folder, page, 'index.html')).href,
  },
];

function firstLink(page, name) {
  return page.getByRole('main').getByRole('link', {name}).first();
}

async function walkFromHomeToComparison(page, home) {
  await page.goto(home);
  await firstLink(page, /^502 Bad Gateway/).click();
  await page.getByRole('heading', {level: 1, name: '502 Bad Gateway'}).waitFor();
  await firstLink(page, 'Compare 502 and 503').click();
  await page.getByRole('heading', {level: 1, name: '502 Bad Gateway vs 503 Service Unavailable'}).waitFor();
}

for (const origin of origins) {
  describe(`From ${origin.name}`, () => {
    const shared = usePage();
    let trouble;

    before(() => {
      trouble = watchForTrouble(shared.page, origin.root());
    });

    for (const address of origin.pages) {
      it(`/${address} is a whole page and asks for nothing outside the site`, async () => {
        trouble.length = 0;
        await shared.page.goto(origin.address(address));
        assert.deepEqual(await describePage(shared.page), soundPage);
        assert.deepEqual(trouble, []);
      });
    }

    it('links lead from the home page to a code and on to a comparison', async () => {
      await withPage({}, async (page) => {
        const trouble = watchForTrouble(page, origin.root());
        await walkFromHomeToComparison(page, origin.address(''));
        assert.deepEqual(trouble, []);
      });
    });
  });
}

describe('From a web server', () => {
  it('links work without JavaScript', async () => {
    await withPage({javaScriptEnabled: false}, async (page) => {
      await walkFromHomeToComparison(page, site.url);
    });
  });

  it('pages have different titles', async () => {
    const titles = new Set();
    for (const address of pages) {
      const name = address.endsWith('.html') ? address : `${address}index.html`;
      titles.add(/<title>(.*?)<\/title>/.exec(await readFile(path.join(site.folder, name), 'utf8'))[1]);
    }
    assert.equal(titles.size, pages.length);
  });

  it('an unknown address at any depth shows the styled 404 page, whose links work', async () => {
    await withPage({}, async (page) => {
      const response = await page.goto(`${site.url}no/such/page/`);
      assert.equal(response.status(), 404);
      assert.deepEqual(await describePage(page), soundPage);
      await page.getByRole('link', {name: 'cheat sheet', exact: true}).click();
      await page.waitForURL(`${site.url}cheat-sheet/`);
    });
  });

  it('the server sends a policy under which an inline style would be noticed', async () => {
    await withPage({}, async (page) => {
      const trouble = watchForTrouble(page, site.url);
      await page.goto(site.url);
      const refused = page.waitForEvent('console');
      await page.evaluate(() => document.body.setAttribute('style', 'color: red'));
      await refused;
      assert.equal(trouble.length, 1);
      assert.match(trouble[0], /^console: .*Content Security Policy/);
    });
  });

  it('the first Tab shows a link that skips to the content', async () => {
    await withPage({}, async (page) => {
      await page.goto(`${site.url}502/`);
      await page.keyboard.press('Tab');
      const skip = page.getByRole('link', {name: 'Skip to the content'});
      assert.ok(await skip.evaluate((link) => link === document.activeElement));
      assert.ok((await skip.boundingBox()).x >= 0);
      await page.keyboard.press('Enter');
      await page.waitForURL(`${site.url}502/#main`);
    });
  });
});

describe('On a narrow screen', () => {
  const shared = usePage({viewport: {width: 320, height: 640}});

  for (const address of pages) {
    it(`/${address} does not scroll sideways`, async () => {
      await shared.page.goto(site.url + address);
      for (const width of [320, 360]) {
        await shared.page.setViewportSize({width, height: 640});
        assert.deepEqual(await findOverflow(shared.page), []);
      }
    });
  }
});

describe('axe-core', () => {
  const shared = usePage({bypassCSP: true});
  const screens = [{width: 1280, height: 720}, {width: 320, height: 640}];

  for (const address of pages) {
    it(`finds no barrier on /${address}, wide and narrow, in light and in dark colors`, async () => {
      const {page} = shared;
      await page.goto(site.url + address);
      for (const screen of screens) {
        await page.setViewportSize(screen);
        await page.emulateMedia({colorScheme: 'light'});
        assert.deepEqual(await findBarriers(page), [], `light, ${screen.width}`);
        await page.emulateMedia({colorScheme: 'dark'});
        assert.deepEqual(await findColorBarriers(page), [], `dark, ${screen.width}`);
      }
    });
  }
});
