// The search of the pages, without a browser: its modules with the lists that a build writes, held
// against what people type.

import assert from 'node:assert/strict';
import {cp, readdir, readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {after, before, describe, it} from 'node:test';
import {fileURLToPath, pathToFileURL} from 'node:url';
import vm from 'node:vm';

import {makeScratchFolder, removeScratchFolder} from '../browser/support/scratch-folder.mjs';
import {buildSite} from '../browser/support/statusbook.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));

let folder;
let index;
let countSlips;
let words;

// Node.js takes a .js file for a module only where a package says so.
async function importScripts() {
  const scripts = path.join(folder, 'scripts');
  await cp(path.join(root, 'static'), scripts, {recursive: true});
  await writeFile(path.join(scripts, 'package.json'), '{"type": "module"}');
  return (name) => import(pathToFileURL(path.join(scripts, name)).href);
}

async function readLists(assets) {
  const lists = vm.createContext({});
  for (const name of await readdir(assets)) {
    if (/^(codes|pages)\..*\.js$/.test(name)) vm.runInContext(await readFile(path.join(assets, name), 'utf8'), lists);
  }
  return lists;
}

before(async () => {
  folder = await makeScratchFolder();
  const site = path.join(folder, 'site');
  await buildSite(site, 'https://statusbook.example/');
  const load = await importScripts();
  const {codes, pages} = (await load('code-data.js')).readLists(await readLists(path.join(site, 'assets')));
  index = new (await load('site-index.js')).SiteIndex(codes, pages);
  ({countSlips} = await load('text-index.js'));
  words = await load('words.js');
});

after(() => removeScratchFolder(folder));

const groupsOf = (query) => index.search(query).map(({group}) => group);
const urlsOf = (query) => index.search(query).flatMap(({items}) => items.map(({url}) => url));
const firstOf = (query) => `/${urlsOf(query)[0] ?? ''}`;

describe('The search', () => {
  it('puts first what each query of the list means', async () => {
    const text = await readFile(path.join(root, 'tests/data/search/queries.tsv'), 'utf8');
    const rows = text.split('\n').filter((line) => line !== '' && !line.startsWith('#')).map((line) => line.split('\t'));
    assert.ok(rows.length >= 150);
    const wrong = rows.filter(([query, url]) => firstOf(query) !== url).map(([query, url]) => `${query}: ${firstOf(query)}, not ${url}`);
    assert.deepEqual(wrong, []);
  });

  it('names each result once, in groups of a few', () => {
    for (const query of ['timeout', '502 vs 503', '50', 'cloudflare', 'retry', 'a', 'e']) {
      const urls = urlsOf(query);
      assert.equal(new Set(urls).size, urls.length, query);
      assert.equal(new Set(groupsOf(query)).size, groupsOf(query).length, query);
      for (const {group, items} of index.search(query)) assert.ok(items.length > 0 && items.length <= 6, `${query}: ${group}`);
    }
  });

  it('finds guides, questions, articles and lint rules beside codes', () => {
    const groups = new Set(['redirect', 'retry', 'cache', 'problem details', 'content-length'].flatMap(groupsOf));
    for (const group of ['Codes', 'Guides', 'Questions', 'Articles', 'Lint rules']) assert.ok(groups.has(group), group);
  });

  it('offers the comparisons that half a query can become', () => {
    assert.deepEqual(urlsOf('502 vs 50').slice(0, 3), ['compare/500-vs-502/', 'compare/501-vs-502/', 'compare/502-vs-503/']);
    assert.deepEqual(groupsOf('502 vs 502').filter((group) => group === 'Comparisons'), groupsOf('502').filter((group) => group === 'Comparisons'));
  });

  it('finds nothing for nothing, and nothing for gibberish', () => {
    for (const query of ['', '   ', '?!', 'qxzvw', '699', '77', '<>', '\\', '('.repeat(500)]) assert.deepEqual(urlsOf(query), [], query);
  });

  it('leads a number without a meaning to its class', () => {
    assert.equal(firstOf('299'), '/categories/successful/');
    assert.equal(firstOf('5xx'), '/categories/server-error/');
  });
});

describe('The count of slips', () => {
  const cases = [
    ['gateway', 'gateway', 0],
    ['gatway', 'gateway', 1],
    ['gatewayy', 'gateway', 1],
    ['getaway', 'gateway', 2],
    ['gtaeway', 'gateway', 1],
    ['nt', 'not', 1],
    ['teapot', 'gateway', 3],
    ['', 'ab', 2],
  ];
  for (const [typed, known, slips] of cases) {
    it(`from “${typed}” to “${known}” is ${slips}`, () => {
      assert.equal(countSlips(typed, known, 2), slips);
      assert.equal(countSlips(known, typed, 2), slips);
    });
  }
});

describe('Words', () => {
  const cases = [
    ['HTTP_BAD_GATEWAY', ['bad', 'gateway']],
    ['StatusBadGateway', ['bad', 'gateway']],
    ['HttpStatusCode.BadGateway', ['bad', 'gateway']],
    ['5xx errors', ['5', 'xx']],
    ['error', ['error']],
    ["I'm a teapot", ['i', 'm', 'a', 'teapot']],
  ];
  for (const [text, expected] of cases) {
    it(`of “${text}” are ${expected.join(', ')}`, () => assert.deepEqual(words.wordsOf(text), expected));
  }
});
