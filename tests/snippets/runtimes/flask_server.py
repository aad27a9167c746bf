"""Serves the snippets, which the folder on PYTHONPATH holds as VIEWS of views.py, with Flask."""

from flask import Flask
from werkzeug.serving import WSGIRequestHandler, make_server

from views import VIEWS

METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"]


class Handler(WSGIRequestHandler):
    protocol_version = "HTTP/1.1"


app = Flask(__name__)
for key, view in VIEWS.items():
    app.add_url_rule(f"/{key}", key, view, methods=METHODS)

server = make_server("127.0.0.1", 0, app, request_handler=Handler)
print(f"port {server.port}", flush=True)
server.serve_forever()
