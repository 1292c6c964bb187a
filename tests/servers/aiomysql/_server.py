"""A server of a program's own, which the program may stop and start."""

import os
import pathlib
import socket
import subprocess
import tempfile
import time


class Server:
    """A mariadbd in a temporary folder, at a port that nobody else is given meanwhile."""

    def __init__(self):
        # Bound, and never listening: the server, which says SO_REUSEADDR too, can have the port beside it, others cannot.
        self._reserved = socket.socket()
        self._reserved.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._reserved.bind(("127.0.0.1", 0))
        self.port = self._reserved.getsockname()[1]
        self._process = None

    def __enter__(self):
        self._folder = tempfile.TemporaryDirectory()
        folder = pathlib.Path(self._folder.name)
        user = os.environ.get("USER", "root")
        # A server that starts removes temporary tables of others where it keeps its own.
        self._environment = {**os.environ, "TMPDIR": self._folder.name}
        made = subprocess.run(
            [os.environ["MARIA_INSTALL"], "--no-defaults", f"--datadir={folder / 'data'}", "--skip-test-db",
             "--auth-root-authentication-method=normal", f"--user={user}"], capture_output=True, text=True,
            env=self._environment)
        if made.returncode:
            raise RuntimeError(f"no database was made:\n{made.stdout}\n{made.stderr}")
        self._command = [os.environ["MARIA_SERVER"], "--no-defaults", f"--user={user}", "--skip-log-bin",
                         f"--datadir={folder / 'data'}", f"--socket={folder / 'sock'}", f"--port={self.port}",
                         "--bind-address=127.0.0.1"]
        self.start()
        return self

    def __exit__(self, *_):
        self.kill()
        self._reserved.close()
        self._folder.cleanup()

    def start(self):
        """Start it, and wait until it takes connections."""
        self._process = subprocess.Popen(self._command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                         env=self._environment)
        while self._process.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", self.port)).close()
                return
            except OSError:
                time.sleep(0.05)
        raise RuntimeError(f"the server ended with status {self._process.returncode}")

    def kill(self):
        """End it at once."""
        self._process.kill()
        self._process.wait()
