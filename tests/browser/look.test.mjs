// What makes the pages pleasant to read: colors that can be chosen, a table of contents, a navigation that
// needs no script; and what a page costs to fetch.

import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {findOverflow} from './support/layout.mjs';
import {useServedSite} from './support/served-site.mjs';
import {watchForTrouble} from './support/trouble.mjs';

const site = useServedSite('/sub/path/');
const {open: visit} = site;

// What is painted behind the text: dark or light.
async function paper(page) {
  const color = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const [red] = color.match(/\d+/g).map(Number);
  return red < 128 ? 'dark' : 'light';
}

const themeButton = (page, name) => page.getByRole('button', {name, exact: true});

describe('Colors', () => {
  for (const colorScheme of ['light', 'dark']) {
    const other = colorScheme === 'light' ? 'dark' : 'light';
    const words = {light: 'Light colors', dark: 'Dark colors'};

    it(`follow a system that is ${colorScheme}, and the button, on every page`, async () => {
      await visit('502/', {colorScheme}, async (page) => {
        assert.equal(await paper(page), colorScheme);
        await themeButton(page, words[other]).click();
        assert.equal(await paper(page), other);
        await page.goto(`${site.url}codes/`);
        assert.equal(await paper(page), other);
        await themeButton(page, words[colorScheme]).click();
        assert.equal(await paper(page), colorScheme);
      });
    });
  }

  it('follow the system again once the choice is the same', async () => {
    await visit('502/', {colorScheme: 'light'}, async (page) => {
      await themeButton(page, 'Dark colors').click();
      await themeButton(page, 'Light colors').click();
      await page.emulateMedia({colorScheme: 'dark'});
      assert.equal(await paper(page), 'dark');
      assert.equal(await page.evaluate(() => localStorage.length), 0);
    });
  });

  it('follow the system without scripts', async () => {
    await visit('502/', {colorScheme: 'dark', javaScriptEnabled: false}, async (page) => {
      assert.equal(await page.getByRole('button').count(), 0);
      assert.equal(await paper(page), 'dark');
    });
  });

  it('can be changed where storage is closed to the page', async () => {
    const context = await site.browser.newContext({colorScheme: 'light'});
    await context.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('closed', 'SecurityError'); }});
    });
    const page = await context.newPage();
    const trouble = watchForTrouble(page, site.url);
    await page.goto(`${site.url}502/`);
    await themeButton(page, 'Dark colors').click();
    assert.equal(await paper(page), 'dark');
    assert.deepEqual(trouble, []);
    await context.close();
  });
});

describe('Navigation', () => {
  it('opens its second half without scripts', async () => {
    await visit('502/', {javaScriptEnabled: false}, async (page) => {
      const articles = page.getByRole('navigation', {name: 'Main'}).getByRole('link', {name: 'Articles'});
      assert.equal(await articles.isVisible(), false);
      await page.getByText('More', {exact: true}).click();
      await articles.click();
      await page.waitForURL(`${site.url}articles/`);
    });
  });
});

describe('The table of contents', () => {
  const contents = (page) => page.getByRole('navigation', {name: 'On this page'});

  it('names a heading of the page with each of its links', async () => {
    for (const address of ['502/', '502/code/', 'compare/502-vs-503/', 'guides/server-errors/', 'articles/soft-404/', 'about/']) {
      await visit(address, {}, async (page) => {
        const targets = await contents(page).getByRole('link').evaluateAll((links) =>
          links.map((link) => document.getElementById(link.hash.slice(1))?.localName ?? link.outerHTML));
        assert.ok(targets.length > 1, address);
        assert.deepEqual(targets.filter((name) => !['h2', 'details'].includes(name)), [], address);
      });
    }
  });

  it('stays in sight beside the text of a wide screen and above that of a narrow one', async () => {
    for (const width of [1280, 360]) {
      await visit('502/', {viewport: {width, height: 800}}, async (page) => {
        await page.evaluate(() => scrollTo(0, 3000));
        const box = await contents(page).boundingBox();
        assert.ok(box.y >= 0 && box.y < 100, `${width}: ${box.y}`);
      });
    }
  });
});

describe('Layouts', () => {
  // 200 % and 400 % of a window that is 1280 px wide have room for 640 and 320 px.
  for (const width of [1440, 1280, 768, 640, 320]) {
    it(`of ${width} px need no scrolling sideways`, async () => {
      for (const address of ['', '503/', '503/code/', 'compare/502-vs-503/', 'guides/server-errors/']) {
        await visit(address, {viewport: {width, height: 900}}, async (page) => {
          assert.deepEqual(await findOverflow(page), [], address);
        });
      }
    });
  }

  // Forms that scripts show have their room from the start.
  for (const width of [1280, 412, 360]) {
    it(`of ${width} px stay where they are while a page opens`, async () => {
      const addresses = ['502/', 'codes/', 'compare/', 'compare/502/', 'faq/', 'cheat-sheet/', 'tables/retries/'];
      for (const address of addresses) {
        await visit(address, {viewport: {width, height: 820}}, async (page) => {
          const shifts = await page.evaluate(() => new Promise((resolve) => {
            new PerformanceObserver((list) => resolve(list.getEntries().map(({value}) => value)))
              .observe({type: 'layout-shift', buffered: true});
            setTimeout(() => resolve([]), 300);
          }));
          const sum = shifts.reduce((all, value) => all + value, 0);
          assert.ok(sum < 0.005, `${address}: ${sum}`);
        });
      }
    });
  }

  it('do not move by themselves', async () => {
    for (const address of ['', '502/']) {
      await visit(address, {reducedMotion: 'reduce'}, async (page) => {
        assert.equal(await page.evaluate(() => document.getAnimations().length), 0);
        const moving = await page.evaluate(() =>
          [...document.querySelectorAll('*')].filter((element) => {
            const {transitionDuration, scrollBehavior} = getComputedStyle(element);
            return transitionDuration !== '0s' || scrollBehavior === 'smooth';
          }).length);
        assert.equal(moving, 0);
      });
    }
  });
});

describe('Long lists', () => {
  const isLaidOut = (page) =>
    page.locator('.questions li').last().evaluate((item) => item.checkVisibility({contentVisibilityAuto: true}));

  it('are laid out where the reader is, and about as tall before as after', async () => {
    for (const width of [1280, 768, 412, 320]) {
      await visit('faq/', {viewport: {width, height: 820}}, async (page) => {
        assert.equal(await isLaidOut(page), false);
        const height = () => page.evaluate(() => document.documentElement.scrollHeight);
        const before = await height();
        await page.locator('.questions').evaluateAll((lists) => lists.forEach((list) => list.removeAttribute('data-count')));
        assert.equal(await isLaidOut(page), true);
        const ratio = before / await height();
        assert.ok(ratio > 0.95 && ratio < 1.2, `${width}: ${ratio}`);
      });
    }
  });

  it('are laid out wholly on the way to a fragment, and for a filter', async () => {
    await visit('faq/#vendor-codes', {}, async (page) => {
      assert.equal(await isLaidOut(page), true);
      const {y} = await page.locator('#vendor-codes').boundingBox();
      assert.ok(y >= 0 && y < 100, String(y));
    });
    await visit('faq/', {}, async (page) => {
      await page.getByLabel('Number or words').fill('grpc');
      assert.equal(await page.locator('[data-count]').count(), 0);
    });
  });
});

describe('A visit', () => {
  it("to a code's page takes three requests", async () => {
    const context = await site.browser.newContext();
    const page = await context.newPage();
    const types = [];
    page.on('request', (request) => types.push(request.resourceType()));
    await page.goto(`${site.url}503/`, {waitUntil: 'networkidle'});
    assert.deepEqual(types.sort(), ['document', 'script', 'stylesheet']);
    await context.close();
  });
});
