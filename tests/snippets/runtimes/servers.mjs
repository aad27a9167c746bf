// nginx, Apache httpd, Caddy and HAProxy with the snippets in their configuration.

import {mkdir, writeFile} from 'node:fs/promises';
import path from 'node:path';

import {freePort, startServer} from '../support/programs.mjs';

// Every snippet is written for "/example".
function routes(snippets) {
  return [...snippets].map(([key, code]) => code.replace('/example', `/${key}`)).join('\n');
}

async function write(folder, name, text) {
  const file = path.join(folder, name);
  await writeFile(file, text);
  return file;
}

export async function startNginx(snippets, folder) {
  const port = await freePort();
  const folders = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${folder}/${name};`).join('\n');
  const file = await write(folder, 'nginx.conf', `daemon off;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log;
worker_processes 1;
events {}
http {
  access_log off;
  ${folders}
  server {
    listen 127.0.0.1:${port};
    ${routes(snippets)}
  }
}
`);
  return startServer('nginx', ['-p', folder, '-e', `${folder}/error.log`, '-c', file], {port});
}

export async function startApache(snippets, folder) {
  const port = await freePort();
  const modules = ['mpm_event', 'authz_core', 'alias', 'headers']
    .map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join('\n');
  await mkdir(path.join(folder, 'empty'));
  const file = await write(folder, 'httpd.conf', `ServerRoot ${folder}
${modules}
ServerName 127.0.0.1
Listen 127.0.0.1:${port}
PidFile ${folder}/httpd.pid
DefaultRuntimeDir ${folder}
Mutex file:${folder}
ErrorLog ${folder}/error.log
User www-data
Group www-data
DocumentRoot ${folder}/empty
${routes(snippets)}
`);
  return startServer('apache2', ['-f', file, '-D', 'FOREGROUND'], {port});
}

export async function startCaddy(snippets, folder) {
  const port = await freePort();
  const file = await write(folder, 'Caddyfile', `{
	admin off
	auto_https off
}
http://127.0.0.1:${port} {
	bind 127.0.0.1
	${routes(snippets)}
}
`);
  const env = {HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder};
  return startServer('caddy', ['run', '--config', file, '--adapter', 'caddyfile'], {port, env});
}

export async function startHaproxy(snippets, folder) {
  const port = await freePort();
  const file = await write(folder, 'haproxy.cfg', `global
  maxconn 100
defaults
  mode http
  timeout client 10s
  timeout server 10s
  timeout connect 10s
frontend main
  bind 127.0.0.1:${port}
  ${routes(snippets)}
`);
  return startServer('haproxy', ['-db', '-f', file], {port});
}
