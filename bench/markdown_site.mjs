// Turns a site that Statusbook has built into the sources of the same site for Hugo and Eleventy.
//   node bench/markdown_site.mjs PUBLIC hugo|eleventy FOLDER
// Each page becomes one Markdown file with its data in the front matter. A comparison is data for a
// template of its own, as ours is, with its written sections as Markdown; of any other page <main> is
// Markdown and tables. Head, navigation, breadcrumbs, JSON-LD and footer are up to the layout. What is
// no page is copied as it is, so that both write the same files.
import { cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { elements, find, findAll, hasClass, isElement, parse, plain, textOf } from './html.mjs';
import { blocks, cellOf } from './markdown.mjs';

const [site, kind, folder] = process.argv.slice(2);
if (!site || !['hugo', 'eleventy'].includes(kind) || !folder) {
  console.error('usage: markdown_site.mjs PUBLIC hugo|eleventy FOLDER');
  process.exit(2);
}

const withClass = (name) => (node) => hasClass(node, name);
const isCalled = (tag, attribute, value) => (node) => node.tag === tag && node.attrs[attribute] === value;
const linkOf = (link) => ({ url: link.attrs.href, label: plain(link) });

// Addresses from the root, as both generators are given them; they make them relative again.
function useRootedLinks(node, url) {
  for (const name of ['href', 'src', 'action']) {
    const value = node.attrs[name];
    if (value === undefined || /^(#|[a-z]+:)/.test(value)) continue;
    const target = new URL(value, `https://site.invalid${url}`);
    node.attrs[name] = target.pathname + target.search + target.hash;
  }
  for (const child of elements(node)) useRootedLinks(child, url);
}

// What the layout shows on every page.
function siteDataOf(document) {
  const asset = (name) => /assets\/[^"]*$/.exec(name)[0];
  const search = find(document, withClass('site-search')).attrs;
  const [direct, more] = [
    (node) => node.tag === 'a', (node) => hasClass(node, 'nav-more'),
  ].map((test) => elements(find(find(document, isCalled('nav', 'aria-label', 'Main')), 'ul')).flatMap((item) => elements(item).filter(test)));
  const footer = find(document, 'footer');
  return {
    title: plain(find(document, withClass('site-title'))),
    assets: {
      ...Object.fromEntries(['style', 'pages'].map((name) => [name,
        asset(find(document, ({ tag, attrs }) => tag === 'link' && attrs.href.includes(`/${name}.`)).attrs.href)])),
      ...Object.fromEntries(['site', 'tools'].map((name) => [name,
        asset(find(document, ({ tag, attrs }) => tag === 'script' && attrs.src?.includes(`/${name}.`)).attrs.src)])),
      code_index: asset(search['data-codes']), page_index: asset(search['data-pages']), overlays: asset(search['data-styles']),
      icon: readdirSync(join(site, 'assets')).filter((name) => /^icon\..*svg$/.test(name)).map((name) => `assets/${name}`)[0],
    },
    navigation: direct.map(linkOf),
    more: findAll(more[0], 'a').map(linkOf),
    code_count: /\d+/.exec(plain(footer))[0],
    registry_date: plain(find(footer, 'time')),
  };
}

const questionsOf = ({ mainEntity }) => mainEntity.map(({ name, acceptedAnswer }) => ({ question: name, answer: acceptedAnswer.text }));

function headOf(document, url) {
  const head = find(document, 'head');
  const meta = (name) => find(head, isCalled('meta', 'name', name))?.attrs.content;
  const graph = JSON.parse(textOf(find(head, isCalled('script', 'type', 'application/ld+json')) ?? '{}'))['@graph'] ?? [];
  const questions = graph.find((node) => node['@type'] === 'FAQPage');
  const crumbs = findAll(find(document, withClass('breadcrumbs')) ?? { children: [] }, 'a').slice(1);
  const has = (tag, attribute, part) => findAll(head, tag).some(({ attrs }) => attrs[attribute]?.includes(part));
  const extra = findAll(head, ({ tag, attrs }) => tag === 'link' && ['alternate', 'apple-touch-icon', 'manifest', 'search'].includes(attrs.rel));
  const times = findAll(find(document, 'footer'), 'time');
  const crumb = find(document, isCalled('li', 'aria-current', 'page'));
  return {
    title: find(head, isCalled('meta', 'property', 'og:title'))?.attrs.content ?? plain(crumb ?? find(document, 'h1')),
    document_title: plain(find(head, 'title')),
    description: meta('description') ?? '',
    body_class: find(document, 'body').attrs.class,
    is_home: url === '/',
    indexable: !meta('robots'),
    is_article: graph.some((node) => node['@type'] === 'TechArticle'),
    ...(questions && { questions: questionsOf(questions) }),
    parents: crumbs.map(linkOf),
    updated: times[1] ? plain(times[1]) : '',
    has_pages_style: has('link', 'href', '/pages.'),
    has_tools: has('script', 'src', '/tools.'),
    head_links: extra.map(({ attrs }) => attrs),
  };
}

function tocOf(main) {
  return findAll(find(main, withClass('toc')) ?? { children: [] }, 'a').map(linkOf);
}

// What a row says of one code, so that a template need not look whether it is a list.
function sideOf(name, node) {
  const cell = cellOf(node);
  if (typeof cell !== 'string' && !Array.isArray(cell)) throw new Error(`a row of a comparison has markup: ${plain(node)}`);
  return { [Array.isArray(cell) ? `${name}_list` : name]: cell };
}

// The data of a comparison, and its written sections.
function comparisonOf(main) {
  const article = find(main, 'article');
  const parts = elements(article);
  const labelled = (name) => parts.find(({ attrs }) => attrs['aria-labelledby'] === name);
  const [decide, differences, neighbors] = ['decide', 'differences', 'neighbors'].map(labelled);
  const guides = parts.find((part) => part.tag === 'p' && find(part, withClass('guide-link')));
  const table = find(differences, 'table');
  const heads = findAll(find(table, 'thead'), 'a');
  const rows = elements(find(table, 'tbody'));
  const test = elements(decide).find(({ tag }) => tag === 'p');
  const data = [];
  const body = blocks(parts.slice(parts.indexOf(differences) + 1, parts.indexOf(guides ?? neighbors)), data);
  return {
    data: {
      ...(data.length && { data }),
      sides: findAll(find(main, 'h1'), withClass('side')).map((side, index) => ({
        code: plain(side.children[0]), name: textOf(side.children[1]).trim(), color: side.attrs.class.replace('side color-', ''),
        shown: elements(rows[0])[index + 1].attrs['data-code'], label: plain(heads[index]), url: heads[index].attrs.href,
      })),
      verdict: cellOf(find(main, withClass('answer'))),
      meanings: findAll(find(main, withClass('meanings')) ?? { children: [] }, 'li').map(cellOf),
      is_derived: Boolean(find(main, withClass('derived'))),
      toc: tocOf(main),
      decision: findAll(find(decide, withClass('decision')), 'li').map((item) => {
        const at = item.children.findIndex(isElement);
        return { before: textOf(item.children[at - 1] ?? ''), code: textOf(item.children[at]), after: textOf(item.children[at + 1] ?? '') };
      }),
      ...(test && { test: plain({ children: test.children.slice(1) }) }),
      ...(find(table, 'caption') && { same: plain(find(table, 'caption')) }),
      rows: rows.map((row) => {
        const [label, a, b] = elements(row);
        return { label: textOf(label.children[0]).trim(), differs: hasClass(row, 'differs'), ...sideOf('a', a), ...sideOf('b', b) };
      }),
      guides: guides ? findAll(guides, 'a').map(linkOf) : [],
      neighbors: findAll(neighbors, withClass('pair-line')).map((line) => {
        const links = findAll(line, 'a').map(linkOf);
        return { pairs: links.slice(0, -1), all: links.at(-1) };
      }),
    },
    body,
  };
}

// Any other page: all of <main> in order, but for the links to the page before and after.
function otherOf(main) {
  const neighbors = find(main, isCalled('nav', 'aria-label', 'Neighboring codes'));
  const [previous, next] = ['prev', 'next'].map((rel) => neighbors && find(neighbors, isCalled('a', 'rel', rel)));
  const nameOf = (link) => textOf({ children: link.children.filter((node) => !isElement(node)) }).trim();
  const data = [];
  const body = blocks(main.children.filter((node) => node !== neighbors), data);
  return {
    data: {
      data,
      ...(previous && { previous: { url: previous.attrs.href, label: nameOf(previous) } }),
      ...(next && { next: { url: next.attrs.href, label: nameOf(next) } }),
    },
    body,
  };
}

// The layout's name, the front matter and the Markdown of a page.
function pageOf(document, url) {
  const main = find(document, 'main');
  if (!main) {
    const target = linkOf(find(document, 'a'));
    return { layout: 'moved', data: { title: plain(find(document, 'title')), target }, body: '' };
  }
  const isComparison = Boolean(find(main, withClass('comparison-header')));
  const { data, body } = isComparison ? comparisonOf(main) : otherOf(main);
  return { layout: isComparison ? 'comparison' : 'page', data: { ...headOf(document, url), ...data }, body };
}

function write(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function filesOf(at) {
  return readdirSync(at, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesOf(join(at, entry.name)) : [join(at, entry.name)]);
}

const shapes = {
  hugo: {
    pages: 'content', copied: 'static', data: 'data/site.json', home: '_index.md',
    front: ({ layout, data }, url) => `${JSON.stringify({ layout, url, ...data })}\n\n`,
  },
  eleventy: {
    pages: 'pages', copied: 'copied', data: 'pages/_data/site.json', home: 'home.md',
    front: ({ layout, data }, url) => `---json\n${JSON.stringify({
      layout: `${layout}.njk`, permalink: url.endsWith('/') ? `${url}index.html` : url, ...data,
    })}\n---\n`,
  },
};

const shape = shapes[kind];
cpSync(new URL(`./${kind}`, import.meta.url).pathname, folder, { recursive: true });
for (const file of filesOf(site)) {
  const name = relative(site, file);
  if (!name.endsWith('.html')) {
    mkdirSync(dirname(join(folder, shape.copied, name)), { recursive: true });
    cpSync(file, join(folder, shape.copied, name));
    continue;
  }
  const url = `/${name.replace(/index\.html$/, '')}`;
  const document = parse(readFileSync(file, 'utf8'));
  useRootedLinks(document, url);
  if (url === '/codes/') write(join(folder, shape.data), JSON.stringify(siteDataOf(document)));
  const page = pageOf(document, url);
  const source = url === '/' ? shape.home : `${name.replace(/\/index\.html$/, '').replace(/\.html$/, '-page').replaceAll('/', '-')}.md`;
  write(join(folder, shape.pages, source), `${shape.front(page, url)}${page.body}\n`);
}
