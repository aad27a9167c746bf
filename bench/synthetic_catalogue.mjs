// Writes a catalogue of N made-up codes, as rich as the real one, for measuring how builds grow.
//   node bench/synthetic_catalogue.mjs N FOLDER
// The words are pseudo-words from a generator with a fixed seed: the same N gives the same bytes,
// and no two codes share a sentence, as the overlap rule demands. N codes make N (N - 1) / 2
// comparisons. Templates, static files and the facts' shape are those of the real site.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const first_number = 400;
const last_number = 999;

const [count_text, folder] = process.argv.slice(2);
const count = Number(count_text);
if (!(count >= 2 && count <= last_number - first_number + 1) || !folder) {
  console.error(`usage: synthetic_catalogue.mjs N FOLDER, with N from 2 to ${last_number - first_number + 1}`);
  process.exit(2);
}

// Mulberry32: small, and the same on every machine.
function make_random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const random = make_random(20261121);
const pick = (list) => list[Math.floor(random() * list.length)];
const syllables = ['ba', 'cor', 'del', 'fi', 'gan', 'hol', 'jen', 'kal', 'lu', 'mar', 'nor', 'ple', 'qui', 'ros', 'tem', 'vi'];
const word = () => Array.from({ length: 2 + Math.floor(random() * 2) }, () => pick(syllables)).join('');
const words = (n) => Array.from({ length: n }, word).join(' ');
const capital = (text) => text[0].toUpperCase() + text.slice(1);
const sentence = (n) => `${capital(words(n))}.`;
const paragraph = (sentences) => Array.from({ length: sentences }, () => sentence(12)).join(' ');

const numbers = Array.from({ length: count }, (_, i) => first_number + i);

function code_record(code, i) {
  const related = [1, 2, 3].map((step) => numbers[(i + step) % count]).filter((other) => other !== code);
  return {
    code,
    name: capital(words(2)),
    family: 'made-up',
    standing: 'unofficial',
    meaning: capital(words(4)),
    answer: `${code} ${words(16)}.`,
    use_when: words(14),
    specification: { document: `Made up: ${words(2)}`, url: 'https://example.com/' },
    first_defined: capital(words(1)),
    senders: [pick(['origin server', 'gateway', 'proxy', 'cache'])],
    fault: [pick(['client', 'server', 'upstream', 'network'])],
    temporary: pick(['yes', 'usually', 'unknown', 'no']),
    interim: false,
    content: { rule: pick(['recommended', 'allowed']), note: sentence(10) },
    caching: { heuristic: false, storable: pick(['if marked', 'never']), note: sentence(12) },
    fields: [],
    requirements: [{ level: 'SHOULD', who: 'client', what: sentence(10), section: 'RFC 9110 15' }],
    retry: { rule: pick(['after a change', 'after a delay', 'no']), advice: sentence(20), section: 'RFC 9110 9.2.2' },
    behavior: ['browsers', 'caches', 'proxies'].map((who) => ({ who, does: sentence(14), source: 'RFC 9110 15' })),
    popularity: pick(['common', 'occasional', 'rare']),
    recommended: false,
    deprecated: false,
    common_use: sentence(12),
    notes: [sentence(14), sentence(14)],
    sending: { rule: 'not at all', note: sentence(10) },
    related: [...new Set(related)].map((other) => ({ code: String(other), why: sentence(7) })),
    sources: ['RFC 9110 15'],
    updated: '2026-11-21',
  };
}

function code_prose() {
  const questions = [1, 2, 3].map(() => `### ${capital(words(5))}?\n\n${paragraph(3)}\n`).join('\n');
  return `## In plain English

${paragraph(4)}

${paragraph(3)}

## When to use it

${paragraph(4)}

## Common causes

${[1, 2, 3, 4].map((n) => `${n}. **${capital(words(3))}:** ${paragraph(2)}`).join('\n')}

## Questions

${questions}`;
}

function example(record) {
  const body = `${JSON.stringify({ type: 'about:blank', title: record.name, status: record.code, detail: sentence(12) }, null, 2)}\n`;
  return [
    `HTTP/1.1 ${record.code} ${record.name}`,
    'Date: Sat, 21 Nov 2026 09:30:00 GMT',
    'Content-Type: application/problem+json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    '',
    body,
  ].join('\r\n');
}

function write_json(path, value) {
  writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);
}

const project = new URL('..', import.meta.url).pathname;
mkdirSync(join(folder, 'content/families'), { recursive: true });
for (const part of ['templates', 'static']) cpSync(join(project, part), join(folder, part), { recursive: true });

cpSync(join(project, 'content/schema'), join(folder, 'content/schema'), { recursive: true });

// These four pages lead to guides, quizzes and codes that a made-up catalogue does not have.
for (const kind of ['home', 'about', 'mock', 'faq'])
  writeFileSync(join(folder, `templates/pages/${kind}.mustache`), '{{<layout}}\n{{$content}}\n<h1>{{page.title}}</h1>\n{{/content}}\n{{/layout}}\n');

const settings = JSON.parse(readFileSync(join(project, 'site.json'), 'utf8'));
delete settings.$schema;
settings.navigation = settings.navigation.filter(({ url }) => ['/codes/', '/compare/', '/cheat-sheet/', '/lint/'].includes(url));
settings.popular = numbers.slice(0, 12).map(String);
settings.popular_comparisons = [];
write_json(join(folder, 'site.json'), settings);
write_json(join(folder, 'content/sources.json'), { sources: [] });
write_json(join(folder, 'content/families/made-up.json'), {
  name: 'Made up', label: 'made up', order: 1, color: 'vendor', kind: 'vendor',
  description: sentence(14), introduction: [paragraph(4), paragraph(3)],
});
numbers.forEach((code, i) => {
  const at = join(folder, 'content/codes', String(code));
  const record = code_record(code, i);
  mkdirSync(at, { recursive: true });
  write_json(join(at, 'code.json'), record);
  writeFileSync(join(at, 'page.md'), code_prose());
  writeFileSync(join(at, 'response.http'), example(record));
});
