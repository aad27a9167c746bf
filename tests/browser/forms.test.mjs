// The forms that appear when scripts run: the filter of all codes and the picker of two codes. Without
// scripts their pages are whole lists.

import assert from 'node:assert/strict';
import path from 'node:path';
import {describe, it} from 'node:test';
import {pathToFileURL} from 'node:url';

import {findBarriers} from './support/accessibility.mjs';
import {findOverflow} from './support/layout.mjs';
import {useServedSite} from './support/served-site.mjs';

const site = useServedSite('/');
const {open} = site;

function shownCodes(page) {
  return page.locator('tr[data-code]:visible').evaluateAll((rows) => rows.map(({dataset}) => dataset.code));
}

const field = (page, name) => page.getByLabel(name, {exact: true});
const status = (page) => page.getByRole('main').getByRole('status').first();
const options = (page) => page.getByRole('option');

async function waitForStatus(page, text) {
  await status(page).filter({hasText: text}).waitFor();
}

describe('The list of all codes', () => {
  it('is whole without JavaScript, with an anchor for each class and no form', async () => {
    await open('codes/#server-error', {javaScriptEnabled: false}, async (page) => {
      const codes = await shownCodes(page);
      assert.ok(codes.length > 100);
      assert.equal(new Set(codes).size, codes.length);
      assert.equal(await page.locator('main form').filter({visible: true}).count(), 0);
      for (const id of ['informational', 'successful', 'redirection', 'client-error', 'server-error', 'no-class']) {
        assert.equal(await page.locator(`h2#${id}`).count(), 1, id);
      }
    });
  });

  it('is filtered by each field, says how many are left, and keeps the state in the address', async () => {
    await open('codes/', {}, async (page) => {
      const all = (await shownCodes(page)).length;
      await waitForStatus(page, `All ${all} codes`);
      await field(page, 'Defined by').selectOption('nginx');
      assert.ok((await shownCodes(page)).includes('499'));
      await field(page, 'Where it is met').selectOption('log only');
      const logged = await shownCodes(page);
      assert.deepEqual(logged, ['444', '499']);
      await waitForStatus(page, `2 of ${all} codes`);
      assert.equal(page.url(), `${site.url}codes/?vendor=nginx&presence=log+only`);
      assert.equal(await page.locator('h2#server-error').isVisible(), false);
      await page.getByRole('button', {name: 'Clear'}).click();
      await waitForStatus(page, `All ${all} codes`);
      assert.equal(page.url(), `${site.url}codes/`);
    });
  });

  it('is filtered as somebody types, also by words that the table does not hold', async () => {
    await open('codes/', {}, async (page) => {
      await field(page, 'Number or words').fill('50');
      assert.ok((await shownCodes(page)).every((code) => code.startsWith('50')));
      await field(page, 'Number or words').fill('upstream prematurely');
      await page.locator('tr[data-code="502"]').waitFor();
      assert.ok((await shownCodes(page)).includes('502'));
      await field(page, 'Number or words').fill('StatusBadGateway');
      assert.deepEqual(await shownCodes(page), ['502']);
      await field(page, 'Number or words').fill('no such words');
      await waitForStatus(page, 'No code fits. Clear the filter to see all.');
      assert.deepEqual(await shownCodes(page), []);
    });
  });

  it('opens as an address describes it, and ignores what no option has', async () => {
    await open('codes/?class=redirection&standing=unused&vendor=nobody', {}, async (page) => {
      assert.deepEqual(await shownCodes(page), ['306']);
      assert.equal(await field(page, 'Defined by').inputValue(), '');
    });
  });

  it('fetches the words only when somebody starts to type', async () => {
    await open('codes/', {}, async (page) => {
      const asked = page.waitForRequest(/\/assets\/codes\./);
      const before = await page.evaluate(() => performance.getEntriesByType('resource').map(({name}) => name));
      assert.deepEqual(before.filter((name) => /\/codes\.[0-9a-f]+\.js$/.test(name)), []);
      await field(page, 'Number or words').focus();
      await asked;
    });
  });
});

describe('The picker', () => {
  it('leads from two numbers to their comparison, the lower one first, by keyboard alone', async () => {
    await open('compare/', {}, async (page) => {
      await field(page, 'First code').focus();
      await page.keyboard.type('503');
      await page.keyboard.press('Tab');
      await page.keyboard.type('502');
      await page.keyboard.press('Enter');
      await page.waitForURL(`${site.url}compare/502-vs-503/`);
    });
  });

  it('is walked with the arrow keys as a combobox', async () => {
    await open('compare/', {}, async (page) => {
      const first = field(page, 'First code');
      assert.equal(await first.getAttribute('role'), 'combobox');
      assert.equal(await first.getAttribute('aria-expanded'), 'false');
      await first.fill('rate limit');
      await options(page).first().waitFor();
      assert.equal(await first.getAttribute('aria-expanded'), 'true');
      assert.equal(await page.getByRole('listbox').getAttribute('id'), await first.getAttribute('aria-controls'));
      assert.match(await status(page).textContent(), /^\d codes: choose with the arrow keys\.$/);
      const active = () => first.evaluate((input) => document.getElementById(input.getAttribute('aria-activedescendant'))?.textContent);
      assert.equal(await active(), undefined);
      await page.keyboard.press('ArrowDown');
      assert.match(await active(), /^429 Too Many Requests/);
      assert.equal(await page.locator('[aria-selected=true]').count(), 1);
      await page.keyboard.press('ArrowUp');
      assert.equal(await active(), undefined);
      await page.keyboard.press('ArrowUp');
      assert.equal(await active(), await options(page).last().textContent());
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Escape');
      assert.equal(await first.getAttribute('aria-expanded'), 'false');
      assert.equal(await first.inputValue(), 'rate limit');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      assert.equal(await first.inputValue(), '429 Too Many Requests');
      // The other field is empty, so it is next.
      assert.ok(await field(page, 'Second code').evaluate((input) => input === document.activeElement));
      await page.keyboard.type('HTTP_SERVICE_UNAVAILABLE');
      await options(page).first().waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.waitForURL(`${site.url}compare/429-vs-503/`);
    });
  });

  it('is used with a mouse as well', async () => {
    await open('compare/', {}, async (page) => {
      await field(page, 'First code').click();
      await page.keyboard.type('teapot');
      await options(page).first().click();
      await field(page, 'Second code').click();
      await page.keyboard.type('legal');
      await options(page).filter({hasText: '451'}).first().click();
      await page.waitForURL(`${site.url}compare/418-vs-451/`);
    });
  });

  const refusals = [
    {texts: ['502', '502'], says: '502 Bad Gateway is the same code. Choose another one.', at: 'Second code'},
    {texts: ['502', '699'], says: 'No code is called “699”.', at: 'Second code'},
    {texts: ['', '502'], says: 'Name a code.', at: 'First code'},
    {texts: ['502', 'timeout'], says: '“timeout” fits several codes', at: 'Second code'},
  ];
  for (const {texts, says, at} of refusals) {
    it(`says of “${texts.join('” and “')}”: ${says}`, async () => {
      await open('compare/', {}, async (page) => {
        await field(page, 'First code').fill(texts[0]);
        await field(page, 'Second code').fill(texts[1]);
        await page.getByRole('button', {name: 'Compare'}).click();
        await waitForStatus(page, says);
        assert.equal(await field(page, at).getAttribute('aria-invalid'), 'true');
        assert.ok(await field(page, at).evaluate((input) => input === document.activeElement));
        assert.equal(page.url(), `${site.url}compare/`);
      });
    });
  }

  it('on a code’s page asks for the other code only, and knows less known meanings by their key', async () => {
    await open('499/', {}, async (page) => {
      const asked = [];
      page.on('request', (request) => asked.push(request.url()));
      await field(page, 'Compare 499 with').fill('499-esri');
      await page.keyboard.press('Enter');
      await page.waitForURL(`${site.url}compare/499-vs-499-esri/`);
      assert.equal(asked.filter((url) => /\/assets\/codes\./.test(url)).length, 1);
    });
  });

  it('works from the disk', async () => {
    const context = await site.browser.newContext();
    try {
      const page = await context.newPage();
      await page.goto(pathToFileURL(path.join(site.folder, 'compare/index.html')).href);
      await field(page, 'First code').fill('503');
      await field(page, 'Second code').fill('502');
      await page.keyboard.press('Enter');
      await page.waitForURL(/compare\/502-vs-503\/index\.html$/);
    } finally {
      await context.close();
    }
  });

  it('is absent without JavaScript, where a list leads to every comparison', async () => {
    await open('compare/', {javaScriptEnabled: false}, async (page) => {
      assert.equal(await page.locator('main form').filter({visible: true}).count(), 0);
      await page.getByRole('link', {name: /^501 Not Implemented/}).click();
      await page.getByRole('link', {name: /^418 /}).click();
      await page.waitForURL(`${site.url}compare/418-vs-501/`);
    });
  });
});

describe('The reverse address of a comparison', () => {
  it('of a written one leads to the canonical one, with and without JavaScript', async () => {
    for (const javaScriptEnabled of [true, false]) {
      await open('compare/503-vs-502/', {javaScriptEnabled}, (page) => page.waitForURL(`${site.url}compare/502-vs-503/`));
    }
  });

  it('of any other is mended by the page for unknown addresses', async () => {
    const context = await site.browser.newContext();
    try {
      const page = await context.newPage();
      await page.goto(`${site.url}compare/451-vs-418/`);
      await page.waitForURL(`${site.url}compare/418-vs-451/`);
      await page.goto(`${site.url}compare/699-vs-698/`);
      await page.waitForURL(`${site.url}compare/698-vs-699/`);
      await page.getByRole('heading', {level: 1, name: '404 Not Found'}).waitFor();
    } finally {
      await context.close();
    }
  });
});

const openForms = [
  {address: 'codes/?q=gateway', use: (page) => waitForStatus(page, 'codes')},
  {
    address: 'compare/',
    use: async (page) => {
      for (const summary of await page.locator('.matrices summary:visible').all()) await summary.click();
      await field(page, 'First code').fill('time');
      await options(page).first().waitFor();
      await page.keyboard.press('ArrowDown');
    },
  },
];

describe('With a form in use', () => {
  for (const {address, use} of openForms) {
    it(`axe-core finds no barrier on /${address}`, async () => {
      for (const colorScheme of ['light', 'dark']) {
        await open(address, {bypassCSP: true, colorScheme}, async (page) => {
          await use(page);
          assert.deepEqual(await findBarriers(page), [], colorScheme);
        });
      }
    });

    it(`/${address} does not scroll sideways on a narrow screen`, async () => {
      await open(address, {viewport: {width: 320, height: 640}}, async (page) => {
        await use(page);
        assert.deepEqual(await findOverflow(page), []);
      });
    });
  }
});
