// The program under test: builds a site, or previews one. Its path comes from STATUSBOOK, which ctest
// sets to the program it has just built.

import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {cp} from 'node:fs/promises';
import path from 'node:path';
import {fileURLToPath} from 'node:url';

const projectRoot = fileURLToPath(new URL('../../../', import.meta.url));
const siteInput = ['site.json', 'content', 'templates', 'static'];

// Starts the program in a process group of its own, so that whatever it leaves behind is found.
function start(options, folder) {
  const program = process.env.STATUSBOOK;
  assert.ok(program, 'set STATUSBOOK to the path of the built program, as ctest does');
  const child = spawn(path.resolve(program), options, {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  });
  const run = {child, messages: '', ended: once(child, 'close')};
  child.stderr.setEncoding('utf8');
  child.stderr.on('data', (text) => {
    run.messages += text;
    child.emit('said');
  });
  return run;
}

// The project's own site, written to `out`.
export async function buildSite(out, baseUrl) {
  const run = start(['build', '--out', out, '--base-url', baseUrl], projectRoot);
  const [status] = await run.ended;
  assert.equal(status, 0, `statusbook build failed:\n${run.messages}`);
}

// What the project's site is made from, to be edited at will.
export async function copySiteInput(folder) {
  for (const name of siteInput) {
    await cp(path.join(projectRoot, name), path.join(folder, name), {recursive: true});
  }
}

async function readAddress(run) {
  const early = run.ended.then(() => assert.fail(`statusbook serve has ended:\n${run.messages}`));
  let announced = null;
  while (!announced) {
    await Promise.race([once(run.child, 'said'), early]);
    announced = /^Preview at (\S+) /m.exec(run.messages);
  }
  return announced[1];
}

// Signal 0 only asks whether the group still has a process.
function signalGroup(run, signal) {
  try {
    process.kill(-run.child.pid, signal);
    return true;
  } catch (failure) {
    assert.equal(failure.code, 'ESRCH');
    return false;
  }
}

// `statusbook serve` in `folder`, on a port of its own choice. `kill` may be called at any time, and is
// when this process ends.
export async function startPreview(folder) {
  const run = start(['serve', '--port', '0'], folder);
  const kill = () => signalGroup(run, 'SIGKILL');
  process.once('exit', kill);
  return {
    url: await readAddress(run),
    kill,
    isRunning: () => signalGroup(run, 0),
    async interrupt() {
      run.child.kill('SIGINT');
      const [status] = await run.ended;
      return status;
    },
  };
}
