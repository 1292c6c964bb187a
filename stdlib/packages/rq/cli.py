"""The commands of `python -m rq`."""

import argparse
import importlib
import logging
import os
import sys
import time

from redis import ConnectionError, Redis

from . import defaults
from ._values import function_named
from .queue import Queue
from .registry import FailedJobRegistry
from .suspension import resume, suspend
from .worker import VERSION, SimpleWorker, Worker

__all__ = ["main"]


def _connection(options) -> Redis:
    url = options.url or os.environ.get("RQ_REDIS_URL")
    if options.config:
        settings = importlib.import_module(options.config)
        url = url or getattr(settings, "REDIS_URL", None)
        if url is None and hasattr(settings, "REDIS_HOST"):
            return Redis(host=settings.REDIS_HOST, port=getattr(settings, "REDIS_PORT", 6379),
                         db=getattr(settings, "REDIS_DB", 0), password=getattr(settings, "REDIS_PASSWORD", None))
    return Redis.from_url(url) if url else Redis()


def _parser() -> argparse.ArgumentParser:
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("-u", "--url", help="URL of the Redis server")
    shared.add_argument("-c", "--config", help="module with settings")
    shared.add_argument("-P", "--path", action="append", default=[], help="where modules are imported from")
    parser = argparse.ArgumentParser(prog="rq", description="Jobs in queues of a Redis server.")
    parser.add_argument("--version", action="version", version=f"rq {VERSION}")
    commands = parser.add_subparsers(dest="command", required=True)
    worker = commands.add_parser("worker", parents=[shared], help="do jobs")
    worker.add_argument("queues", nargs="*", default=[])
    worker.add_argument("-b", "--burst", action="store_true", help="quit when there is no job left")
    worker.add_argument("-n", "--name", help="what the worker is called")
    worker.add_argument("-s", "--with-scheduler", action="store_true", help="move scheduled jobs too")
    worker.add_argument("--allow", action="append", default=[], metavar="PATTERN",
                        help="only import, run and unpickle what has such a name; may be given several times")
    worker.add_argument("--logging_level", "--logging-level", default=None)
    worker.add_argument("--log-format", default=defaults.DEFAULT_LOGGING_FORMAT)
    worker.add_argument("--date-format", default=defaults.DEFAULT_LOGGING_DATE_FORMAT)
    worker.add_argument("--results-ttl", type=int, default=defaults.DEFAULT_RESULT_TTL)
    worker.add_argument("--worker-ttl", type=int, default=defaults.DEFAULT_WORKER_TTL)
    worker.add_argument("--maintenance-interval", type=int, default=defaults.DEFAULT_MAINTENANCE_TASK_INTERVAL)
    worker.add_argument("--job-monitoring-interval", type=int, default=defaults.DEFAULT_JOB_MONITORING_INTERVAL)
    worker.add_argument("--disable-job-desc-logging", action="store_true")
    worker.add_argument("--exception-handler", action="append", default=[])
    worker.add_argument("-v", "--verbose", action="store_true")
    worker.add_argument("-q", "--quiet", action="store_true")
    worker.add_argument("--max-jobs", type=int)
    worker.add_argument("--max-idle-time", type=int)
    worker.add_argument("--pid", help="file to write the number of the process to")
    worker.add_argument("-ds", "--dequeue-strategy", default="default", choices=("default", "round_robin", "random"))
    worker.add_argument("-S", "--serializer")
    worker.add_argument("-w", "--worker-class", help="SimpleWorker does jobs in its own process")
    info = commands.add_parser("info", parents=[shared], help="show queues and workers")
    info.add_argument("queues", nargs="*", default=[])
    info.add_argument("-i", "--interval", type=float, help="show again after so many seconds")
    info.add_argument("-r", "--raw", action="store_true")
    info.add_argument("-Q", "--only-queues", action="store_true")
    info.add_argument("-W", "--only-workers", action="store_true")
    info.add_argument("-R", "--by-queue", action="store_true")
    empty = commands.add_parser("empty", parents=[shared], help="forget jobs that wait")
    empty.add_argument("queues", nargs="*", default=[])
    empty.add_argument("-a", "--all", action="store_true")
    again = commands.add_parser("requeue", parents=[shared], help="have jobs done again that failed")
    again.add_argument("job_ids", nargs="*", default=[])
    again.add_argument("--queue", default="default")
    again.add_argument("-a", "--all", action="store_true")
    enqueue = commands.add_parser("enqueue", parents=[shared], help="put a function into a queue")
    enqueue.add_argument("function")
    enqueue.add_argument("arguments", nargs="*")
    enqueue.add_argument("-q", "--queue", default="default")
    pause = commands.add_parser("suspend", parents=[shared], help="have workers take no jobs")
    pause.add_argument("-d", "--duration", type=int)
    commands.add_parser("resume", parents=[shared], help="have workers take jobs again")
    return parser


def _worker(options, connection) -> int:
    if options.pid:
        with open(options.pid, "w") as file:
            file.write(str(os.getpid()))
    level = logging.DEBUG if options.verbose else logging.WARNING if options.quiet else options.logging_level
    if isinstance(level, str):
        level = level.upper()
    kind = Worker
    if options.worker_class:
        name = options.worker_class.rpartition(".")[2]
        kinds = {"SimpleWorker": SimpleWorker, "Worker": Worker, "SpawnWorker": Worker}
        kind = kinds.get(name) or function_named(options.worker_class)
    worker = kind(
        options.queues or ["default"], name=options.name, connection=connection,
        default_result_ttl=options.results_ttl, worker_ttl=options.worker_ttl,
        maintenance_interval=options.maintenance_interval, job_monitoring_interval=options.job_monitoring_interval,
        exception_handlers=[function_named(name) for name in options.exception_handler], allow=options.allow or None,
        log_job_description=not options.disable_job_desc_logging, serializer=options.serializer,
    )
    worker.work(
        burst=options.burst, logging_level=level, date_format=options.date_format, log_format=options.log_format,
        max_jobs=options.max_jobs, max_idle_time=options.max_idle_time, with_scheduler=options.with_scheduler,
        dequeue_strategy=options.dequeue_strategy,
    )
    return 0


def _queues(options, connection) -> list[Queue]:
    if options.queues:
        return [Queue(name, connection=connection) for name in options.queues]
    return sorted(Queue.all(connection=connection))


def _show_queues(options, queues: list[Queue]) -> None:
    longest = max([0, *(len(queue.name) for queue in queues)]) + 2
    total = 0
    for queue in queues:
        count = queue.count
        total += count
        if options.raw:
            print(f"queue {queue.name} {count}, {len(queue.started_job_registry)} executing, "
                  f"{len(queue.finished_job_registry)} finished, {len(queue.failed_job_registry)} failed")
        else:
            bar = "█" * min(count, 40)
            print(f"{queue.name:{longest}} |{bar} {count}, {len(queue.started_job_registry)} executing, "
                  f"{len(queue.finished_job_registry)} finished, {len(queue.failed_job_registry)} failed")
    if not options.raw:
        print(f"{len(queues)} queues, {total} jobs total")


def _show_workers(options, connection) -> None:
    workers = Worker.all(connection=connection)
    for worker in workers:
        names = ", ".join(worker.queue_names())
        if options.raw:
            print(f"worker {worker.name} {worker.state} {','.join(worker.queue_names())}")
        else:
            print(f"{worker.name} ({worker.hostname} {worker.pid}): {worker.state} "
                  f"{worker.get_current_job_id() or '-'}. jobs: {worker.successful_job_count} finished, "
                  f"{worker.failed_job_count} failed ({names})")
    if not options.raw:
        print(f"{len(workers)} workers, {len(Queue.all(connection=connection))} queues")


def _info(options, connection) -> int:
    while True:
        if not options.only_workers:
            _show_queues(options, _queues(options, connection))
            if not options.raw:
                print()
        if not options.only_queues:
            _show_workers(options, connection)
        if options.interval is None:
            return 0
        time.sleep(options.interval)


def _empty(options, connection) -> int:
    names = options.queues
    queues = Queue.all(connection=connection) if options.all else [Queue(name, connection=connection)
                                                                    for name in names]
    if not queues:
        print("Nothing to do")
    for queue in queues:
        print(f"{queue.empty()} jobs removed from {queue.name} queue")
    return 0


def _requeue(options, connection) -> int:
    registry = FailedJobRegistry(options.queue, connection=connection)
    ids = registry.get_job_ids() if options.all else options.job_ids
    if not ids:
        print("Nothing to do")
        return 0
    print(f"Requeueing {len(ids)} jobs from failed queue")
    failed = 0
    for job_id in ids:
        try:
            registry.requeue(job_id)
        except Exception:
            failed += 1
    if failed:
        print(f"Unable to requeue {failed} jobs from failed job registry")
    return int(failed > 0)


def _enqueue(options, connection) -> int:
    words, named = [], {}
    for word in options.arguments:
        name, sign, value = word.partition("=")
        if sign:
            named[name] = value
        else:
            words.append(word)
    job = Queue(options.queue, connection=connection).enqueue_call(options.function, args=words, kwargs=named)
    print(f"Enqueued {job.get_call_string()} with job-id '{job.id}'.")
    return 0


def _suspend(options, connection) -> int:
    suspend(connection, options.duration)
    print("Suspending workers.  No new jobs will be started.  But current jobs will be completed")
    return 0


def _resume(options, connection) -> int:
    resume(connection)
    print("Resuming workers.")
    return 0


def main(arguments: list[str] | None = None) -> int:
    """Run a command."""
    options = _parser().parse_args(arguments)
    sys.path[:0] = options.path or ([os.getcwd()] if os.getcwd() not in sys.path else [])
    commands = {"worker": _worker, "info": _info, "empty": _empty, "requeue": _requeue, "enqueue": _enqueue,
                "suspend": _suspend, "resume": _resume}
    try:
        return commands[options.command](options, _connection(options))
    except ConnectionError as error:
        print(error, file=sys.stderr)
        return 1
