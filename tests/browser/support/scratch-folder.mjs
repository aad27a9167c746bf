// Folders that are gone when the test is over.

import {mkdtemp, realpath, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';

export async function makeScratchFolder() {
  return realpath(await mkdtemp(path.join(tmpdir(), 'statusbook-browser-')));
}

export async function removeScratchFolder(folder) {
  if (folder) await rm(folder, {recursive: true, force: true});
}
