"""Runs every line of the page /mock/ against a real preview, with the curl that is installed.

    run_page.py STATUSBOOK PROJECT

Each line has one expectation below, and each expectation one line. Whatever comes back whole is linted, and so
is the answer of every status from 100 to 599.
"""

import html.parser
import os
import re
import subprocess
import sys
import tempfile
import urllib.request

# The end of a line: curl's exit status, the statuses that it received.
EXPECTED = {
    "curl -i {}502": (0, [502]),
    "curl -i {}401": (0, [401]),
    "curl -i {}529-anthropic": (0, [529]),
    "curl -i {}299": (0, [299]),
    "curl -i -X DELETE {}409": (0, [409]),
    "curl -I {}503": (0, [503]),
    "curl -i {}204": (0, [204]),
    "curl -i {}103": (0, [103, 200]),
    "curl -i {}101": (0, [426]),
    "curl -i -H 'Connection: Upgrade' -H 'Upgrade: chat/1' {}101": (52, [101]),
    "curl -si {}416 | statusbook lint -": (0, None),
    "curl -i '{}200?body=Hello'": (0, [200]),
    "curl -i '{}429?header=Retry-After:2&header=X-Request-Id:7'": (0, [429]),
    "curl -i '{}404?body=%7B%7D&header=Content-Type:application/json'": (0, [404]),
    "curl -i '{}200?sleep=300'": (0, [200]),
    "curl -i --max-time 0.2 '{}504?sleep=5000'": (28, None),
    "curl -i --retry 3 '{}200?seq=503,503&header=Retry-After:1'": (0, [503, 503, 200]),
    "curl -i '{}200?seq=503,200&client=first-test'": (0, [503]),
    "curl -i -X POST {}reset": (0, [204]),
    "curl -i '{}200?chance=503:0.2,500:0.1&seed=7'": (0, [200]),
    "curl -i '{}200?fault=reset'": (56, None),
    "curl -i '{}200?fault=truncate'": (18, None),
    "curl -i '{}200?fault=drip&body=drop'": (0, [200]),
    "curl -i '{}200?fault=bad-length'": (8, None),
    "curl -i --max-time 0.2 '{}200?fault=no-answer'": (28, None),
    "curl -i -H 'If-None-Match: \"b42-7\"' {}200": (0, [304]),
    "curl -i -X PUT -H 'If-Match: \"b41-1\"' {}200": (0, [412]),
    "curl -i -H 'If-Modified-Since: Fri, 20 Nov 2026 00:00:00 GMT' {}200": (0, [304]),
    "curl -i -r 0-9 {}200": (0, [206]),
    "curl -i -r 0-1,-2 {}200": (0, [206]),
    "curl -i -r 5000- {}200": (0, [416]),
    "curl -i -r 0-9 -H 'If-Range: \"b41-1\"' {}200": (0, [200]),
}
SHOWN = "http://localhost:8080/mock/"


class Lines(html.parser.HTMLParser):
    """The lines of the page's <pre> elements."""

    def __init__(self):
        super().__init__()
        self.lines = []
        self.in_pre = False

    def handle_starttag(self, tag, attrs):
        self.in_pre = self.in_pre or tag == "pre"

    def handle_endtag(self, tag):
        self.in_pre = self.in_pre and tag != "pre"

    def handle_data(self, data):
        if self.in_pre:
            self.lines += data.splitlines()


def start_preview(statusbook, project):
    preview = subprocess.Popen([statusbook, "serve", "--port", "0"], cwd=project, stderr=subprocess.PIPE, text=True)
    for line in preview.stderr:
        if match := re.search(r"Preview at (http://\S+)", line):
            return preview, match.group(1)
    sys.exit("the preview did not start")


def lint(statusbook, line, output):
    method = next((m for m in ("PUT", "DELETE", "POST") if f"-X {m} " in line), "HEAD" if " -I " in line else "GET")
    # What a retry prints is several final responses; each is a message of its own.
    for message in re.split(rb"(?=HTTP/1\.1 [2-5])", output) if b"503" in output else [output]:
        if not message:
            continue
        run = subprocess.run([statusbook, "lint", "--method", method, "-"], input=message, capture_output=True)
        if run.returncode != 0:
            return (run.stdout + run.stderr).decode()
    return ""


def problem_with(statusbook, line, url):
    expected = EXPECTED.get(line.replace(SHOWN, "{}"))
    if expected is None:
        return "nothing is expected of it"
    path = os.path.dirname(statusbook) + os.pathsep + os.environ["PATH"]
    command = line.replace(SHOWN, url).replace("curl ", "curl --silent --noproxy '*' ", 1)
    run = subprocess.run(command, shell=True, capture_output=True, env=os.environ | {"PATH": path})
    if run.returncode != expected[0]:
        return f"ended with {run.returncode}, not {expected[0]}: {run.stdout!r}"
    if expected[1] is None:
        return ""
    statuses = [int(status) for status in re.findall(rb"HTTP/1\.1 ([1-9]\d\d) ", run.stdout)]
    if statuses != expected[1]:
        return f"received {statuses}, not {expected[1]}"
    return lint(statusbook, line, run.stdout)


def problem_with_all(statusbook, url):
    """curl -i …/mock/NNN | statusbook lint -, for all numbers at once."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["curl", "-si", "--noproxy", "*", f"{url}[100-599]", "-o", f"{folder}/#1.http"], check=True)
        files = [os.path.join(folder, name) for name in sorted(os.listdir(folder))]
        run = subprocess.run([statusbook, "lint", *files], capture_output=True, text=True)
    if len(files) != 500:
        return f"only {len(files)} came back"
    return run.stdout + run.stderr if run.returncode != 0 else ""


def main(statusbook, project):
    preview, url = start_preview(statusbook, project)
    try:
        page = Lines()
        page.feed(urllib.request.urlopen(f"{url}mock/").read().decode())
        problems = {line: problem_with(statusbook, line, f"{url}mock/") for line in page.lines}
        problems[f"curl -si {url}mock/NNN | statusbook lint -"] = problem_with_all(statusbook, f"{url}mock/")
        shown = {line.replace(SHOWN, "{}") for line in page.lines}
        problems |= {line: "is no line of the page" for line in EXPECTED.keys() - shown}
    finally:
        preview.terminate()
        preview.wait()
    for line, problem in problems.items():
        if problem:
            print(f"{line}\n    {problem}")
    print(f"{len(page.lines)} lines run")
    return any(problems.values()) or not page.lines


if __name__ == "__main__":
    sys.exit(main(os.path.abspath(sys.argv[1]), sys.argv[2]))
