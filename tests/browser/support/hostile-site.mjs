// A small site of which every text that `statusbook check` lets through carries something that would run
// if it were ever taken for more than text.

import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {cp, readdir, readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));

// Whatever of these were to become an element or an attribute would have this name, or would count.
export const mark = 'data-hostile';
const raw = [
  `"><script ${mark}>globalThis.hit=1</script>`,
  `'-(globalThis.hit=1)-'" ${mark}="`,
  `</script><script ${mark}>globalThis.hit=1</script>`,
  `<img ${mark} src=x onerror=globalThis.hit=1>`,
  `{{{x}}} {{#site}} \${globalThis.hit=1}`,
  `javascript:globalThis.hit=1//${mark}`,
  `\u2028globalThis.hit=1\u2029//${mark}`,
  `]]><b ${mark}>`,
  `--><b ${mark}>`,
  `</title></textarea></style><svg ${mark} onload=globalThis.hit=1>`,
];
// In texts with Markdown, raw HTML is an error outside of code; names must be short.
const inCode = raw.map((text) => `\`${text}\``);
const short = [`&lt;b ${mark}>`, `<b ${mark}>`, `"'<&`];
const nothing = raw.length + inCode.length + short.length;

// Where to go on after a refusal, by the code of the finding; else to the next payload.
const afterwards = [
  [/^(unknown-|wrong-|missing-|foreign-|broken-|bad-(value|format|date|section|link|line-end)$)/, nothing],  // no payload would do
  [/^raw-html$/, raw.length],
  [/^(bad-length|sheet-overflow)$/, raw.length + inCode.length],
];

// Everybody begins with another one.
function textOf({number, tried}) {
  if (tried < raw.length) return raw[(number + tried) % raw.length];
  const later = tried - raw.length;
  return later < inCode.length ? inCode[(number + later) % inCode.length] : short[later - inCode.length];
}

function goOn(leaf, code) {
  const [, least] = afterwards.find(([pattern]) => pattern.test(code)) ?? [, 0];
  leaf.tried = Math.max(leaf.tried + 1, least);
}

// With a word of its own, so that no sentence stands on two pages and each payload is found again.
const wordOf = ({number}) => `q${number.toString(26).replace(/[0-9]/g, (digit) => 'qrstuvwxyz'[digit])}z`;
const payloadOf = (leaf) => (leaf.tried === nothing ? '' : ` ${textOf(leaf)} ${wordOf(leaf)}`);

async function filesBelow(folder) {
  const entries = await readdir(folder, {withFileTypes: true});
  const found = await Promise.all(
    entries.map((entry) => (entry.isDirectory() ? filesBelow(path.join(folder, entry.name)) : [path.join(folder, entry.name)])),
  );
  return found.flat().sort();
}

// A file as a list of lines, some of which are leaves: the text before and after their payload, and how
// the payload is written there.
function leaf(before, after, write = (text) => text) {
  return {before, after, write, tried: 0};
}

const inJson = (text) => JSON.stringify(text).slice(1, -1).replace(/[\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16)}`);

// Indented, JSON has each text on a line of its own.
function jsonLines(text) {
  return JSON.stringify(JSON.parse(text), null, 2)
    .split('\n')
    .map((line) => {
      const found = /^(\s*(?:"[^"]*": )?"(?:[^"\\]|\\.)+)(",?)$/.exec(line);
      return found && !line.includes('"$schema"') ? leaf(found[1], found[2], inJson) : line;
    });
}

function proseLines(text) {
  return text.split('\n').map((line) => {
    if (/^\s*$|^```|^## |^\|[-| ]+\|$/.test(line)) return line;
    const [, before, after] = /^(.*?)( \|)?$/s.exec(line);
    return leaf(before, after ?? '');
  });
}

function markdownLines(text) {
  const end = text.startsWith('{') ? text.indexOf('\n}\n') + 3 : 0;
  return [...(end ? jsonLines(text.slice(0, end)) : []), ...proseLines(text.slice(end))];
}

// A field line more.
function messageLines(text) {
  const lines = text.split('\r\n');
  return [...lines.slice(0, 1), leaf('X-Note:', ''), ...lines.slice(1)];
}

const readers = [
  ['.json', jsonLines, '\n'],
  ['.md', markdownLines, '\n'],
  ['.http', messageLines, '\r\n'],
];

async function readInput(folder) {
  const files = new Map();
  let number = 0;
  for (const file of [path.join(folder, 'site.json'), ...(await filesBelow(path.join(folder, 'content')))]) {
    if (file.includes('/content/schema/')) continue;
    const [, read, end] = readers.find(([ending]) => file.endsWith(ending));
    const lines = read(await readFile(file, 'utf8'));
    for (const line of lines) if (typeof line === 'object') line.number = number++;
    files.set(path.relative(folder, file), {lines, end});
  }
  return files;
}

function leavesOf(files) {
  return [...files.values()].flatMap(({lines}) => lines).filter((line) => typeof line === 'object');
}

async function writeInput(folder, files) {
  const put = (line) => (typeof line === 'string' ? line : line.before + line.write(payloadOf(line)) + line.after);
  for (const [file, {lines, end}] of files) await writeFile(path.join(folder, file), lines.map(put).join(end));
}

function run(folder, options) {
  const program = process.env.STATUSBOOK;
  assert.ok(program, 'set STATUSBOOK to the path of the built program, as ctest does');
  return new Promise((resolve) => {
    execFile(path.resolve(program), options, {cwd: folder, maxBuffer: 1 << 26}, (failure, out, err) =>
      resolve({status: failure ? failure.code : 0, out, err}),
    );
  });
}

// The leaves that a finding is about: the one where it stands; else those whose payload it quotes; else
// those whose own text it quotes, which is a name that is no longer known.
function blamed(files, {file, line, message, hint}) {
  const there = files.get(file)?.lines[line - 1];
  if (typeof there === 'object' && there.tried < nothing) return [there];
  const trying = leavesOf(files).filter(({tried}) => tried < nothing);
  const said = `${message} ${hint}`;
  const carried = trying.filter((each) => said.includes(wordOf(each)));
  return carried.length ? carried : trying.filter(({before}) => said.includes(`'${before.replace(/^.*"/, '')}'`));
}

// The project's templates, without what they say about codes that the small site does not have.
async function copyInput(folder) {
  for (const name of ['templates', 'static', 'content/schema']) {
    await cp(path.join(root, name), path.join(folder, name), {recursive: true});
  }
  const site = path.join(root, 'tests/sites/three-codes');
  for (const name of ['site.json', 'content']) await cp(path.join(site, name), path.join(folder, name), {recursive: true});
  const mock = path.join(folder, 'templates/pages/mock.mustache');
  await writeFile(mock, (await readFile(mock, 'utf8')).replace(/\{\{root\}\}\d{3}\//g, '{{root}}'));
  for (const code of ['301', '499-esri', '502']) await lengthen(path.join(folder, 'content/codes', code, 'page.md'), code);
}

// Sentences of their own, so that what the templates say on each page of a code is a small part.
async function lengthen(file, code) {
  const letters = [...'bcdfghjklmnpqrstvwxz'];
  const sentences = letters.flatMap((a, i) => ['a', 'e', 'o'].map((b) => `About ${a}${b}${code.replace(/\W/g, '')}${a} it ${b}${a}${letters[(i + 7) % 20]} and ${a}u${a}e ${b}${b}l.`));
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace(/^(## .*\n\n)/, `$1${sentences.join(' ')}\n\n`));
}

// Makes the site in `folder` and builds it into `out`. What is refused is tried with another payload and at
// last left as it was; `taken` are those that carry one, `all` counts the texts.
export async function buildHostileSite(folder, out) {
  await copyInput(folder);
  const files = await readInput(folder);
  const leaves = leavesOf(files);
  for (;;) {
    await writeInput(folder, files);
    const checked = await run(folder, ['check', '--format', 'json']);
    assert.ok([0, 1].includes(checked.status), `statusbook check ended with ${checked.status}:\n${checked.err}`);
    const findings = JSON.parse(checked.out);
    if (findings.length === 0) break;
    const wrong = new Map(findings.flatMap((finding) => blamed(files, finding).map((each) => [each, finding.code])));
    assert.notEqual(wrong.size, 0, `not a payload's fault:\n${JSON.stringify(findings.slice(0, 5), null, 1)}`);
    for (const [each, code] of wrong) goOn(each, code);
  }
  const built = await run(folder, ['build', '--out', out]);
  assert.equal(built.status, 0, built.err);
  return {all: leaves.length, taken: leaves.filter(({tried}) => tried < nothing).map((each) => ({payload: payloadOf(each), word: wordOf(each)}))};
}
