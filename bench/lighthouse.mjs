// Lighthouse's scores (mobile, simulated slow network) for one page of each kind, served as deploy/ serves it:
// with the fields of _headers and the precompressed files. A page that misses a target is looked at five times
// in all, and the median counts, as Lighthouse's documentation of its variability advises; then the median of
// what its performance is made of is told, too. Exits 1 where a score misses its target.
//   lighthouse.mjs FOLDER [PAGE…]    a site built with --precompress; only these pages: codes/ 503/

import {readFile, stat} from 'node:fs/promises';
import {createServer} from 'node:http';
import path from 'node:path';

import {launch} from 'chrome-launcher';
import lighthouse from 'lighthouse';

const targets = {performance: 0.99, accessibility: 1, 'best-practices': 1, seo: 1};

const runsAfterMiss = 4;

const metrics = {
  'first-contentful-paint': 'first paint', 'largest-contentful-paint': 'largest paint', 'speed-index': 'speed index',
  'total-blocking-time': 'blocked', 'cumulative-layout-shift': 'shift',
};

const allPages = [
  '', '503/', '503/code/', '499/', 'codes/', 'categories/server-error/', 'categories/nginx/', 'compare/', 'compare/502/',
  'compare/502-vs-503/', 'compare/418-vs-451/', 'guides/', 'guides/server-errors/', 'decide/', 'decide/api/',
  'decide/all/', 'faq/', 'faq/redirects/', 'tables/', 'tables/retries/', 'articles/', 'articles/soft-404/', 'quiz/',
  'cheat-sheet/', 'mock/', 'lint/', 'lint/field-obs-fold/', 'about/',
];

const types = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
};

// The rules of _headers: a pattern, then its fields, indented.
async function readRules(folder) {
  const rules = [];
  for (const line of (await readFile(path.join(folder, '_headers'), 'utf8')).split('\n')) {
    const field = /^\s+([^:]+): (.*)$/.exec(line);
    if (field) rules.at(-1).fields.push(field.slice(1));
    else if (line.startsWith('/')) rules.push({start: line.replace(/\*$/, ''), fields: []});
  }
  return rules;
}

async function answer(folder, rules, request, response) {
  const {pathname} = new URL(request.url, 'http://localhost');
  for (const {start, fields} of rules) {
    if (pathname.startsWith(start)) for (const [name, value] of fields) response.setHeader(name, value);
  }
  const file = path.join(folder, path.normalize(pathname), pathname.endsWith('/') ? 'index.html' : '');
  const small = `${file}.br`;
  const isSmall = /\bbr\b/.test(request.headers['accept-encoding'] ?? '') && (await stat(small).catch(() => undefined));
  const bytes = await readFile(isSmall ? small : file).catch(() => undefined);
  response.statusCode = bytes ? 200 : 404;
  if (bytes) response.setHeader('Content-Type', types[path.extname(file)] ?? 'application/octet-stream');
  if (isSmall) response.setHeader('Content-Encoding', 'br');
  response.end(bytes);
}

const [folder, ...wanted] = process.argv.slice(2);
const pages = wanted.length > 0 ? wanted : allPages;
const rules = await readRules(folder);
const server = createServer((request, response) => answer(folder, rules, request, response));
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const chrome = await launch({
  chromePath: '/usr/bin/chromium',
  chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  logLevel: 'silent',
});

console.log(`${'page'.padEnd(28)}${Object.keys(targets).map((name) => name.padStart(16)).join('')}`);
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

let misses = 0;
for (const page of pages) {
  const url = `http://localhost:${server.address().port}/${page}`;
  const runs = [];
  const look = async () => {
    const {lhr} = await lighthouse(url, {port: chrome.port, logLevel: 'silent', onlyCategories: Object.keys(targets)});
    runs.push(lhr);
  };
  const score = (name) => median(runs.map((run) => run.categories[name].score));
  // Pages that nobody has written about ask search engines to stay away, which Lighthouse calls a fault.
  const isKeptOut = () => runs[0].audits['is-crawlable'].score === 0;
  const missed = () => Object.keys(targets).filter((name) => score(name) < targets[name] && !(name === 'seo' && isKeptOut()));
  await look();
  if (missed().length > 0) {
    for (let more = 0; more < runsAfterMiss; ++more) await look();
  }
  const shown = Object.keys(targets).map((name) => {
    const note = missed().includes(name) ? ' !' : name === 'seo' && isKeptOut() ? ' (noindex)' : '';
    return `${Math.round(score(name) * 100)}${note}`.padStart(16);
  });
  console.log(`/${page}`.padEnd(28) + shown.join('') + (runs.length > 1 ? `    (${runs.length} runs)` : ''));
  misses += missed().length;
  if (missed().includes('performance')) {
    const told = Object.entries(metrics).map(([id, name]) => {
      const value = median(runs.map((run) => run.audits[id].numericValue));
      return `${name} ${id === 'cumulative-layout-shift' ? value.toFixed(3) : `${Math.round(value)} ms`}`;
    });
    console.log(`    ${told.join(', ')}`);
  }
  for (const audit of Object.values(runs.at(-1).audits)) {
    if (audit.score !== null && audit.score < 0.9 && audit.scoreDisplayMode === 'binary' && !(isKeptOut() && audit.id === 'is-crawlable')) {
      console.log(`    ${audit.id}: ${audit.title}`);
    }
  }
}
await chrome.kill();
server.close();
process.exitCode = misses > 0 ? 1 : 0;
