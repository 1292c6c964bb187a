"""A server of a program's own, which the program may stop and start."""

import os
import socket
import subprocess
import time


class Server:
    """A redis-server at a port that nobody else is given meanwhile."""

    def __init__(self, *options, port_option="--port"):
        # Bound, and never listening: the server, which says SO_REUSEADDR too, can have the port beside it, others cannot.
        self._reserved = socket.socket()
        self._reserved.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._reserved.bind(("127.0.0.1", 0))
        self.port = self._reserved.getsockname()[1]
        self._command = [os.environ["REDIS_SERVER"], port_option, str(self.port), "--bind", "127.0.0.1", "--save", "", *options]
        self._process = None

    def start(self):
        """Start it, and wait until it takes connections."""
        self._process = subprocess.Popen(self._command, stdout=subprocess.DEVNULL)
        while self._process.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", self.port)).close()
                return
            except OSError:
                time.sleep(0.02)
        raise RuntimeError(f"the server ended with status {self._process.returncode}")

    def kill(self):
        """End it at once."""
        self._process.kill()
        self._process.wait()

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self._process.terminate()
        self._process.wait()
        self._reserved.close()
