// A catalogue in which each text is an attack: built, opened without the protection of a
// Content-Security-Policy, used, and nothing runs. What programs read of it still parses.

import assert from 'node:assert/strict';
import {readdir, readFile} from 'node:fs/promises';
import path from 'node:path';
import {after, before, describe, it} from 'node:test';
import vm from 'node:vm';

import {startBrowser} from './support/browser.mjs';
import {buildHostileSite, mark} from './support/hostile-site.mjs';
import {makeScratchFolder, removeScratchFolder} from './support/scratch-folder.mjs';
import {serveFolder} from './support/static-server.mjs';
import {watchForTrouble} from './support/trouble.mjs';

let browser;
let folder;
let server;
let site;
let texts;  // of every file but PDFs, by path

// The linter's rules are the same on every site; two of their pages are enough.
const isOpened = (file) => file.endsWith('.html') && (!file.startsWith('lint/') || /^lint\/(index|field-o.*)/.test(file));

before(async () => {
  folder = await makeScratchFolder();
  site = await buildHostileSite(folder, path.join(folder, 'public'));
  const files = await readdir(path.join(folder, 'public'), {recursive: true, withFileTypes: true});
  const names = files.filter((entry) => entry.isFile()).map((entry) => path.relative(path.join(folder, 'public'), path.join(entry.parentPath ?? entry.path, entry.name)));
  texts = new Map();
  for (const name of names.sort()) {
    if (!name.endsWith('.pdf')) texts.set(name, await readFile(path.join(folder, 'public', name), 'utf8'));
  }
  browser = await startBrowser();
  server = await serveFolder(path.join(folder, 'public'), '/status/');
});

after(async () => {
  await browser?.close();
  server?.close();
  await removeScratchFolder(folder);
});

// Runs in the page: what a payload has become other than text.
function findInjected(name) {
  const scheme = /^\s*javascript:/i;
  const isScript = (element) => ['href', 'src', 'action', 'formaction'].some((each) => scheme.test(element.getAttribute(each) ?? ''));
  const hasHandler = (element) => element.getAttributeNames().some((each) => each.startsWith('on') || each === name);
  const wrong = [...document.querySelectorAll('*')].filter((each) => isScript(each) || hasHandler(each));
  return [...(globalThis.hit === undefined ? [] : ['something ran']), ...wrong.map((each) => each.outerHTML.slice(0, 200))];
}

// Types into each field and clicks each button, which is what scripts listen to.
async function useEverything(page) {
  for (const field of await page.locator('input[type=search]:visible, input[type=text]:visible').all()) {
    for (const text of ['50', 'script', 'hit', '"><']) {
      await field.fill(text);
      await field.press('ArrowDown');
    }
  }
  const {hash} = new URL(page.url());
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
    for (const button of document.querySelectorAll('button:not([type=submit])')) button.click();
  });
  assert.equal(new URL(page.url()).hash, hash);
}

async function openUnprotected(address, use) {
  const context = await browser.newContext({bypassCSP: true});
  try {
    const page = await context.newPage();
    const trouble = watchForTrouble(page, server.url);
    page.on('dialog', (dialog) => {
      trouble.push(`dialog: ${dialog.message()}`);
      dialog.dismiss();
    });
    await page.goto(server.url + address);
    await use(page);
    assert.deepEqual(await page.evaluate(findInjected, mark), [], address);
    assert.deepEqual(trouble, [], address);
  } finally {
    await context.close();
  }
}

describe('A hostile catalogue', () => {
  it('carries payloads in most of its texts, and all of them reach the site', (t) => {
    t.diagnostic(`${site.taken.length} of ${site.all} texts carry a payload`);
    assert.ok(site.taken.length >= 200, `only ${site.taken.length} of ${site.all}`);
    const all = [...texts.values()].join('\n');
    const shown = site.taken.filter(({word}) => all.includes(word));
    t.diagnostic(`${shown.length} of them stand on the site`);
    assert.ok(shown.length >= 180, `only ${shown.length} of ${site.taken.length}`);
  });

  it('would be caught if it ran', async () => {
    const page = await browser.newPage();
    for (const html of [`<b ${mark}>`, '<a href=" javascript:1">', '<p onclick=1>']) {
      await page.setContent(html);
      assert.equal((await page.evaluate(findInjected, mark)).length, 1, html);
    }
    await page.setContent('<script>globalThis.hit=1</script>');
    assert.deepEqual(await page.evaluate(findInjected, mark), ['something ran']);
    await page.close();
  });

  it('runs nothing on any page', async (t) => {
    const pages = [...texts.keys()].filter(isOpened);
    assert.ok(pages.length >= 30, pages.join(' '));
    t.diagnostic(`${pages.length} pages`);
    for (const name of pages) await openUnprotected(name.replace(/index\.html$/, ''), useEverything);
  });

  it('runs nothing in the answers of the search', async () => {
    await openUnprotected('about/', async (page) => {
      await page.locator('#search').fill('gateway');
      const answer = page.getByRole('option').first();
      await answer.waitFor();
      assert.match(await page.getByRole('listbox').textContent(), /q[a-z]+z/);
    });
  });

  it('runs nothing in the answers of the picker', async () => {
    await openUnprotected('compare/', async (page) => {
      await page.locator('#picker-first').fill('502');
      await page.getByRole('option').first().waitFor();
      assert.match(await page.getByRole('option').first().textContent(), /q[a-z]+z/);
    });
  });

  it('has lists of codes and pages that are one assignment each', () => {
    const lists = [...texts.keys()].filter((name) => /^assets\/(codes|pages)\.\w+\.js$/.test(name));
    assert.equal(lists.length, 2);
    for (const name of lists) {
      const context = vm.createContext({});
      vm.runInContext(texts.get(name), context);
      const [variable] = Object.keys(context);
      assert.deepEqual(Object.keys(context), [/codes/.test(name) ? 'statusbookCodes' : 'statusbookPages']);
      const carried = JSON.stringify(context[variable]);
      assert.ok(site.taken.some(({payload}) => carried.includes(JSON.stringify(payload).slice(1, -1))), name);
    }
  });

  it('has a feed that parses and carries payloads as text', async () => {
    const feeds = [...texts].filter(([name]) => name.endsWith('.xml'));
    assert.ok(feeds.some(([name]) => name === 'articles/feed.xml'));
    const page = await browser.newPage();
    for (const [name, xml] of feeds) {
      const read = await page.evaluate((text) => {
        const tree = new DOMParser().parseFromString(text, 'application/xml');
        return {errors: tree.querySelectorAll('parsererror').length, text: tree.documentElement.textContent};
      }, xml);
      assert.equal(read.errors, 0, name);
      if (name === 'articles/feed.xml') assert.ok(site.taken.some(({payload}) => read.text.includes(payload)), read.text);
    }
    await page.close();
  });

  it('has JSON and JSON-LD that parse', () => {
    for (const [name, text] of texts) {
      if (name.endsWith('.json')) assert.doesNotThrow(() => JSON.parse(text), name);
      for (const [, json] of text.matchAll(/<script type="application\/ld\+json">([^]*?)<\/script>/g)) {
        assert.doesNotThrow(() => JSON.parse(json), name);
      }
    }
  });
});
