"""Functions that are put into a queue by calling them otherwise."""

import functools

from .queue import Queue

__all__ = ["job"]


def job(queue, connection=None, timeout=None, result_ttl=None, ttl=None, failure_ttl=None, at_front: bool = False,
        depends_on=None, description=None, meta=None, retry=None, on_failure=None, on_success=None, on_stopped=None,
        **ignored):
    """Give a function the method `delay`, which puts a job into a queue."""

    def decorate(function):
        @functools.wraps(function)
        def delay(*args, **kwargs):
            target = queue
            if isinstance(target, str):
                target = Queue(target, connection=connection)
            waits_for = kwargs.pop("depends_on", depends_on)
            return target.enqueue_call(
                function, args=args, kwargs=kwargs, timeout=timeout, result_ttl=result_ttl, ttl=ttl,
                failure_ttl=failure_ttl, at_front=kwargs.pop("at_front", at_front), depends_on=waits_for,
                job_id=kwargs.pop("job_id", None), description=description, meta=meta, retry=retry,
                on_failure=on_failure, on_success=on_success, on_stopped=on_stopped,
            )

        function.delay = function.enqueue = delay
        return function

    return decorate
