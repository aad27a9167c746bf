// What the built site publishes for programs, held to the standards that it claims: JSON Schema, OpenAPI,
// RFC 9457, schema.org in JSON-LD, sitemaps.org, RFC 9309. Opens no browser.

import assert from 'node:assert/strict';
import {readFile, readdir} from 'node:fs/promises';
import path from 'node:path';
import {after, before, describe, it} from 'node:test';

import {Validator} from '@seriousme/openapi-schema-validator';
import Ajv from 'ajv';
import Ajv2020 from 'ajv/dist/2020.js';

import {makeScratchFolder, removeScratchFolder} from '../browser/support/scratch-folder.mjs';
import {buildSite} from '../browser/support/statusbook.mjs';

const base = 'https://statusbook.example';

let folder;
let codes;
let pages;  // of search engines: {url, html}

before(async () => {
  folder = await makeScratchFolder();
  await buildSite(folder, base);
  codes = (await json('api/codes.json')).status_codes;
  pages = await indexablePages();
});

after(() => removeScratchFolder(folder));

const text = (file) => readFile(path.join(folder, file), 'utf8');
const json = async (file) => JSON.parse(await text(file));

async function indexablePages() {
  const files = await readdir(folder, {recursive: true});
  const read = async (file) => ({
    url: `${base}/${file.replace(/index\.html$/, '')}`,
    html: await text(file),
  });
  const all = await Promise.all(files.filter((file) => file.endsWith('.html')).map(read));
  return all.filter(({html}) => !html.includes('<meta name="robots" content="noindex">'));
}

const entities = {amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'"};
const unescape = (html) => html.replace(/&(amp|lt|gt|quot|#39);/g, (_, name) => entities[name]);

function head({html}) {
  const found = (form) => {
    const match = form.exec(html);
    return match && unescape(match[1]);
  };
  return {
    title: found(/<title>([^<]*)<\/title>/),
    description: found(/<meta name="description" property="og:description" content="([^"]*)">/),
    canonical: found(/<link rel="canonical" href="([^"]*)">/),
    ogTitle: found(/<meta property="og:title" content="([^"]*)">/),
    ogType: found(/<meta property="og:type" content="([^"]*)">/),
    ogUrl: found(/<meta property="og:url" content="([^"]*)">/),
    card: found(/<meta name="twitter:card" content="([^"]*)">/),
  };
}

function graphOf({url, html}) {
  const scripts = [...html.matchAll(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/g)];
  assert.equal(scripts.length, 1, url);
  const data = JSON.parse(scripts[0][1]);
  assert.equal(data['@context'], 'https://schema.org', url);
  return data['@graph'];
}

const member = (graph, type) => graph.find((item) => item['@type'] === type);

// RFC 4180.
function parseCsv(csv) {
  const rows = [];
  for (const line of csv.split('\r\n').filter(Boolean)) {
    const cells = [...line.matchAll(/"((?:[^"]|"")*)"(?:,|$)/g)].map(([, cell]) => cell.replaceAll('""', '"'));
    assert.equal(cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','), line);
    rows.push(cells);
  }
  const [names, ...values] = rows;
  return values.map((cells) => Object.fromEntries(names.map((name, i) => [name, cells[i]])));
}

async function assertFits(schemaFile, data) {
  const ajv = new Ajv({allErrors: true, allowUnionTypes: true});
  const validate = ajv.compile(await json(schemaFile));
  for (const [name, value] of data) assert.ok(validate(value), `${name}: ${ajv.errorsText(validate.errors)}`);
}

describe('The data', () => {
  it('of each code follows its schema and names it', async () => {
    const files = await Promise.all(codes.map(async ({key}) => [`${key}.json`, await json(`${key}.json`)]));
    assert.ok(files.length > 100);
    for (const [, file] of files) assert.equal(file.$schema, `${base}/api/code.schema.json`);
    await assertFits('api/code.schema.json', files);
  });

  it('of all codes follows its schema, and is that of the single files', async () => {
    const all = await json('api/codes.json');
    await assertFits('api/codes.schema.json', [['codes.json', all]]);
    for (const code of all.status_codes) {
      assert.deepEqual((await json(`${code.key}.json`)).status_code, code);
    }
  });

  it('of comparisons follows its schema, and each has its page', async () => {
    const file = await json('api/comparisons.json');
    await assertFits('api/comparisons.schema.json', [['comparisons.json', file]]);
    assert.ok(file.comparisons.length > 50);
    const known = new Set(pages.map(({url}) => url));
    assert.deepEqual(file.comparisons.filter(({url}) => !known.has(url)), []);
  });

  it('as CSV follows its schema, a row a code', async () => {
    const rows = parseCsv(await text('api/codes.csv'));
    await assertFits('api/codes-csv.schema.json', rows.map((row) => [row.key, row]));
    assert.deepEqual(rows.map(({key}) => key), codes.map(({key}) => key));
  });

  it('states license, source and date', async () => {
    const {license, attribution, registry_date: date} = await json('502.json');
    assert.equal(license, 'CC-BY-4.0');
    assert.equal(attribution, `Statusbook, ${base}/`);
    assert.match(date, /^\d{4}-\d{2}-\d{2}$/);
  });

  it('is refused by the schema when a member is missing, unknown or wrong', async () => {
    const ajv = new Ajv({allowUnionTypes: true});
    const validate = ajv.compile(await json('api/code.schema.json'));
    const file = await json('502.json');
    const broken = (change) => {
      const copy = structuredClone(file);
      change(copy.status_code);
      return validate(copy);
    };
    assert.equal(broken(() => {}), true);
    assert.equal(broken((code) => delete code.sources), false);
    assert.equal(broken((code) => { code.extra = 1; }), false);
    assert.equal(broken((code) => { code.retry.rule = 'sometimes'; }), false);
    assert.equal(broken((code) => { code.updated = 'today'; }), false);
  });
});

describe('The OpenAPI file', () => {
  it('is valid OpenAPI 3.1', async () => {
    const validator = new Validator();
    const result = await validator.validate(await json('api/openapi.json'));
    assert.deepEqual(result.errors ?? [], []);
    assert.equal(result.valid, true);
    assert.equal(validator.version, '3.1');
  });

  it('has a response for every code that can be sent', async () => {
    const {components} = await json('api/openapi.json');
    const sent = codes.filter(({presence, standing, deprecated, code}) =>
      presence === 'on the wire' && !deprecated && !['unused', 'obsoleted'].includes(standing) && code < 600);
    assert.ok(sent.length > 60);
    // JavaScript puts keys that are numbers first.
    assert.deepEqual(Object.keys(components.responses).sort(), sent.map(({key}) => key).sort());
  });

  it('gives errors problem details that follow its schema, with a type that is a page', async () => {
    const {components} = await json('api/openapi.json');
    const validate = new Ajv2020().compile(components.schemas.Problem);
    const known = new Set(pages.map(({url}) => url));
    for (const [key, {content}] of Object.entries(components.responses)) {
      if (Number.parseInt(key, 10) < 400) {
        assert.equal(content, undefined, key);
        continue;
      }
      const {example} = content['application/problem+json'];
      assert.ok(validate(example), key);
      assert.ok(known.has(example.type), example.type);
      assert.equal(example.status, Number.parseInt(key, 10));
    }
  });
});

describe('Every page that may be found', () => {
  it('has a title and a description of its own, 50 to 160 characters long', () => {
    const heads = pages.map(head);
    assert.equal(new Set(heads.map(({title}) => title)).size, pages.length);
    assert.equal(new Set(heads.map(({description}) => description)).size, pages.length);
    for (const {title, description} of heads) {
      assert.ok([...description].length >= 50 && [...description].length <= 160, `${title}: ${description}`);
    }
  });

  it('says the same to social sites', () => {
    for (const page of pages) {
      const {title, canonical, ogTitle, ogType, ogUrl, card} = head(page);
      assert.equal(canonical, page.url);
      assert.equal(ogUrl, page.url);
      assert.ok(title.startsWith(ogTitle) || page.url === `${base}/`, title);
      assert.equal(ogType, page.url === `${base}/` ? 'website' : 'article');
      assert.match(card, /^summary(_large_image)?$/);
    }
  });

  it('shows the way to it in JSON-LD as the page does', () => {
    for (const page of pages.filter(({url}) => url !== `${base}/`)) {
      const steps = member(graphOf(page), 'BreadcrumbList').itemListElement;
      const nav = /<nav class="breadcrumbs"[^>]*>([\s\S]*?)<\/nav>/.exec(page.html)[1];
      const labels = [...nav.matchAll(/<li[^>]*>(?:<a [^>]*>)?([^<]*)/g)].map(([, label]) => unescape(label));
      assert.deepEqual(steps.map(({name}) => name), labels, page.url);
      assert.deepEqual(steps.map(({position}) => position), labels.map((_, i) => i + 1));
      const shown = [...nav.matchAll(/<a href="([^"]*)"/g)].map(([, href]) => new URL(href, page.url).href);
      assert.deepEqual(steps.map(({item}) => item).filter(Boolean), shown, page.url);
    }
  });

  it('is a technical article in JSON-LD if it is about a code, a pair or a guide', () => {
    const about = pages.filter(({html}) => /<body class="kind-(code|comparison|guide|article)">/.test(html));
    assert.ok(about.length > 200);
    for (const page of about) {
      const article = member(graphOf(page), 'TechArticle');
      const {title, description} = head(page);
      assert.equal(`${article.headline} | Statusbook`, title);
      assert.equal(article.description, description);
      assert.equal(article.url, page.url);
      assert.match(article.dateModified, /^\d{4}-\d{2}-\d{2}$/);
    }
  });

  it('names the questions that it answers', () => {
    const topics = pages.filter(({html}) => html.includes('<body class="kind-faq_topic">'));
    assert.ok(topics.length > 5);
    for (const page of topics) {
      const questions = member(graphOf(page), 'FAQPage').mainEntity;
      assert.ok(questions.length > 0);
      for (const {name, acceptedAnswer} of questions) {
        assert.ok(unescape(page.html).includes(name), `${page.url}: ${name}`);
        assert.match(acceptedAnswer.text, /^<(p|ul|ol|pre|table)/);
        assert.doesNotMatch(acceptedAnswer.text, /href="[./]/);
      }
    }
  });
});

describe('Crawlers', () => {
  it('find every page that may be found in the sitemap, and no other, with its date', async () => {
    const sitemap = await text('sitemap.xml');
    assert.ok(sitemap.startsWith('<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/'));
    const entries = [...sitemap.matchAll(/<url><loc>([^<]*)<\/loc>(?:<lastmod>([^<]*)<\/lastmod>)?<\/url>/g)];
    assert.deepEqual(entries.map(([, url]) => url).sort(), pages.map(({url}) => url).sort());
    const dates = new Map(entries.map(([, url, date]) => [url, date]));
    for (const {key, updated} of codes) assert.equal(dates.get(`${base}/${key}/`), updated);
  });

  it('are welcome, and led to the sitemap', async () => {
    assert.equal(await text('robots.txt'), `User-agent: *\nAllow: /\n\nSitemap: ${base}/sitemap.xml\n`);
  });

  it('find each code in llms.txt, with links that lead somewhere', async () => {
    const map = await text('llms.txt');
    assert.ok(map.startsWith('# Statusbook\n\n> '));
    const links = [...map.matchAll(/\]\(([^)]*)\)/g)].map(([, url]) => url);
    for (const {key} of codes) assert.ok(links.includes(`${base}/${key}.md`), key);
    for (const url of links) {
      const file = url.slice(base.length + 1);
      await readFile(path.join(folder, file.endsWith('/') ? `${file}index.html` : file));
    }
  });
});
