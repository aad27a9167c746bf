"""Serves the snippets, which the folder on PYTHONPATH holds as VIEWS of views.py, with Django."""

import sys

from django.conf import settings
from django.core.servers.basehttp import WSGIRequestHandler, WSGIServer
from django.core.wsgi import get_wsgi_application
from django.urls import path

from views import VIEWS

settings.configure(ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__, SECRET_KEY="only for tests")
urlpatterns = [path(key, view) for key, view in VIEWS.items()]

server = WSGIServer(("127.0.0.1", 0), WSGIRequestHandler)
server.set_app(get_wsgi_application())
print(f"port {server.server_port}", flush=True)
sys.stderr = open("/dev/null", "w")  # one line a request
server.serve_forever()
