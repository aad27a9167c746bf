// What a code's page may weigh, held against every code page of the project's own site. Bytes are the same
// on every machine, so a page that grows too large fails here with its name. Needs no browser.

import assert from 'node:assert/strict';
import {readFile, readdir} from 'node:fs/promises';
import path from 'node:path';
import {after, before, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {gzipSync} from 'node:zlib';

import {makeScratchFolder, removeScratchFolder} from './support/scratch-folder.mjs';
import {buildSite} from './support/statusbook.mjs';

const kilobyte = 1024;
const mostWithStyles = 14 * kilobyte;
const mostScript = 10 * kilobyte;
const mostRequests = 3;  // the page, its style sheet, its script

const codes = fileURLToPath(new URL('../../content/codes/', import.meta.url));

let folder;
let pages;

before(async () => {
  folder = await makeScratchFolder();
  await buildSite(folder, 'https://statusbook.example');
  const keys = await readdir(codes);
  assert.ok(keys.length > 100);
  pages = await Promise.all(keys.map(readPage));
});

after(() => removeScratchFolder(folder));

const compressed = (bytes) => gzipSync(bytes, {level: 9}).length;

// What a browser fetches to show the page; its icon, which it asks for by itself and keeps for ever, aside.
function partsOf(html) {
  const all = (form) => [...html.matchAll(form)].map(([, address]) => address);
  return {
    styles: all(/<link rel="stylesheet" href="([^"]*)"/g),
    scripts: all(/<script src="([^"]*)"/g),
    others: all(/<(?:img|iframe|source|video|audio|object|embed)\b[^>]*? (?:src|data)="([^"]*)"/g),
  };
}

async function sizesOf(key, addresses) {
  const files = addresses.map((address) => readFile(path.join(folder, key, address)));
  return (await Promise.all(files)).map(compressed).reduce((sum, size) => sum + size, 0);
}

async function readPage(key) {
  const html = await readFile(path.join(folder, key, 'index.html'));
  const {styles, scripts, others} = partsOf(html.toString());
  return {
    key,
    requests: 1 + styles.length + scripts.length + others.length,
    withStyles: compressed(html) + (await sizesOf(key, styles)),
    script: await sizesOf(key, scripts),
  };
}

const over = (member, most) =>
  pages.filter((page) => page[member] > most).map((page) => `/${page.key}/: ${page[member]} of ${most}`);

describe("A code's page", () => {
  it('is found with its style sheet and its script', () => {
    assert.deepEqual(pages.filter(({requests}) => requests < 3).map(({key}) => key), []);
  });

  it('takes at most 14 KB with its style sheet, compressed', (test) => {
    const largest = pages.reduce((a, b) => (a.withStyles > b.withStyles ? a : b));
    test.diagnostic(`the largest: /${largest.key}/, ${largest.withStyles} bytes`);
    assert.deepEqual(over('withStyles', mostWithStyles), []);
  });

  it('takes at most three requests', () => {
    assert.deepEqual(over('requests', mostRequests), []);
  });

  it('takes at most 10 KB of script, compressed', () => {
    assert.deepEqual(over('script', mostScript), []);
  });
});
