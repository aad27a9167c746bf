// A plain web server for a built site: files below one sub-path, a folder's index.html, the site's own
// 404 page, and the strictest Content-Security-Policy that the site promises to work under.

import {once} from 'node:events';
import {readFile} from 'node:fs/promises';
import {createServer} from 'node:http';
import path from 'node:path';

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const types = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.md': 'text/markdown; charset=utf-8',
  '.svg': 'image/svg+xml',
};

function send(response, status, name, body) {
  response.writeHead(status, {
    'Content-Type': types[path.extname(name)] ?? 'application/octet-stream',
    'Content-Security-Policy': policy,
    'X-Content-Type-Options': 'nosniff',
  });
  response.end(body);
}

// The URL parser has already resolved every "..", so a name cannot lead out of the folder.
function fileName(url, subPath) {
  const {pathname} = new URL(url, 'http://localhost');
  if (!pathname.startsWith(subPath)) return undefined;
  const name = decodeURIComponent(pathname.slice(subPath.length));
  return name === '' || name.endsWith('/') ? `${name}index.html` : name;
}

async function contents(folder, name) {
  if (name === undefined) return undefined;
  try {
    return await readFile(path.join(folder, name));
  } catch (failure) {
    if (failure.code === 'ENOENT' || failure.code === 'EISDIR') return undefined;
    throw failure;
  }
}

// Serves `folder` below `subPath` ("/sub/path/") on a free port of the loopback interface.
export async function serveFolder(folder, subPath) {
  const answer = async (request, response) => {
    const name = fileName(request.url, subPath);
    const body = await contents(folder, name);
    if (body) send(response, 200, name, body);
    else send(response, 404, '404.html', await readFile(path.join(folder, '404.html')));
  };
  const server = createServer((request, response) => {
    answer(request, response).catch((failure) => response.destroy(failure));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${server.address().port}${subPath}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
