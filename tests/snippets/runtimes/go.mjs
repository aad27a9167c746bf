// Go's own HTTP server with the snippets as its handlers; gofmt looks at them first.

import {writeFile} from 'node:fs/promises';
import path from 'node:path';

import {runToEnd, startServer} from '../support/programs.mjs';

const indent = (code) => code.replace(/^(?=.)/gm, '\t');

const head = `package main

import (
	"encoding/json"
	"fmt"
	"net"
	"net/http"
)

var _ = json.NewEncoder

func main() {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	fmt.Printf("port %d\\n", listener.Addr().(*net.TCPAddr).Port)
	panic(http.Serve(listener, nil))
}
`;

function handler([key, code]) {
  return `
func init() {
	http.HandleFunc("/${key}", handle${key})
}

func handle${key}(w http.ResponseWriter, r *http.Request) {
${indent(code)}
}
`;
}

export async function startGo(snippets, folder) {
  const source = path.join(folder, 'main.go');
  const program = path.join(folder, 'server');
  await writeFile(source, head + [...snippets].map(handler).join(''));
  const badlyFormatted = await runToEnd('gofmt', ['-d', source]);
  if (badlyFormatted) throw new Error(`gofmt would change:\n${badlyFormatted}`);
  const env = {GO111MODULE: 'off', GOFLAGS: '', GOCACHE: path.join(folder, 'cache'), CGO_ENABLED: '0'};
  await runToEnd('go', ['build', '-o', program, source], {env, cwd: folder});
  return startServer(program, []);
}
