"""Jobs in queues of a Redis server, with the interface of rq and what it keeps in the server."""

from ._options import Callback, Repeat, Retry
from .job import cancel_job, get_current_job, requeue_job
from .queue import Queue
from .worker import VERSION, SimpleWorker, SpawnWorker, Worker

__all__ = ["Callback", "Queue", "Repeat", "Retry", "SimpleWorker", "SpawnWorker", "Worker", "cancel_job",
           "get_current_job", "requeue_job"]

__version__ = VERSION
