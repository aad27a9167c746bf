// The project's own site, built, served below `subPath` and opened in Chromium, for all tests of a file.
// To be called once, at the top of the file; its address, folder and browser are there when tests run.

import assert from 'node:assert/strict';
import {after, before} from 'node:test';

import {startBrowser} from './browser.mjs';
import {makeScratchFolder, removeScratchFolder} from './scratch-folder.mjs';
import {serveFolder} from './static-server.mjs';
import {buildSite} from './statusbook.mjs';
import {watchForTrouble} from './trouble.mjs';

// Trouble that `tolerates` says yes to is none.
export function useServedSite(subPath, {tolerates = () => false} = {}) {
  const site = {
    // Hands a page of a context of its own to `use`, and closes it whatever happens.
    async withPage(options, use) {
      const context = await site.browser.newContext(options);
      try {
        await use(await context.newPage(), context);
      } finally {
        await context.close();
      }
    },

    // The same with an address of the site open; whatever goes wrong in it fails the test.
    open(address, options, use) {
      return site.withPage(options, async (page, context) => {
        const trouble = watchForTrouble(page, site.url);
        await page.goto(site.url + address);
        await use(page, context);
        assert.deepEqual(trouble.filter((text) => !tolerates(text)), []);
      });
    },
  };
  let server;

  before(async () => {
    site.browser = await startBrowser();
    site.folder = await makeScratchFolder();
    await buildSite(site.folder, `https://statusbook.example${subPath}`);
    server = await serveFolder(site.folder, subPath);
    site.url = server.url;
  });

  after(async () => {
    await site.browser?.close();
    server?.close();
    await removeScratchFolder(site.folder);
  });

  return site;
}
