// The ready-made code as readers get it: taken from the built pages, not from the templates.

import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {mkdir, readFile, readdir, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';

const run = promisify(execFile);

export const projectRoot = fileURLToPath(new URL('../../../', import.meta.url));

function program() {
  assert.ok(process.env.STATUSBOOK, 'set STATUSBOOK to the path of the built program, as ctest does');
  return path.resolve(process.env.STATUSBOOK);
}

async function readJson(...parts) {
  return JSON.parse(await readFile(path.join(projectRoot, 'content', ...parts), 'utf8'));
}

// Framework id → its record.
export async function readFrameworks() {
  const files = await readdir(path.join(projectRoot, 'content/snippets'));
  const records = await Promise.all(files.map((file) => readJson('snippets', file)));
  return new Map(files.map((file, index) => [file.replace(/\.json$/, ''), records[index]]));
}

const entities = {'&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&'};

function unescapeHtml(text) {
  return text.replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => entities[entity]);
}

// The page of a code's snippets; empty when the code is not sent.
async function readSnippetsPage(folder, key) {
  try {
    return await readFile(path.join(folder, key, 'code/index.html'), 'utf8');
  } catch (failure) {
    if (failure.code !== 'ENOENT') throw failure;
    return '';
  }
}

// The snippets of one page: framework id → code.
function snippetsOf(html) {
  const block = /<details id="code-([a-z-]+)" data-framework="\1"(?: open)?>.*?<code class="language-[a-z]+">(.*?)<\/code>/gs;
  return new Map([...html.matchAll(block)].map(([, id, code]) => [id, unescapeHtml(code)]));
}

// Code key → its facts and the snippets of its page, of the project's own site built into `folder`.
export async function readPages(folder) {
  await run(program(), ['build', '--out', folder], {cwd: projectRoot});
  const pages = new Map();
  for (const key of await readdir(path.join(projectRoot, 'content/codes'))) {
    const html = await readSnippetsPage(folder, key);
    pages.set(key, {facts: await readJson('codes', key, 'code.json'), snippets: snippetsOf(html)});
  }
  return pages;
}

async function readExample(key, name) {
  const file = path.join(projectRoot, 'content/codes', key, name);
  return readFile(file, 'latin1').catch(() => '');
}

function valueIn(message, field) {
  const line = message.split('\r\n').find((each) => each.toLowerCase().startsWith(`${field.toLowerCase()}:`));
  return line?.slice(field.length + 1).trim();
}

// WebDAV's methods and CONNECT take other ways through servers than the code that is tested.
const ordinaryMethods = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']);

// What the page of `key` promises of a response.
export async function promiseOf(key, {sending, code, name}) {
  const prefix = sending.example ? `${sending.example}.` : '';
  const response = await readExample(key, `${prefix}response.http`);
  const method = (await readExample(key, `${prefix}request.http`)).split(' ')[0];
  const fields = (sending.fields ?? []).map((field) => [field, valueIn(response, field)]);
  const problem = sending.detail && {title: name, status: code, detail: sending.detail};
  return {
    code,
    method: ordinaryMethods.has(method) ? method : 'GET',
    fields: new Map(fields),
    type: problem ? 'application/problem+json' : sending.json && 'application/json',
    content: problem ?? sending.json,
  };
}

// Raw responses → the linter's error findings, as text.
export async function lintErrors(folder, responses) {
  await mkdir(folder, {recursive: true});
  const byMethod = new Map();
  for (const [name, {bytes, method}] of responses) {
    const file = path.join(folder, `${name}.http`);
    await writeFile(file, bytes);
    byMethod.set(method, [...(byMethod.get(method) ?? []), file]);
  }
  const errors = [];
  for (const [method, files] of byMethod) {
    const options = ['lint', '--method', method, '--format', 'text', ...files];
    const {stdout, stderr} = await run(program(), options).catch((failure) => {
      if (failure.code === 1) return failure;  // there are findings
      throw failure;
    });
    errors.push(...`${stdout}${stderr}`.split('\n').filter((line) => /: error: /.test(line)));
  }
  return errors;
}
