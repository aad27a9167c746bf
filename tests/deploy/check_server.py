"""Puts a built site behind nginx or Caddy with the configuration of deploy/, and asks it.

    check_server.py nginx|caddy STATUSBOOK PROJECT

Only the lines that the configuration marks with "change" are changed.
"""

import gzip
import http.client
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time

SITE = "tests/sites/three-codes"
INSTALLED = "/var/www/statusbook"
PAIR = re.compile(r"compare/([^/]+)-vs-([^/]+)/index\.html")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def configure_nginx(project, folder, site, port):
    with open(f"{project}/deploy/nginx.conf") as file:
        server = file.read().replace(INSTALLED, site)
    server = server.replace("listen 80;", f"listen 127.0.0.1:{port};")
    modules = "".join(
        f"load_module {path};\n"
        for path in ["/usr/lib/nginx/modules/ngx_http_brotli_static_module.so"] if os.path.exists(path))
    temporary = "".join(f"{kind}_temp_path {folder}/{kind};\n"
                        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    user = "user root;\n" if os.geteuid() == 0 else ""
    with open(f"{folder}/nginx.conf", "w") as file:
        file.write(f"{modules}{user}daemon off;\nworker_processes 1;\npid {folder}/pid;\nerror_log stderr;\n"
                   f"events {{}}\nhttp {{\naccess_log off;\n{temporary}{server}}}\n")
    return ["nginx", "-p", folder, "-e", "stderr", "-c", f"{folder}/nginx.conf"]


def configure_caddy(project, folder, site, port):
    with open(f"{project}/deploy/Caddyfile") as file:
        server = file.read().replace(INSTALLED, site).replace("statusbook.example {", f"http://localhost:{port} {{")
    with open(f"{folder}/Caddyfile", "w") as file:
        file.write("{\nadmin off\n}\n" + server)
    return ["caddy", "run", "--adapter", "caddyfile", "--config", f"{folder}/Caddyfile"]


class Server:
    def __init__(self, command, port, folder):
        self.port = port
        self.process = subprocess.Popen(command, stderr=subprocess.PIPE, env=os.environ | {"HOME": folder})
        for _ in range(300):
            try:
                socket.create_connection(("127.0.0.1", port)).close()
                return
            except OSError:
                if self.process.poll() is not None:
                    break
                time.sleep(0.1)
        self.process.kill()
        sys.exit(f"it did not start:\n{self.process.stderr.read().decode()}")

    def ask(self, path, method="GET", **fields):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        headers = {"Host": f"localhost:{self.port}"} | {k.replace("_", "-"): v for k, v in fields.items()}
        connection.request(method, path, headers=headers)
        answer = connection.getresponse()
        answer.content = answer.read()
        connection.close()
        return answer

    def stop(self):
        self.process.terminate()
        self.process.communicate()


def security_fields(site):
    """Those of the site's _headers, which the generator has written from its own table."""
    with open(f"{site}/_headers") as file:
        rules = file.read().split("/assets/*")[0]
    return dict(re.findall(r"^  ([^:]+): (.*)$", rules, re.M))


class Check:
    def __init__(self):
        self.problems = []
        self.count = 0

    def equal(self, what, found, expected):
        self.count += 1
        if found != expected:
            self.problems.append(f"{what}: {found!r}, not {expected!r}")


def check_pages(check, server, site):
    home = server.ask("/")
    check.equal("/ status", home.status, 200)
    check.equal("/ type", home.getheader("Content-Type"), "text/html; charset=utf-8")
    check.equal("/ cache", home.getheader("Cache-Control"), "no-cache")
    check.equal("301.http type", server.ask("/301.http").getheader("Content-Type"), "text/plain; charset=utf-8")
    missing = server.ask("/no-such-page/")
    check.equal("missing status", missing.status, 404)
    with open(f"{site}/404.html", "rb") as file:
        check.equal("missing content", missing.content, file.read())
    check.equal("missing encoded", server.ask("/no-such-page/", Accept_Encoding="br").status, 404)
    folder = server.ask("/502")
    check.equal("/502 status", folder.status in (301, 308), True)
    check.equal("/502 location", folder.getheader("Location"), "/502/")
    check.equal("POST", server.ask("/502/", "POST").status, 405)
    for name, value in security_fields(site).items():
        for path in ("/", "/502", "/no-such-page/", "/301.http"):
            check.equal(f"{path} {name}", server.ask(path).getheader(name), value)
    for path in ("/_headers", "/_redirects", "/redirects.nginx.conf", "/moves.nginx.conf", "/moves.caddy", "/.statusbook-manifest", "/index.html.gz",
                 "/502/index.html.br", "/%2e%2e/etc/passwd", "/..%2f..%2fetc/passwd"):
        check.equal(path, server.ask(path).status in (400, 404), True)


def check_assets(check, server, files):
    asset = next(path for path in files if path.startswith("assets/") and path.endswith(".css"))
    year = "public, max-age=31536000, immutable"
    check.equal("asset cache", server.ask(f"/{asset}").getheader("Cache-Control"), year)
    missing = server.ask("/assets/missing.css")
    check.equal("missing asset", missing.status, 404)
    check.equal("missing asset's cache", missing.getheader("Cache-Control") == year, False)


def check_encodings(check, server, site):
    with open(f"{site}/502/index.html", "rb") as file:
        page = file.read()
    plain = server.ask("/502/")
    check.equal("plain content", plain.content, page)
    check.equal("plain encoding", plain.getheader("Content-Encoding"), None)
    check.equal("Vary", "Accept-Encoding" in server.ask("/502/", Accept_Encoding="gzip").getheader("Vary", ""), True)
    zipped = server.ask("/502/", Accept_Encoding="gzip")
    check.equal("gzip", zipped.getheader("Content-Encoding"), "gzip")
    check.equal("gzip content", gzip.decompress(zipped.content), page)
    check.equal("gzip type", zipped.getheader("Content-Type"), "text/html; charset=utf-8")
    small = server.ask("/502/", Accept_Encoding="gzip, br")
    check.equal("br", small.getheader("Content-Encoding"), "br")
    with open(f"{site}/502/index.html.br", "rb") as file:
        check.equal("br content", small.content, file.read())
    tag = plain.getheader("ETag")
    check.equal("not modified", server.ask("/502/", If_None_Match=tag).status, 304)


def check_pairs(check, server, files, has_pages):
    pairs = [match.groups() for match in map(PAIR.fullmatch, sorted(files)) if match]
    pairs = [(a, b) for a, b in pairs if a < b]
    for a, b in pairs:
        check.equal(f"{a}-vs-{b}", server.ask(f"/compare/{a}-vs-{b}/").status, 200)
        reverse = server.ask(f"/compare/{b}-vs-{a}/")
        if reverse.status == 200:  # a page that leads on, for servers without rules
            check.equal(f"{b}-vs-{a} page", f"compare/{b}-vs-{a}/index.html" in files and has_pages, True)
            continue
        check.equal(f"{b}-vs-{a} status", reverse.status, 301)
        check.equal(f"{b}-vs-{a} location", reverse.getheader("Location"), f"/compare/{a}-vs-{b}/")
    check.equal("pairs", len(pairs) > 0, True)
    check.equal("unknown pair", server.ask("/compare/998-vs-999/").status, 404)
    check.equal("a code with itself", server.ask("/compare/502-vs-502/").status, 404)


def check_load(check, server, files):
    """64 connections at once for a while: each answer is a 200, none is cut off."""
    asset = next(path for path in files if path.startswith("assets/") and path.endswith(".css"))
    for path, encoding in (("502/", "br"), ("502/", "identity"), (asset, "gzip")):
        report = subprocess.run(
            ["wrk", "--threads", "2", "--connections", "64", "--duration", "2s", "--timeout", "20s",
             "--header", f"Host: localhost:{server.port}", "--header", f"Accept-Encoding: {encoding}",
             f"http://127.0.0.1:{server.port}/{path}"], capture_output=True, check=True, text=True).stdout
        check.equal(f"load on {path} ({encoding}): errors", re.findall(r"Non-2xx.*|Socket errors.*", report), [])
        check.equal(f"load on {path} ({encoding}): answers", int(re.search(r"(\d+) requests in", report)[1]) > 64, True)


def check_moves(check, server, site):
    """Every other address of a page, as the site's _redirects lists them."""
    with open(f"{site}/_redirects") as file:
        rules = [line.split() for line in file if not line.startswith("#")]
    moves = [(old, new) for old, new, _ in rules if not old.startswith("/compare/")]
    check.equal("/502-bad-gateway/ is moved", ("/502-bad-gateway/", "/502/") in moves, True)
    for old, new in moves:
        for path in (old, old.rstrip("/")):
            answer = server.ask(path)
            check.equal(f"{path} status", answer.status, 301)
            check.equal(f"{path} location", answer.getheader("Location"), new)
    check.equal("a code under a name of another", server.ask("/404-bad-gateway/").status, 404)


def main(kind, statusbook, project):
    folder = os.path.realpath(tempfile.mkdtemp(prefix="statusbook-deploy-"))
    os.chmod(folder, 0o755)
    site, port = f"{folder}/site", free_port()
    build = [statusbook, "build", "--precompress", "--base-url", "https://statusbook.example", "--out", site]
    # The small sites of the tests share the project's schemas.
    shutil.copytree(f"{project}/{SITE}", f"{folder}/input")
    shutil.copytree(f"{project}/content/schema", f"{folder}/input/content/schema")
    subprocess.run(build, cwd=f"{folder}/input", check=True, capture_output=True)
    files = {os.path.relpath(os.path.join(place, name), site) for place, _, names in os.walk(site) for name in names}
    configure = {"nginx": configure_nginx, "caddy": configure_caddy}[kind]
    check, server = Check(), Server(configure(project, folder, site, port), port, folder)
    try:
        check_pages(check, server, site)
        check_assets(check, server, files)
        check_encodings(check, server, site)
        check_pairs(check, server, files, has_pages=kind == "caddy")
        check_load(check, server, files)
        check_moves(check, server, site)
    finally:
        server.stop()
        shutil.rmtree(folder)
    print(*check.problems, f"{check.count} checks", sep="\n")
    return bool(check.problems)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], os.path.abspath(sys.argv[2]), os.path.abspath(sys.argv[3])))
