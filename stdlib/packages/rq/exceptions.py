"""The exceptions of the package."""

__all__ = [
    "AbandonedJobError", "DequeueTimeout", "DeserializationError", "DuplicateJobError", "DuplicateSchedulerError",
    "InvalidJobDependency", "InvalidJobOperation", "InvalidJobOperationError", "NoSuchGroupError", "NoSuchJobError",
    "NotAllowedError", "SchedulerNotFound", "ShutDownImminentException", "StopRequested", "TimeoutFormatError",
]


class NoSuchJobError(Exception):
    """There is no job with this id."""


class NoSuchGroupError(Exception):
    """There is no group with this id."""


class DeserializationError(Exception):
    """What a job holds cannot be read."""


class InvalidJobDependency(Exception):
    """A job depends on one that is not there."""


class InvalidJobOperation(Exception):
    """Something that cannot be done with a job in its state."""


class InvalidJobOperationError(Exception):
    """The same, by its older name."""


class DuplicateJobError(Exception):
    """There is a job with this id already."""


class DuplicateSchedulerError(Exception):
    """There is a scheduler with this name already."""


class SchedulerNotFound(Exception):
    """There is no scheduler with this name."""


class DequeueTimeout(Exception):
    """No job came in time."""


class StopRequested(Exception):
    """A worker was asked to stop."""


class AbandonedJobError(Exception):
    """The worker of a job is gone."""


class TimeoutFormatError(Exception):
    """A text that names no stretch of time."""


class NotAllowedError(Exception):
    """A job asks for what this worker must not import, run or make."""


class ShutDownImminentException(BaseException):
    """The machine is going to stop."""

    def __init__(self, msg: str, extra_info) -> None:
        self.extra_info = extra_info
        super().__init__(msg)
