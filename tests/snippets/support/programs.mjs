// Programs that the tests start, and what they say. One that is not there is a failure with a remedy,
// never a skipped test.

import {spawn} from 'node:child_process';
import {once} from 'node:events';
import net from 'node:net';
import path from 'node:path';
import {setTimeout as pause} from 'node:timers/promises';

// Servers live in sbin, which is not on everybody's way.
const searchPath = [process.env.PATH, '/usr/sbin', '/sbin'].join(path.delimiter);

function start(command, options, settings) {
  const child = spawn(command, options, {
    stdio: ['pipe', 'pipe', 'pipe'],
    ...settings,
    env: {...process.env, PATH: searchPath, ...settings.env},
  });
  const run = {child, output: ''};
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      run.output += text;
    });
  }
  const refused = once(child, 'error').then(([failure]) => {
    if (failure.code !== 'ENOENT') throw failure;
    throw new Error(`${command} is not installed: run script/bootstrap`);
  });
  run.ended = Promise.race([once(child, 'close'), refused]);
  run.ended.catch(() => {});  // told to whoever waits for it
  return run;
}

// Runs to the end; a failure says what the program said.
export async function runToEnd(command, options, settings = {}) {
  const run = start(command, options, settings);
  run.child.stdin.on('error', () => {});
  run.child.stdin.end(settings.input ?? '');
  const [status] = await run.ended;
  if (status !== 0) throw new Error(`${command} refuses:\n${run.output}`);
  return run.output;
}

// A port that was free a moment ago, for servers that cannot choose one by themselves.
export async function freePort() {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const {port} = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

function answers(port) {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1');
    socket.on('connect', () => resolve(true)).on('error', () => resolve(false));
    socket.on('connect', () => socket.destroy());
  });
}

// A server is started when it listens: on `port`, or on the one that it prints as "port N". Returns
// { port, stop }.
export async function startServer(command, options, settings = {}) {
  const run = start(command, options, settings);
  let ended = false;
  const end = run.ended.finally(() => {
    ended = true;
  });
  end.catch(() => {});
  const kill = () => run.child.kill('SIGKILL');
  process.once('exit', kill);
  let port = settings.port;
  while (!port || !(await answers(port))) {
    if (ended) {
      await end;
      throw new Error(`${command} has ended:\n${run.output}`);
    }
    port ??= Number(/^port (\d+)$/m.exec(run.output)?.[1]) || undefined;
    await pause(20);
  }
  return {
    port,
    async stop() {
      run.child.kill('SIGTERM');
      const giveUp = pause(5000, null, {ref: false}).then(kill);
      await Promise.race([end, giveUp.then(() => end)]);
      process.off('exit', kill);
    },
  };
}
