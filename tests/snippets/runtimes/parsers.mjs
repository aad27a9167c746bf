// Frameworks that Debian does not have: a tool of the language parses the snippets, each wrapped into
// what surrounds a handler's code.

import {writeFile} from 'node:fs/promises';
import path from 'node:path';
import {fileURLToPath} from 'node:url';

import {runToEnd} from '../support/programs.mjs';

async function write(folder, name, snippets, wrap) {
  const file = path.join(folder, name);
  await writeFile(file, [...snippets].map(([key, code]) => wrap(key, code)).join('\n'));
  return file;
}

export async function parseJava(snippets, folder) {
  const file = await write(folder, 'Handlers.java', snippets, (key, code) =>
    `class Handler${key} {\n  Object handle() {\n${code}\n  }\n}`);
  await runToEnd('java', [fileURLToPath(new URL('ParseOnly.java', import.meta.url)), file]);
}

export async function parseCSharp(snippets, folder) {
  const file = await write(folder, 'Handlers.cs', snippets, (key, code) =>
    `class Handler${key} {\n  object Handle(HttpContext context) {\n${code}\n  }\n}`);
  await runToEnd('mcs', ['--parse', file]);
}

export async function parsePhp(snippets, folder) {
  const file = await write(folder, 'handlers.php', new Map([['', ''], ...snippets]), (key, code) =>
    key ? `function handle${key}() {\n${code}\n}` : '<?php');
  await runToEnd('php', ['-l', file]);
}

export async function parseRuby(snippets, folder) {
  const file = await write(folder, 'handlers.rb', snippets, (key, code) => `def handle_${key}\n${code}\nend`);
  await runToEnd('ruby', ['-c', file]);
}

export async function parseRust(snippets, folder) {
  const file = await write(folder, 'handlers.rs', snippets, (key, code) =>
    `async fn handle_${key}() -> impl IntoResponse {\n${code}\n}`);
  await runToEnd('rustfmt', ['--edition', '2021', '--emit', 'stdout', file]);
}
