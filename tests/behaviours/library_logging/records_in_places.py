"""Where a record comes from, with wrappers and levels, and formats whose fields a record lacks."""

import io
import logging

stream = io.StringIO()
handler = logging.StreamHandler(stream)
logger = logging.getLogger("places")
logger.addHandler(handler)
logger.propagate = False


def shown():
    text = stream.getvalue()
    stream.seek(0)
    stream.truncate()
    return text


def use(fmt, **options):
    handler.setFormatter(logging.Formatter(fmt, **options))


def wrapper(*arguments, **options):
    logger.warning(*arguments, **options)


def outer():
    wrapper("a")
    wrapper("b", stacklevel=2)
    wrapper("c", stacklevel=3)
    wrapper("d", stacklevel=1000)


use("%(filename)s %(module)s %(funcName)s:%(lineno)d %(message)s")
outer()
[logger.error(each) for each in "fg"]
(lambda: logger.critical("h"))()
print(shown(), end="")


class Wrapped(logging.Logger):
    def findCaller(self, stack_info=False, stacklevel=1):
        return super().findCaller(stack_info, stacklevel)

    def _log(self, *arguments, **options):
        super()._log(*arguments, **options)


mine = Wrapped("mine")
mine.addHandler(handler)


def calls():
    mine.warning("mine")
    mine.warning("mine", stacklevel=2)


calls()
print(shown(), end="")


class Placed(logging.Logger):
    def findCaller(self, stack_info=False, stacklevel=1):
        return "/some/where/else.py", 77, "elsewhere", None


placed = Placed("placed")
placed.addHandler(handler)
placed.warning("placed")
print(shown(), end="")

for fmt in ("%(levelname)-10s|%(message)5s|%(lineno)05d", "%(levelname)s%%(name)s %(message)s", "100%% %(message)s %(name)s",
            "%(message)s", "%(message)r %(args)r", "%(levelno)x %(levelno)s %(message)s", "%(message)s %(extra)s"):
    use(fmt)
    logger.warning("text %s", 1, extra={"extra": "more"})
    print(repr(shown()))


def attempt(fmt, **options):
    logging.raiseExceptions = False
    try:
        record = logger.makeRecord("name", 30, "/a/b.py", 3, "msg", (), None)
        print(logging.Formatter(fmt, **options).format(record))
    except Exception as error:
        print(type(error).__name__, error)


attempt("%(name)s %(missing)s")
attempt("%(name)d %(message)s")
attempt("%(name)s %(lineno")
attempt("%(name)s %(lineno)")
attempt("%(name)s %(lineno)y")
attempt("%(name)s %(lineno)*d")
attempt("%(name)s %(message)s", defaults={"name": "unused"})
attempt("%(name)s %(ip)s", defaults={"ip": "default"})

record = logging.LogRecord("n", 20, "/dir.d/file.tar.gz", 1, "m", None, None)
print(record.filename, record.module)
for path in (None, 5, b"/a/b.py", ""):
    record = logging.LogRecord("n", 20, path, 1, "m", None, None)
    print(ascii(record.filename), ascii(record.module), ascii(record.pathname))


class Own(logging.LogRecord):
    def getMessage(self):
        return "own: " + super().getMessage()


logging.setLogRecordFactory(Own)
use("%(name)s %(message)s")
logger.warning("from %s", "factory")
print(shown(), end="")
logging.setLogRecordFactory(logging.LogRecord)


class OwnFormatter(logging.Formatter):
    def formatMessage(self, record):
        return f"<{super().formatMessage(record)}>"

    def formatException(self, info):
        return "exception " + str(info[1])


handler.setFormatter(OwnFormatter("%(name)s %(message)s"))
try:
    raise ValueError("v")
except ValueError:
    logger.exception("x")
logger.warning("s", stack_info=False)
print(shown(), end="")
parent = logging.getLogger("places.child")
parent.warning("child")
parent.propagate = False
parent.addHandler(logging.NullHandler())
parent.warning("nobody")
print(shown(), end="")
