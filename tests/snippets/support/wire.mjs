// One request over a connection of its own, and the response's bytes as they came. The connection is
// left persistent, because servers that are told to close it replace a Connection field.

import assert from 'node:assert/strict';
import net from 'node:net';

// The end of the header section, and what it says; null while it is incomplete.
function parseHead(text) {
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const [statusLine, ...lines] = text.slice(0, end).split('\r\n');
  const fields = lines.map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
  });
  return {code: Number(statusLine.split(' ')[1]), fields, bodyAt: end + 4};
}

function valueOf(head, name) {
  return head.fields.find(([each]) => each === name)?.[1];
}

// RFC 9112 6.3; a response that only the closed connection ends is never complete before that.
function isComplete(text) {
  const head = parseHead(text);
  if (!head) return false;
  if (head.code === 204 || head.code === 304) return true;
  if (valueOf(head, 'transfer-encoding') === 'chunked') return text.endsWith('0\r\n\r\n');
  const length = valueOf(head, 'content-length');
  return length !== undefined && text.length >= head.bodyAt + Number(length);
}

export function request(port, method, target) {
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = net.connect(port, '127.0.0.1').setEncoding('latin1');
    const length = method === 'GET' ? '' : 'Content-Length: 0\r\n';
    socket.on('error', reject);
    socket.on('close', () => resolve(Buffer.from(text, 'latin1')));
    socket.on('data', (piece) => {
      text += piece;
      if (isComplete(text)) socket.destroy();
    });
    socket.write(`${method} ${target} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAccept: */*\r\n${length}\r\n`);
  });
}

function joinChunks(body) {
  let content = '';
  for (let at = 0; ; ) {
    const line = body.indexOf('\r\n', at);
    const size = Number.parseInt(body.slice(at, line), 16);
    if (!size) return content;
    content += body.slice(line + 2, line + 2 + size);
    at = line + 2 + size + 2;
  }
}

// { code, fields: [[name, value]], content }. That the message is sound is for the linter to say.
export function parse(bytes) {
  const text = bytes.toString('latin1');
  const head = parseHead(text);
  assert.ok(head, `no response:\n${text}`);
  const body = text.slice(head.bodyAt);
  const isChunked = valueOf(head, 'transfer-encoding') === 'chunked';
  return {...head, content: isChunked ? joinChunks(body) : body};
}
