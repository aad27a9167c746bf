// Node.js's own server, Express and Fastify, each with the snippets as its handlers.

import {once} from 'node:events';
import http from 'node:http';
import {createRequire} from 'node:module';

const require = createRequire(import.meta.url);

function requirePackage(name) {
  try {
    return require(name);
  } catch (failure) {
    if (failure.code !== 'MODULE_NOT_FOUND') throw failure;
    throw new Error(`${name} is not installed: run \`npm ci\` in tests/snippets`);
  }
}

// A snippet is the body of a handler.
function handlersOf(snippets, parameters) {
  return [...snippets].map(([key, code]) => [`/${key}`, new Function(...parameters, code)]);
}

async function listen(listener) {
  const server = http.createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: server.address().port,
    async stop() {
      server.close();
      await once(server, 'close');
    },
  };
}

export async function startNode(snippets) {
  const handlers = new Map(handlersOf(snippets, ['req', 'res']));
  return listen((req, res) => handlers.get(req.url)(req, res));
}

export async function startExpress(snippets) {
  const app = requirePackage('express')();
  for (const [path, handler] of handlersOf(snippets, ['req', 'res'])) app.all(path, handler);
  return listen(app);
}

export async function startFastify(snippets) {
  const app = requirePackage('fastify')();
  for (const [path, handler] of handlersOf(snippets, ['request', 'reply'])) {
    app.all(path, async (request, reply) => handler(request, reply));
  }
  await app.listen({port: 0, host: '127.0.0.1'});
  return {port: app.server.address().port, stop: () => app.close()};
}
