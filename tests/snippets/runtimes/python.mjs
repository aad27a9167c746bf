// Flask, FastAPI and Django of Debian's Python, each with the snippets as its views.

import {writeFile} from 'node:fs/promises';
import path from 'node:path';
import {fileURLToPath} from 'node:url';

import {startServer} from '../support/programs.mjs';

const python = '/usr/bin/python3';
const indent = (code) => code.replace(/^(?=.)/gm, '    ');

async function start(name, snippets, parameters, folder) {
  const views = [...snippets].map(([key, code]) => `def view_${key}(${parameters}):\n${indent(code)}\n`);
  const keys = [...snippets.keys()].map((key) => `"${key}": view_${key}`);
  await writeFile(path.join(folder, 'views.py'), `${views.join('\n')}\nVIEWS = {${keys.join(', ')}}\n`);
  const server = fileURLToPath(new URL(`${name}_server.py`, import.meta.url));
  return startServer(python, [server], {env: {PYTHONPATH: folder, PYTHONDONTWRITEBYTECODE: '1'}});
}

export const startFlask = (snippets, folder) => start('flask', snippets, '', folder);
export const startFastApi = (snippets, folder) => start('fastapi', snippets, '', folder);
export const startDjango = (snippets, folder) => start('django', snippets, 'request', folder);
