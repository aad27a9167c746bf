// The preview in a browser: a file is edited on the disk, and the open page follows by itself.

import assert from 'node:assert/strict';
import {readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {after, before, describe, it} from 'node:test';

import {startBrowser} from './support/browser.mjs';
import {makeScratchFolder, removeScratchFolder} from './support/scratch-folder.mjs';
import {copySiteInput, startPreview} from './support/statusbook.mjs';

let browser;
let folder;
let page;
let preview;

before(async () => {
  folder = await makeScratchFolder();
  await copySiteInput(folder);
  preview = await startPreview(folder);
  browser = await startBrowser();
  page = await browser.newPage();
  await page.goto(new URL('502/', preview.url).href);
});

after(async () => {
  preview?.kill();
  await browser?.close();
  await removeScratchFolder(folder);
});

async function edit(name, change) {
  const file = path.join(folder, name);
  await writeFile(file, change(await readFile(file, 'utf8')));
}

const prose = 'content/codes/502/page.md';
const opening = '502 is written by the server in the middle.';

function overlay() {
  return page.getByRole('alertdialog');
}

// What a reload would lose.
function mark() {
  return page.evaluate(() => { globalThis.isMarked = true; });
}

function isMarked() {
  return page.evaluate(() => globalThis.isMarked === true);
}

// Each test goes on where the one before it has left the page.
describe('An open page of the preview', {timeout: 120_000}, () => {
  it('shows an edit of its text, and stays where it was scrolled to', async () => {
    await mark();
    await page.evaluate(() => scrollTo({top: 700, behavior: 'instant'}));
    await edit(prose, (text) => text.replace(opening, 'First edit, to be seen.'));
    await page.getByText('First edit, to be seen.').waitFor();
    await page.waitForFunction(() => scrollY === 700);
    assert.equal(await isMarked(), false);
  });

  it('takes a new style sheet without a reload', async () => {
    await mark();
    await edit('static/style.css', (text) => `${text}\nh1 { letter-spacing: 7px; }\n`);
    const isApplied = () => getComputedStyle(document.querySelector('h1')).letterSpacing === '7px';
    await page.waitForFunction(isApplied);
    assert.equal(await isMarked(), true);
  });

  it('is covered by the mistake when a file breaks, and is still there behind it', async () => {
    await edit(prose, (text) => text.replace('## Common causes', '## Comon causes'));
    await overlay().waitFor();
    const shown = await overlay().innerText();
    assert.match(shown, /content\/codes\/502\/page\.md:\d+:\d+/);
    assert.match(shown, /unknown heading 'Comon causes' \[unknown-heading\]/);
    assert.match(shown, /did you mean 'Common causes'\?/);
    assert.equal(await page.getByText('First edit, to be seen.').count(), 1);
  });

  it('stays the last good one in a new tab', async () => {
    const tab = await browser.newPage();
    await tab.goto(page.url());
    await tab.getByRole('alertdialog').waitFor();
    assert.equal(await tab.getByText('First edit, to be seen.').count(), 1);
    await tab.close();
  });

  it('loses the cover and shows the new text once the file is mended', async () => {
    await edit(prose, (text) => text
      .replace('## Comon causes', '## Common causes')
      .replace('First edit, to be seen.', 'Second edit, to be seen.'));
    await page.getByText('Second edit, to be seen.').waitFor();
    assert.equal(await overlay().count(), 0);
  });
});

describe('Ctrl-C', {timeout: 20_000}, () => {
  it('ends the preview with status 130 while a page is open, and leaves no process behind', async () => {
    assert.equal(await preview.interrupt(), 130);
    assert.equal(preview.isRunning(), false);
  });
});
