// The cheat sheet as a page: at a glance on a laptop's screen, filtered as somebody types, and printed
// on one page by the browser.

import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {describe, it} from 'node:test';

import {findBarriers} from './support/accessibility.mjs';
import {findOverflow} from './support/layout.mjs';
import {useServedSite} from './support/served-site.mjs';

const laptop = {viewport: {width: 1440, height: 800}};
const papers = {A4: [842, 595], Letter: [792, 612]};

const site = useServedSite('/');
const open = (options, use) => site.open('cheat-sheet/', options, use);

const shownCodes = (page) =>
  page.locator('.sheet [data-code]:visible').evaluateAll((entries) => entries.map(({dataset}) => dataset.code));

const filter = (page) => page.getByRole('searchbox', {name: 'Filter'});

// What a PDF says of itself: the number of pages and the size of the first, in points.
async function describePdf(bytes) {
  const file = path.join(site.folder, 'printed.pdf');
  await writeFile(file, bytes);
  const info = execFileSync('pdfinfo', [file], {encoding: 'utf8'});
  const [, pages] = /^Pages: +(\d+)$/m.exec(info);
  const [, width, height] = /^Page size: +([\d.]+) x ([\d.]+)/m.exec(info);
  const text = execFileSync('pdftotext', ['-raw', file, '-'], {encoding: 'utf8'});
  return {pages: Number(pages), width: Number(width), height: Number(height), text};
}

// `font` takes the place of the condensed ones, which not every machine has.
async function print(page, options, font) {
  if (font) await page.evaluate((name) => {
    for (const {style} of document.querySelectorAll('.legend, .sheet')) style.setProperty('--sans', name);
  }, font);
  return describePdf(await page.pdf({printBackground: true, ...options}));
}

describe('the cheat sheet as a page', () => {
  it('shows every code at once on a laptop', async () => {
    await open(laptop, async (page) => {
      const bottom = await page.locator('.sheet').evaluate((sheet) => sheet.getBoundingClientRect().bottom);
      assert.ok(bottom <= laptop.viewport.height, `it ends at ${bottom}`);
      assert.deepEqual(await findBarriers(page), []);
    });
  });

  it('needs no sideways scrolling on a phone', async () => {
    await open({viewport: {width: 320, height: 640}}, async (page) => {
      assert.deepEqual(await findOverflow(page), []);
    });
  });

  it('is whole, without a filter, when scripts are off', async () => {
    await open({javaScriptEnabled: false}, async (page) => {
      assert.equal(await filter(page).isVisible(), false);
      assert.ok((await shownCodes(page)).includes('502'));
    });
  });

  for (const [format, [width, height]] of Object.entries(papers)) {
    for (const font of [undefined, 'DejaVu Sans']) {
      it(`is printed on one page of ${format} ${font ? `even in ${font}` : 'in its own font'}`, async () => {
        await open({}, async (page) => {
          const codes = await shownCodes(page);
          const printed = await print(page, {format, landscape: true}, font);
          assert.equal(printed.pages, 1);
          assert.ok(Math.abs(printed.width - width) < 2 && Math.abs(printed.height - height) < 2, format);
          for (const code of codes) assert.match(printed.text, new RegExp(`^${parseInt(code, 10)}\\b`, 'm'));
        });
      });
    }
  }

  it('turns the paper by itself', async () => {
    await open({}, async (page) => {
      const {pages, width, height} = await print(page, {preferCSSPageSize: true});
      assert.equal(pages, 1);
      assert.ok(width > height);
    });
  });

  it('links to its PDFs', async () => {
    await open({}, async (page) => {
      for (const name of ['PDF, A4', 'PDF, US Letter']) {
        const address = await page.getByRole('link', {name}).getAttribute('href');
        const bytes = await readFile(path.join(site.folder, 'cheat-sheet', address));
        assert.equal((await describePdf(bytes)).pages, 1);
      }
    });
  });
});

describe('the filter of the cheat sheet', () => {
  it('leaves what fits, with its headings, and says how much that is', async () => {
    await open(laptop, async (page) => {
      const all = (await shownCodes(page)).length;
      await filter(page).fill('gateway');
      await page.getByRole('status').filter({hasText: `of ${all} codes`}).waitFor();
      const codes = await shownCodes(page);
      assert.ok(codes.includes('502') && codes.includes('504'), codes.join());
      assert.ok(!codes.includes('404'));
      assert.equal(await page.getByRole('heading', {name: '4xx Client Error'}).isVisible(), false);
      assert.equal(await page.getByRole('heading', {name: '502, 503 or 504?'}).isVisible(), false);
      assert.deepEqual(await findBarriers(page), []);
      await filter(page).fill('');
      assert.equal((await shownCodes(page)).length, all);
      assert.equal(await page.getByRole('heading', {name: '502, 503 or 504?'}).isVisible(), true);
    });
  });

  it('takes digits for the beginning of a code', async () => {
    await open(laptop, async (page) => {
      await filter(page).fill('50');
      const codes = await shownCodes(page);
      assert.ok(codes.length > 5);
      for (const code of codes) assert.match(code, /^50/);
    });
  });

  it('knows what people type for a code', async () => {
    await open(laptop, async (page) => {
      await filter(page).fill('teapot');
      await page.waitForFunction(() => document.querySelectorAll('.sheet [data-code]:not([hidden])').length === 1);
      assert.deepEqual(await shownCodes(page), ['418']);
    });
  });

  it('opens the only code left with Enter', async () => {
    await open(laptop, async (page) => {
      await filter(page).fill('502');
      await filter(page).press('Enter');
      await page.waitForURL(`${site.url}502/`);
    });
  });
});
