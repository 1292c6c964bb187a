"""The work-horse: a process that does one job after the other for its worker, which ends it when one takes too long.

It is told what to do in lines of JSON, and says in one line each what it has done.
"""

import json
import logging
import os
import pickle
import signal
import subprocess
import sys

__all__ = ["Horse", "main"]

_PROGRAM = "from rq._horse import main; main()"


class Horse:
    """A work-horse, as its worker sees it."""

    def __init__(self, settings: dict) -> None:
        orders, own_orders = os.pipe()
        own_answers, answers = os.pipe()
        environment = dict(os.environ)
        environment["RQ_WORK_HORSE"] = f"{orders},{answers}"
        self.process = subprocess.Popen(
            [sys.executable, "-c", _PROGRAM], pass_fds=(orders, answers), env=environment, start_new_session=True
        )
        os.close(orders)
        os.close(answers)
        self._orders = open(own_orders, "wb", buffering=0)
        self.answers = own_answers
        self.pid = self.process.pid
        self._send({"settings": pickle.dumps(settings).hex()})

    def _send(self, message: dict) -> None:
        self._orders.write(json.dumps(message).encode() + b"\n")

    def begin(self, job, execution) -> None:
        """Have it do a job."""
        self._send({"job": job.id, "origin": job.origin, "execution": execution.id})

    def kill(self, signal_number: int = signal.SIGKILL) -> None:
        """End it, with whatever it has started."""
        try:
            os.killpg(self.pid, signal_number)
        except ProcessLookupError:
            pass

    def close(self) -> int:
        """Wait until it has ended; return how."""
        try:
            self._orders.close()
        except OSError:
            pass
        status = self.process.wait()
        os.close(self.answers)
        return status


def _worker_of(settings: dict):
    from .queue import Queue
    from .worker import SimpleWorker

    pool = settings["pool_class"](connection_class=settings["kind"], **settings["connection"])
    connection = settings["connection_class"](connection_pool=pool)
    queues = [Queue(name, connection=connection) for name in settings["queues"]]
    return SimpleWorker(queues, connection=connection, name=settings["name"], is_horse=True, **settings["options"])


def main() -> None:
    """What the process does."""
    orders, answers = (int(number) for number in os.environ.pop("RQ_WORK_HORSE").split(","))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    worker = None
    with open(orders, "rb") as lines, open(answers, "wb", buffering=0) as answer:
        for line in lines:
            message = json.loads(line)
            if "settings" in message:
                settings = pickle.loads(bytes.fromhex(message["settings"]))
                sys.path[:] = settings["path"]
                _configure_log(settings["log"])
                worker = _worker_of(settings)
                continue
            is_done = worker.perform_by_id(message["job"], message["origin"], message["execution"])
            sys.stdout.flush()
            sys.stderr.flush()
            answer.write(json.dumps({"job": message["job"], "done": is_done}).encode() + b"\n")


def _configure_log(settings: dict) -> None:
    from ._performing import setup_logging

    if settings is not None:
        setup_logging(settings["level"], settings["format"], settings["date_format"])


def log_settings() -> dict | None:
    """How the log is written, for the work-horse."""
    logger = logging.getLogger("rq")
    for handler in logger.handlers:
        formatter = handler.formatter
        if formatter is not None:
            return {"level": logger.level, "format": formatter._fmt, "date_format": formatter.datefmt}
    return None
