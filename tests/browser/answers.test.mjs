// Pages for finding an answer: guides, decision trees, questions and fact tables. Each is opened once, on
// a narrow screen, and looked at from all sides there; what needs a walk has a test of its own.

import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {findBarriers} from './support/accessibility.mjs';
import {findOverflow} from './support/layout.mjs';
import {useServedSite} from './support/served-site.mjs';

const addresses = [
  'guides/',
  'guides/method-and-format/',  // with a table in its prose
  'decide/',
  'decide/api/',
  'decide/api/content/',
  'decide/all/',
  'faq/caching/',
  'tables/',
  'tables/redirects/',  // with text, links and empty cells
  'tables/grpc/',       // with literal names
];
// Made of the same parts, and long: they are measured only.
const others = [
  'guides/server-errors/',
  'faq/',
  'tables/cacheable/',
  'tables/content/',
  'tables/required-fields/',
  'tables/retries/',
  'tables/reason-phrases/',
  'tables/crawlers/',
];

const narrow = {width: 320, height: 640};

const site = useServedSite('/', {
  tolerates: (text) => text.endsWith('net::ERR_ABORTED'),  // a walk leaves pages while their icon is on its way
});
const {open} = site;

const filter = (page) => page.getByLabel('Number or words', {exact: true});
const shown = (page) => page.locator('[data-item]:visible');

async function waitForStatus(page, text) {
  await page.getByRole('status').filter({hasText: text}).waitFor();
}

// Presses Tab until a link of that name has the focus.
async function tabTo(page, name) {
  for (let presses = 0; presses < 100; presses += 1) {
    await page.keyboard.press('Tab');
    const text = await page.evaluate(() => document.activeElement.textContent.trim());
    if (text.startsWith(name)) return;
  }
  assert.fail(`Tab does not reach “${name}”`);
}

describe('On a narrow screen', () => {
  for (const address of addresses) {
    it(`/${address} does not scroll sideways, and axe-core finds no barrier in light and dark colors`, async () => {
      await open(address, {bypassCSP: true, viewport: narrow}, async (page) => {
        assert.equal(await page.locator('h1').count(), 1);
        assert.deepEqual(await findOverflow(page), []);
        for (const colorScheme of ['light', 'dark']) {
          await page.emulateMedia({colorScheme});
          assert.deepEqual(await findBarriers(page), [], colorScheme);
        }
      });
    });
  }

  it('the longer pages of the same kinds do not scroll sideways either', async () => {
    for (const address of others) {
      await open(address, {viewport: narrow}, async (page) => {
        assert.equal(await page.locator('h1').count(), 1, address);
        assert.deepEqual(await findOverflow(page), [], address);
      });
    }
  });
});

describe('A decision tree', () => {
  it('leads to a code by the keyboard alone, with and without JavaScript', async () => {
    for (const javaScriptEnabled of [true, false]) {
      await open('decide/', {javaScriptEnabled}, async (page) => {
        await page.getByRole('link', {name: 'Request handling in an API'}).focus();
        await page.keyboard.press('Enter');
        await page.waitForURL(`${site.url}decide/api/`);
        await tabTo(page, 'Nothing: it is done');
        await page.keyboard.press('Enter');
        await page.waitForURL(`${site.url}decide/api/success/`);
        const answer = page.locator('.answers a').first();
        const next = await answer.evaluate((link) => link.href);
        await answer.focus();
        await page.keyboard.press('Enter');
        await page.waitForURL(next);
        await page.getByRole('heading', {level: 1, name: 'Send 200 OK'}).waitFor();
      });
    }
  });

  it('says at a leaf which code to send and why not its neighbors', async () => {
    await open('decide/api/content/', {javaScriptEnabled: false}, async (page) => {
      assert.match(await page.getByRole('heading', {level: 1}).textContent(), /^Send 200 OK$/);
      assert.ok((await page.locator('.why-not dt').count()) > 0);
      await page.getByRole('link', {name: 'Side by side'}).first().click();
      await page.waitForURL(/\/compare\/\d+-vs-\d+\/$/);
    });
  });
});

describe('A guide', () => {
  it('is whole without JavaScript: cards, decisions, the matrix of senders and the table', async () => {
    await open('guides/server-errors/', {javaScriptEnabled: false}, async (page) => {
      for (const id of ['codes', 'decide', 'insight', 'who-sent-this', 'differences']) {
        assert.ok(await page.locator(`h2#${id}`).isVisible(), id);
      }
      assert.ok((await page.locator('.guide-card').count()) >= 3);
    });
  });
});

describe('The filter of the questions', () => {
  it('is absent without JavaScript, where all questions stand', async () => {
    await open('faq/', {javaScriptEnabled: false}, async (page) => {
      assert.equal(await page.locator('main form').filter({visible: true}).count(), 0);
      assert.ok((await shown(page).count()) > 100);
    });
  });

  it('narrows questions as somebody types, hides empty topics, and says how many are left', async () => {
    await open('faq/', {bypassCSP: true, viewport: narrow}, async (page) => {
      const all = await shown(page).count();
      await waitForStatus(page, `All ${all} questions`);
      await filter(page).focus();
      await page.keyboard.type('retry-after');
      const left = await shown(page).count();
      assert.ok(left > 0 && left < all);
      await waitForStatus(page, `${left} of ${all} questions`);
      for (const text of await shown(page).allTextContents()) assert.match(text, /retry/i);
      assert.ok((await page.locator('[data-group]:visible').count()) < (await page.locator('[data-group]').count()));
      assert.equal(page.url(), `${site.url}faq/?q=retry-after`);
      assert.deepEqual(await findOverflow(page), []);
      assert.deepEqual(await findBarriers(page), []);
      await filter(page).fill('no such words');
      await waitForStatus(page, 'No question fits. Clear the filter to see all.');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await waitForStatus(page, `All ${all} questions`);
      assert.equal(page.url(), `${site.url}faq/`);
    });
  });

  it('opens as an address describes it', async () => {
    await open('faq/?q=502', {}, async (page) => {
      for (const text of await shown(page).allTextContents()) assert.match(text, /502|5xx/);
    });
  });
});

describe('The filter of a table', () => {
  it('takes a number for the codes of a row and for their class', async () => {
    await open('tables/crawlers/?q=404', {}, async (page) => {
      const rows = await shown(page).allTextContents();
      assert.ok(rows.length > 0);
      for (const text of rows) assert.match(text, /404|4xx/);
      assert.ok(rows.some((text) => text.trim().startsWith('4xx')));
    });
  });

  it('leaves tables whole without JavaScript, and away what does not fit with it', async () => {
    await open('tables/cacheable/', {javaScriptEnabled: false}, async (page) => {
      assert.equal(await page.locator('main form').filter({visible: true}).count(), 0);
      assert.equal(await shown(page).count(), await page.locator('tbody tr').count());
      assert.equal(await page.locator('caption').count(), await page.locator('table').count());
    });
    await open('tables/cacheable/?q=estimated+lifetime', {}, async (page) => {
      assert.equal(await page.locator('h2#by-default').isVisible(), true);
      assert.equal(await page.locator('h2#never').isVisible(), false);
    });
  });

  it('is not printed, while the whole table is', async () => {
    await open('tables/retries/', {viewport: {width: 1040, height: 700}}, async (page) => {
      await page.emulateMedia({media: 'print'});
      assert.equal(await page.locator('main form').filter({visible: true}).count(), 0);
      assert.deepEqual(await findOverflow(page), []);
    });
  });
});
