"""What jobs returned, or why they failed: a stream of entries for each job."""

import base64
import datetime
import enum
import zlib

from . import defaults
from ._values import now, text_of
from .serializers import resolve_serializer

__all__ = ["Result", "get_key"]


def get_key(job_id: str) -> str:
    """The key of a job's results."""
    return f"rq:results:{job_id}"


class Result:
    """How a job ended once."""

    class Type(enum.Enum):
        """In which way."""

        SUCCESSFUL = 1
        FAILED = 2
        STOPPED = 3
        RETRIED = 4
        MAX_RETRIES_EXCEEDED = 5

    def __init__(self, job_id, type, connection, id=None, created_at=None, return_value=None, exc_string=None,
                 worker_name="", serializer=None, execution_id=None, execution_started_at=None,
                 execution_ended_at=None) -> None:
        self.job_id = job_id
        self.type = type
        self.connection = connection
        self.id = id
        self.created_at = created_at or now()
        self.return_value = return_value
        self.exc_string = exc_string
        self.worker_name = worker_name
        self.serializer = resolve_serializer(serializer)
        self.execution_id = execution_id
        self.execution_started_at = execution_started_at
        self.execution_ended_at = execution_ended_at

    def __repr__(self) -> str:
        return f"Result(id={self.id}, type={self.Type(self.type).name})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Result) and self.id == other.id

    def __hash__(self) -> int:
        return hash(self.id)

    def __bool__(self) -> bool:
        return bool(self.id)

    @classmethod
    def get_key(cls, job_id: str) -> str:
        """The key of a job's results."""
        return get_key(job_id)

    @classmethod
    def _make(cls, job, type, ttl, pipeline, **fields):
        result = cls(job.id, type, job.connection, serializer=job.serializer, **fields)
        result.save(ttl=ttl, pipeline=pipeline)
        return result

    @classmethod
    def create(cls, job, type, ttl, return_value=None, exc_string=None, worker_name="", pipeline=None, **execution):
        """Keep how a job ended."""
        return cls._make(job, type, ttl, pipeline, return_value=return_value, exc_string=exc_string,
                         worker_name=worker_name, **execution)

    @classmethod
    def create_failure(cls, job, ttl, exc_string, worker_name="", pipeline=None, **execution):
        """Keep why a job failed."""
        return cls._make(job, cls.Type.FAILED, ttl, pipeline, exc_string=exc_string, worker_name=worker_name,
                         **execution)

    @classmethod
    def all(cls, job, serializer=None) -> list:
        """The results of a job, the last first."""
        entries = job.connection.xrevrange(get_key(job.id), "+", "-")
        return [cls.restore(job.id, text_of(name), fields, job.connection, serializer) for name, fields in entries]

    @classmethod
    def count(cls, job) -> int:
        """How many results there are."""
        return job.connection.xlen(get_key(job.id))

    @classmethod
    def delete_all(cls, job) -> None:
        """Forget the results."""
        job.connection.delete(get_key(job.id))

    @classmethod
    def fetch(cls, job, serializer=None):
        """The last result, or None."""
        return cls.fetch_latest(job, serializer)

    @classmethod
    def fetch_latest(cls, job, serializer=None, timeout: int = 0):
        """The last result; one that comes in so many seconds, if there is none."""
        if timeout:
            found = job.connection.xread({get_key(job.id): "0-0"}, block=int(timeout * 1000))
            entries = found[0][1][-1:] if found else []
        else:
            entries = job.connection.xrevrange(get_key(job.id), "+", "-", count=1)
        if not entries:
            return None
        name, fields = entries[0]
        return cls.restore(job.id, text_of(name), fields, job.connection, serializer or job.serializer)

    @classmethod
    def restore(cls, job_id, result_id, payload, connection, serializer=None):
        """A result from its entry."""
        fields = {text_of(name): text_of(value) for name, value in payload.items()}
        milliseconds = int(result_id.split("-")[0])
        created_at = datetime.datetime.fromtimestamp(milliseconds / 1000, tz=datetime.timezone.utc)
        serializer = resolve_serializer(serializer)
        return_value = fields.get("return_value")
        if return_value is not None:
            return_value = serializer.loads(base64.b64decode(return_value))
        exc_string = fields.get("exc_string")
        if exc_string is not None:
            exc_string = zlib.decompress(base64.b64decode(exc_string)).decode()
        moments = {
            name: datetime.datetime.fromtimestamp(float(fields[name]), tz=datetime.timezone.utc)
            for name in ("execution_started_at", "execution_ended_at") if fields.get(name)
        }
        return cls(job_id, cls.Type(int(fields["type"])), connection, id=result_id, created_at=created_at,
                   return_value=return_value, exc_string=exc_string, worker_name=fields.get("worker_name", ""),
                   execution_id=fields.get("execution_id"), **moments)

    def serialize(self) -> dict:
        """The fields of the entry."""
        fields: dict = {"type": self.type.value, "worker_name": self.worker_name}
        if self.exc_string is not None:
            fields["exc_string"] = base64.b64encode(zlib.compress(self.exc_string.encode())).decode()
        if self.type is self.Type.SUCCESSFUL or self.return_value is not None:
            try:
                octets = self.serializer.dumps(self.return_value)
            except Exception:
                octets = self.serializer.dumps(defaults.UNSERIALIZABLE_RETURN_VALUE_PAYLOAD)
            fields["return_value"] = base64.b64encode(octets).decode()
        if self.execution_id:
            fields["execution_id"] = self.execution_id
        for name in ("execution_started_at", "execution_ended_at"):
            moment = getattr(self, name)
            if moment is not None:
                fields[name] = moment.timestamp()
        return fields

    def save(self, ttl, pipeline=None):
        """Keep it for so many seconds; -1 for ever."""
        connection = self.connection if pipeline is None else pipeline
        key = get_key(self.job_id)
        made = connection.xadd(key, self.serialize(), maxlen=10)
        self.id = text_of(made) if pipeline is None else None
        if ttl is not None and ttl != -1:
            connection.expire(key, ttl)
        return self.id
