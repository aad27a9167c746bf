// The ready-made code of every page, put to the proof that the page claims: run on the real software,
// with what it answers held against the page and given to the linter, or parsed by the tool named.

import assert from 'node:assert/strict';
import {mkdtemp, mkdir, rm} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {after, before, test} from 'node:test';

import * as parsers from './runtimes/parsers.mjs';
import {startGo} from './runtimes/go.mjs';
import {startExpress, startFastify, startNode} from './runtimes/javascript.mjs';
import {startDjango, startFastApi, startFlask} from './runtimes/python.mjs';
import {startApache, startCaddy, startHaproxy, startNginx} from './runtimes/servers.mjs';
import {lintErrors, promiseOf, readFrameworks, readPages} from './support/pages.mjs';
import {parse, request} from './support/wire.mjs';

const proofs = {
  express: {how: 'run', start: startExpress},
  'node-http': {how: 'run', start: startNode},
  fastify: {how: 'run', start: startFastify},
  flask: {how: 'run', start: startFlask},
  fastapi: {how: 'run', start: startFastApi},
  django: {how: 'run', start: startDjango},
  go: {how: 'run', start: startGo},
  nginx: {how: 'run', start: startNginx},
  apache: {how: 'run', start: startApache},
  caddy: {how: 'run', start: startCaddy},
  haproxy: {how: 'run', start: startHaproxy},
  'spring-boot': {how: 'parsed', tool: 'javac', check: parsers.parseJava},
  'aspnet-core': {how: 'parsed', tool: 'mcs', check: parsers.parseCSharp},
  laravel: {how: 'parsed', tool: 'php -l', check: parsers.parsePhp},
  rails: {how: 'parsed', tool: 'ruby -c', check: parsers.parseRuby},
  axum: {how: 'parsed', tool: 'rustfmt', check: parsers.parseRust},
};

let scratch;
let frameworks;
let pages;

before(async () => {
  scratch = await mkdtemp(path.join(os.tmpdir(), 'statusbook-snippets-'));
  frameworks = await readFrameworks();
  pages = await readPages(path.join(scratch, 'public'));
});

after(() => rm(scratch, {recursive: true, force: true}));

// Code key → the snippet of one framework, of all pages that have one.
function snippetsOf(framework) {
  const found = new Map();
  for (const [key, {snippets}] of pages) {
    if (snippets.has(framework)) found.set(key, snippets.get(framework));
  }
  return found;
}

function omits(framework, key) {
  return (frameworks.get(framework).omits ?? []).some(({codes}) => codes.includes(key));
}

// Servers may make a Location absolute, and options of Connection do not mind the case of letters.
const sameValue = {
  location: (a, b, base) => new URL(a, base).href === new URL(b, base).href,
  connection: (a, b) => a.toLowerCase() === b.toLowerCase(),
};

function isSame(a, b) {
  try {
    assert.deepEqual(a, b);
    return true;
  } catch {
    return false;
  }
}

function parseJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

// The ways in which `response` is not what the page promises.
function faults(promise, response, base) {
  const found = [];
  const values = (name) => response.fields.filter(([each]) => each === name).map(([, value]) => value);
  const expect = (what, is, wanted, holds = is === wanted) => {
    if (!holds) found.push(`${what} is ${is}, not ${wanted}`);
  };
  expect('the status', response.code, promise.code);
  for (const [name, wanted] of promise.fields) {
    const same = sameValue[name.toLowerCase()] ?? ((a, b) => a === b);
    const sent = values(name.toLowerCase());
    expect(name, sent.join(' | '), wanted, sent.some((value) => same(value, wanted, base)));
  }
  if (promise.content) {
    expect('the type', values('content-type').join().split(';')[0], promise.type);
    expect('the content', response.content, JSON.stringify(promise.content),
      isSame(parseJson(response.content), promise.content));
  }
  return found;
}

test('every framework of the pages has a proof here, of the kind that it claims', () => {
  assert.deepEqual([...frameworks.keys()].sort(), Object.keys(proofs).sort());
  for (const [id, {proof}] of frameworks) {
    assert.equal(proof.how, proofs[id].how, id);
    if (proof.how === 'parsed') assert.equal(proof.tool, proofs[id].tool, id);
  }
});

test('a page has code for every framework that can send the code, and none if it must not be sent', () => {
  let sent = 0;
  for (const [key, {facts, snippets}] of pages) {
    const isSent = facts.sending.rule !== 'not at all';
    const expected = isSent ? Object.keys(proofs).filter((id) => !omits(id, key)) : [];
    assert.deepEqual([...snippets.keys()].sort(), expected.sort(), `/${key}/`);
    sent += isSent ? 1 : 0;
  }
  assert.ok(sent > 40, `only ${sent} codes are sent`);
});

for (const [id, {how, start, check}] of Object.entries(proofs)) {
  test(`${id}: ${how === 'run' ? 'what it answers is what the pages promise' : 'the tool parses every snippet'}`, async () => {
    const snippets = snippetsOf(id);
    assert.ok(snippets.size > 20, `only ${snippets.size} snippets`);
    const folder = path.join(scratch, id);
    await mkdir(folder);
    if (how === 'parsed') return check(snippets, folder);

    const server = await start(snippets, folder);
    const complaints = [];
    const responses = new Map();
    try {
      for (const key of snippets.keys()) {
        const promise = await promiseOf(key, pages.get(key).facts);
        const bytes = await request(server.port, promise.method, `/${key}`);
        responses.set(key, {bytes, method: promise.method});
        const found = faults(promise, parse(bytes), `http://127.0.0.1:${server.port}`);
        complaints.push(...found.map((fault) => `${key}: ${fault}`));
      }
    } finally {
      await server.stop();
    }
    complaints.push(...await lintErrors(path.join(folder, 'responses'), responses));
    assert.deepEqual(complaints, []);
    assert.equal(responses.size, snippets.size);
  });
}

for (const [id, {how, check}] of Object.entries(proofs)) {
  if (how !== 'parsed') continue;
  test(`${id}: the tool refuses a snippet that is cut off`, async () => {
    const [[key, code]] = snippetsOf(id);
    const folder = await mkdtemp(path.join(scratch, `${id}-cut-off-`));
    await assert.rejects(check(new Map([[key, code.slice(0, -2)]]), folder), / refuses:/);
  });
}
