// What scripts add for readers: the search of every page, keys, copy buttons, the remembered framework,
// links of headings, and the quiz. What the search finds is tested without a browser in ../search.

import assert from 'node:assert/strict';
import path from 'node:path';
import {describe, it} from 'node:test';
import {pathToFileURL} from 'node:url';

import {findBarriers} from './support/accessibility.mjs';
import {findOverflow} from './support/layout.mjs';
import {useServedSite} from './support/served-site.mjs';

const site = useServedSite('/sub/');
const {open} = site;

const field = (page) => page.getByRole('combobox', {name: 'Search'});
const options = (page) => page.getByRole('option');
const isFocused = (locator) => locator.evaluate((element) => element === document.activeElement);
const chosenOption = (page) =>
  field(page).evaluate((input) => document.getElementById(input.getAttribute('aria-activedescendant'))?.textContent);
const announced = (page) => page.locator('form[data-search] [role=status]').textContent();

describe('The search', () => {
  it('is reached by / from any page, is walked with the arrow keys in groups, and opens what is chosen', async () => {
    await open('compare/502-vs-503/', {}, async (page) => {
      await page.keyboard.press('/');
      assert.ok(await isFocused(field(page)));
      assert.equal(await field(page).inputValue(), '');
      await page.keyboard.type('gatway timout');
      await options(page).first().waitFor();
      assert.equal(await field(page).getAttribute('aria-expanded'), 'true');
      assert.match(await announced(page), /^\d+ results\. Arrow keys choose, Enter opens the first\.$/);
      const groups = await page.getByRole('listbox', {name: 'Results'}).getByRole('group').all();
      assert.ok(groups.length > 1);
      assert.equal(await page.getByRole('group', {name: 'Codes', exact: true}).getByRole('option').first().textContent(), await options(page).first().textContent());
      await page.keyboard.press('ArrowDown');
      assert.match(await chosenOption(page), /^504 Gateway Timeout/);
      await page.keyboard.press('ArrowUp');
      assert.equal(await chosenOption(page), undefined);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.waitForURL(`${site.url}504/`);
    });
  });

  const queries = [
    ['', '502', '502/'],
    ['502/', '502 503', 'compare/502-vs-503/'],
    ['quiz/', 'unauthorized vs forbidden', 'compare/401-vs-403/'],
    ['codes/', 'HTTP_418_IM_A_TEAPOT', '418/'],
  ];
  for (const [address, query, expected] of queries) {
    it(`from /${address} leads with “${query}” and Enter to /${expected}`, async () => {
      await open(address, {}, async (page) => {
        await page.keyboard.press('/');
        await page.keyboard.type(query);
        await page.keyboard.press('Enter');
        await page.waitForURL(site.url + expected);
      });
    });
  }

  it('fetches its index on the first focus only, and once', async () => {
    await open('502/', {}, async (page) => {
      const asked = [];
      page.on('request', (request) => asked.push(/assets\/(\w+)\.\w+\.js/.exec(request.url())?.[1]));
      const lists = () => asked.filter((name) => name === 'codes' || name === 'pages').sort();
      assert.deepEqual(lists(), []);
      await field(page).click();
      await page.keyboard.type('x402');
      await options(page).first().waitFor();
      await field(page).blur();
      await field(page).focus();
      assert.deepEqual(lists(), ['codes', 'pages']);
    });
  });

  it('offers links, which a mouse can open in a new tab, and says when nothing fits', async () => {
    await open('404/', {}, async (page, context) => {
      await field(page).fill('teapot');
      const opened = context.waitForEvent('page');
      await options(page).first().click({modifiers: ['Control']});
      await (await opened).waitForURL(`${site.url}418/`);
      await field(page).fill('qxzvw');
      await page.waitForFunction(() => document.querySelector('form[data-search] [role=status]').textContent === 'Nothing fits.');
      await page.keyboard.press('Enter');
      await page.waitForURL(`${site.url}codes/?q=qxzvw`);
      await page.getByText('No code fits. Clear the filter to see all.').waitFor();
    });
  });

  it('leads without JavaScript to the list of all codes', async () => {
    await open('', {javaScriptEnabled: false}, async (page) => {
      await page.getByRole('searchbox', {name: 'Search'}).fill('502');
      await page.keyboard.press('Enter');
      await page.waitForURL(`${site.url}codes/?q=502`);
    });
  });

  it('works from the disk', async () => {
    const context = await site.browser.newContext();
    try {
      const page = await context.newPage();
      await page.goto(pathToFileURL(path.join(site.folder, '502/index.html')).href);
      await field(page).fill('503 vs 504');
      await options(page).first().click();
      await page.waitForURL(/compare\/503-vs-504\/index\.html$/);
    } finally {
      await context.close();
    }
  });
});

describe('Keys', () => {
  it('are told by ? in a dialog that gives the focus back, and mean nothing while somebody types', async () => {
    await open('502/', {}, async (page) => {
      const dialog = page.getByRole('dialog', {name: 'Keyboard'});
      const opener = page.getByRole('button', {name: 'Keyboard'});
      await opener.focus();
      await page.keyboard.press('?');
      await dialog.waitFor();
      await page.keyboard.press('Escape');
      await dialog.waitFor({state: 'detached'});
      assert.ok(await isFocused(opener));
      await field(page).focus();
      await page.keyboard.type('a/b?');
      assert.equal(await field(page).inputValue(), 'a/b?');
      assert.equal(await dialog.count(), 0);
    });
  });

  it('can be switched off, for all pages, and on again', async () => {
    await open('502/', {}, async (page) => {
      const box = page.getByRole('checkbox');
      await page.keyboard.press('?');
      await box.uncheck();
      await page.getByRole('button', {name: 'Close'}).click();
      await page.goto(`${site.url}503/`);
      await page.keyboard.press('/');
      assert.equal(await isFocused(field(page)), false);
      await page.getByRole('button', {name: 'Keyboard'}).click();
      assert.equal(await box.isChecked(), false);
      await box.check();
      await page.keyboard.press('Escape');
      await page.keyboard.press('/');
      assert.ok(await isFocused(field(page)));
    });
  });
});

describe('Reading aids', () => {
  it('copy an example as it stands', async () => {
    await open('502/', {permissions: ['clipboard-read', 'clipboard-write']}, async (page) => {
      const example = page.locator('.copyable').first();
      await example.getByRole('button', {name: 'Copy'}).click();
      await example.getByRole('button', {name: 'Copied'}).waitFor();
      const [copied, shown] = await Promise.all([page.evaluate(() => navigator.clipboard.readText()), example.locator('pre').textContent()]);
      assert.equal(copied, shown);
    });
  });

  it('open the chosen framework on the next page', async () => {
    await open('502/', {}, async (page) => {
      const openOnes = () => page.locator('details[data-framework][open]').evaluateAll((list) => list.map(({dataset}) => dataset.framework));
      assert.deepEqual(await openOnes(), []);
      await page.locator('#code-flask summary').click();
      await page.goto(`${site.url}503/`);
      assert.deepEqual(await openOnes(), ['flask']);
      await page.goto(`${site.url}404/code/`);
      assert.deepEqual(await openOnes(), ['flask']);
      await page.getByRole('navigation', {name: 'On this page'}).getByRole('link', {name: 'Django'}).click();
      assert.deepEqual(await openOnes(), ['flask', 'django']);
      await page.goto(`${site.url}503/code/`);
      assert.deepEqual(await openOnes(), ['django']);
      await page.locator('#code-django summary').click();
      await page.goto(`${site.url}404/code/`);
      assert.equal((await openOnes()).length, 16);
    });
  });

  it('make headings links to themselves, without a change of their names', async () => {
    await open('502/', {}, async (page) => {
      const heading = page.getByRole('heading', {name: 'Ready-to-use code', exact: true});
      await heading.getByRole('link').click();
      await page.waitForURL(`${site.url}502/#code`);
    });
  });

  it('do without a memory where the browser refuses one', async () => {
    await open('about/', {}, async (page) => {
      await page.addInitScript(() => {
        Object.defineProperty(globalThis, 'localStorage', {
          get() {
            throw new DOMException('refused', 'SecurityError');
          },
        });
      });
      await page.goto(`${site.url}502/code/`);
      await page.locator('#code-django summary').click();
      await page.goto(`${site.url}quiz/`);
      await page.locator('.quiz-choice').first().click();
      await page.getByText(/1 (right|wrong), \d+ (wrong|to go)/).first().waitFor();
    });
  });
});

const question = (page, number) => page.locator('.quiz-question:visible').nth(number);
const rightOne = (page, number) => question(page, number).locator('li[data-right=yes] button');
const wrongOne = (page, number) => question(page, number).locator('li[data-right=no] button').first();
const score = (page) => page.locator('.quiz-score').textContent();

describe('The quiz', () => {
  it('is played by keyboard, gives reasons, and counts', async () => {
    await open('quiz/', {}, async (page) => {
      const all = await page.locator('.quiz-question').count();
      await page.locator('.quiz-score').waitFor();  // it is there when all questions have their buttons
      assert.equal(await page.locator('.quiz-question details:visible').count(), 0);
      await rightOne(page, 0).focus();
      await page.keyboard.press('Enter');
      assert.match(await question(page, 0).getByRole('status').textContent(), /^Right\. \S/);
      assert.ok(await isFocused(rightOne(page, 0)));
      await wrongOne(page, 1).focus();
      await page.keyboard.press('Space');
      assert.match(await question(page, 1).getByRole('status').textContent(), /^Wrong\. Not \d{3}: \S/);
      assert.ok(await question(page, 1).locator('details').evaluate(({open: isOpen}) => isOpen));
      assert.equal(await score(page), `1 right, 1 wrong, ${all - 2} to go`);
      // An answer stands.
      await rightOne(page, 1).click({force: true});
      assert.equal(await score(page), `1 right, 1 wrong, ${all - 2} to go`);
    });
  });

  it('keeps the answers on the device until somebody starts again', async () => {
    await open('quiz/', {}, async (page) => {
      const all = await page.locator('.quiz-question').count();
      await rightOne(page, 2).click();
      await page.locator('.quiz-score').waitFor();
      await page.reload();
      assert.equal(await score(page), `1 right, 0 wrong, ${all - 1} to go`);
      await page.getByRole('button', {name: 'Start again'}).click();
      assert.equal(await score(page), `0 right, 0 wrong, ${all} to go`);
      assert.ok(await isFocused(question(page, 0).locator('button').first()));
      await page.reload();
      assert.equal(await score(page), `0 right, 0 wrong, ${all} to go`);
    });
  });

  it('is narrowed to one difficulty', async () => {
    await open('quiz/', {}, async (page) => {
      await page.getByLabel('Difficulty').selectOption('hard');
      const shown = await page.locator('.quiz-question:visible').evaluateAll((list) => list.map(({dataset}) => dataset.difficulty));
      assert.ok(shown.length > 1);
      assert.deepEqual([...new Set(shown)], ['hard']);
      assert.equal(await score(page), `0 right, 0 wrong, ${shown.length} to go`);
    });
  });

  it('can be read without JavaScript', async () => {
    await open('quiz/', {javaScriptEnabled: false}, async (page) => {
      assert.equal(await page.getByRole('main').getByRole('button').count(), 0);
      await question(page, 0).locator('summary').click();
      assert.ok(await question(page, 0).getByText(/^Not \d{3}: /).first().isVisible());
    });
  });
});

const inUse = [
  {
    name: 'the search of the home page',
    address: '',
    use: async (page) => {
      await field(page).fill('timeout');
      await options(page).first().waitFor();
      await page.keyboard.press('ArrowDown');
    },
  },
  {
    name: 'the search of a code’s page and an open snippet',
    address: '502/',
    use: async (page) => {
      await page.locator('#code-flask summary').click();
      await field(page).fill('502 vs 50');
      await options(page).first().waitFor();
    },
  },
  {name: 'the help on keys', address: '404/', use: (page) => page.keyboard.press('?')},
  {
    name: 'the quiz',
    address: 'quiz/',
    use: async (page) => {
      await rightOne(page, 0).click();
      await wrongOne(page, 1).click();
    },
  },
];

describe('In use', () => {
  for (const {name, address, use} of inUse) {
    it(`${name}: axe-core finds no barrier, and a narrow page does not scroll sideways`, async () => {
      for (const colorScheme of ['light', 'dark']) {
        await open(address, {bypassCSP: true, colorScheme, viewport: {width: 320, height: 640}}, async (page) => {
          await use(page);
          assert.deepEqual(await findOverflow(page), []);
          assert.deepEqual(await findBarriers(page), [], colorScheme);
        });
      }
    });
  }
});
