// Whether another generator's site says the same as ours, on 40 pages of all kinds.
//   node bench/same_text.mjs OURS THEIRS
// Prints the share of neighboring words in <main> that both have, so that the order counts, and the
// number of links against ours, both of the worst page. Exits 1 where the text agrees to less than
// 98 % or there are 3 % more or fewer links.
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

const [ours, theirs] = process.argv.slice(2);
const sampled = 40;

function pagesOf(at) {
  return readdirSync(at, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? pagesOf(join(at, entry.name)) : entry.name.endsWith('.html') ? [join(at, entry.name)] : []);
}

const kindOf = (name) => `${name.split('/')[0].replace(/^\d.*/, 'code')} ${name.split('/').length} ${name.includes('-vs-')}`;

// From each kind in turn one page, spread over all pages of the kind.
function sampleOf(names) {
  const kinds = new Map();
  for (const name of names) kinds.set(kindOf(name), [...(kinds.get(kindOf(name)) ?? []), name]);
  const sample = new Set();
  for (let round = 0; sample.size < Math.min(sampled, names.length); ++round) {
    for (const pages of kinds.values()) {
      if (round < pages.length && sample.size < sampled) sample.add(pages[Math.floor(((round * 0.618034) % 1) * pages.length)]);
    }
  }
  return [...sample];
}

const named = { amp: '&', lt: '<', gt: '>', quot: '"' };
function mainOf(file) {
  const html = readFileSync(file, 'utf8');
  const main = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? /<body[\s\S]*/.exec(html)[0];
  const text = main.replace(/<[^>]*>/g, ' ')
    .replace(/&(?:#(\d+)|(\w+));/g, (whole, code, name) => (code ? String.fromCodePoint(code) : named[name] ?? whole));
  return { words: text.trim().split(/\s+/), links: [...main.matchAll(/<a [^>]*href=/g)].length };
}

function countPairs(words) {
  const counts = new Map();
  words.forEach((word, at) => counts.set(`${words[at - 1]} ${word}`, (counts.get(`${words[at - 1]} ${word}`) ?? 0) + 1));
  return counts;
}

function agreement(a, b) {
  const [one, other] = [a, b].map(countPairs);
  let shared = 0;
  for (const [pair, count] of one) shared += Math.min(count, other.get(pair) ?? 0);
  return (2 * shared) / (a.length + b.length);
}

const results = sampleOf(pagesOf(ours).map((file) => relative(ours, file)).sort()).map((name) => {
  const [our, their] = [ours, theirs].map((site) => mainOf(join(site, name)));
  return { name, text: agreement(our.words, their.words), links: our.links ? their.links / our.links : 1 };
});
const percent = (share) => `${(100 * share).toFixed(1)} %`;
const worst = results.reduce((a, b) => (b.text < a.text ? b : a));
const links = results.reduce((a, b) => (Math.abs(b.links - 1) > Math.abs(a.links - 1) ? b : a));
const mean = results.reduce((sum, { text }) => sum + text, 0) / results.length;
console.log(`the text of ${results.length} pages agrees to ${percent(mean)} (at least ${percent(worst.text)}), the links to ${percent(links.links)}`);
const misses = results.filter(({ text, links: share }) => text < 0.98 || Math.abs(share - 1) > 0.03);
for (const { name, text, links: share } of misses) console.error(`${name}: text ${percent(text)}, links ${percent(share)}`);
process.exitCode = misses.length ? 1 : 0;
