"""Runs one server of Python: `serve.py <fastapi|flask|drf> [routes]` prints a line of JSON with the port.

One worker process each, as the frameworks' manuals advise: uvicorn for FastAPI, gunicorn for Flask and Django.
Ends when standard input does, so that it never outlives the benchmark.
"""

import json
import os
import signal
import socket
import sys
import threading


def listening_socket():
    """A socket that queues connections until the server takes them."""
    sock = socket.socket()
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    sock.bind(("127.0.0.1", 0))
    sock.listen(512)
    return sock


def end_with_parent():
    """Waits for the end of standard input in a thread."""

    def wait():
        sys.stdin.read()
        os.killpg(os.getpid(), signal.SIGKILL)

    threading.Thread(target=wait, daemon=True).start()


def run_uvicorn(app, sock):
    """uvloop and httptools are what `uvicorn[standard]` uses."""
    import uvicorn

    config = uvicorn.Config(app, loop="uvloop", http="httptools", access_log=False, log_level="warning", timeout_keep_alive=75)
    uvicorn.Server(config).run(sockets=[sock])


def run_gunicorn(app, sock):
    """One worker; threads, because the sync worker closes every connection after one answer."""
    from gunicorn.app.base import BaseApplication

    class Application(BaseApplication):
        def load_config(self):
            options = {
                "bind": f"fd://{sock.fileno()}",
                "workers": 1,
                "worker_class": "gthread",
                "threads": 4,
                "keepalive": 75,
                "loglevel": "error",
                "control_socket_disable": True,
            }
            for name, value in options.items():
                if name in self.cfg.settings:
                    self.cfg.set(name, value)

        def load(self):
            return app

    sys.argv = sys.argv[:1]
    Application().run()


def main():
    name, routes = sys.argv[1], int(sys.argv[2])
    if name == "fastapi":
        from fastapi_app import create_app
    elif name == "flask":
        from flask_app import create_app
    else:
        from drf_app import create_app
    app = create_app(routes)
    sock = listening_socket()
    end_with_parent()
    print(json.dumps({"port": sock.getsockname()[1]}), flush=True)
    (run_uvicorn if name == "fastapi" else run_gunicorn)(app, sock)


main()
