"""Runs `statusbook serve` as a person would: opens the browser, takes a port that is taken, presses Ctrl-C.

    check_serve.py STATUSBOOK PROJECT
"""

import os
import re
import signal
import socket
import stat
import subprocess
import sys
import tempfile

# What a client may be in the middle of; none of it would end by itself within half a minute.
OPEN = [
    b"",
    b"GET / HT",
    b"GET /_statusbook/events HTTP/1.1\r\nHost: localhost\r\n\r\n",
    b"GET /mock/200?sleep=30000 HTTP/1.1\r\nHost: localhost\r\n\r\n",
    b"GET /mock/200?fault=no-answer HTTP/1.1\r\nHost: localhost\r\n\r\n",
    b"GET /mock/200?fault=drip&body=" + b"a" * 9000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n",
    b"POST /mock/200 HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n",
]
MOST_SECONDS = 10


def start(statusbook, project, *options, **environment):
    return subprocess.Popen([statusbook, "serve", *options], cwd=project, stderr=subprocess.PIPE, text=True,
                            env=os.environ | environment)


def announced_port(preview):
    for line in preview.stderr:
        if match := re.search(r"Preview at http://127\.0\.0\.1:(\d+)/", line):
            return int(match.group(1))
    sys.exit("the preview did not start")


def make_browser(folder):
    """A stand-in for xdg-open that hands on the address through a pipe with a name."""
    pipe, program = f"{folder}/opened", f"{folder}/xdg-open"
    os.mkfifo(pipe)
    with open(program, "w") as file:
        file.write(f'#!/bin/sh\necho "$1" >"{pipe}"\n')
    os.chmod(program, os.stat(program).st_mode | stat.S_IXUSR)
    return pipe


def main(statusbook, project):
    problems = []
    with tempfile.TemporaryDirectory() as folder:
        pipe = make_browser(folder)
        preview = start(statusbook, project, "--port", "0", "--open", PATH=f"{folder}:{os.environ['PATH']}")
        port = announced_port(preview)
        with open(pipe) as opened:
            address = opened.read().strip()
    if address != f"http://127.0.0.1:{port}/":
        problems.append(f"--open opened {address!r}")

    second = start(statusbook, project, "--port", str(port))
    message = second.communicate(timeout=MOST_SECONDS)[1]
    expected = rf"cannot listen on '127\.0\.0\.1:{port}': the port is in use; port \d+ is free"
    if second.returncode != 3 or not re.search(expected, message):
        problems.append(f"a port in use: status {second.returncode}, {message!r}")

    clients = []
    for request in OPEN:
        client = socket.create_connection(("127.0.0.1", port), timeout=MOST_SECONDS)
        client.sendall(request)
        clients.append(client)
    preview.send_signal(signal.SIGINT)
    try:
        preview.communicate(timeout=MOST_SECONDS)
    except subprocess.TimeoutExpired:
        problems.append("Ctrl-C: it waits for its clients")
        preview.kill()
        preview.communicate()
    if preview.returncode != 130:
        problems.append(f"Ctrl-C: status {preview.returncode}")
    for client, request in zip(clients, OPEN):
        try:
            while client.recv(65536):
                pass
        except ConnectionError:
            pass
        except TimeoutError:
            problems.append(f"left open: {request[:40]!r}")
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
        problems.append("something still listens")
    except ConnectionRefusedError:
        pass
    print(*problems, f"{len(OPEN)} connections closed", sep="\n")
    return bool(problems)


if __name__ == "__main__":
    sys.exit(main(os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])))
