"""Serves the snippets, which the folder on PYTHONPATH holds as VIEWS of views.py, with FastAPI."""

import asyncio
import socket

import uvicorn
from fastapi import FastAPI

from views import VIEWS

METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"]

app = FastAPI()
for key, view in VIEWS.items():
    app.add_api_route(f"/{key}", view, methods=METHODS)

listener = socket.create_server(("127.0.0.1", 0))
print(f"port {listener.getsockname()[1]}", flush=True)
server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
asyncio.run(server.serve(sockets=[listener]))
