"""What is done inside of an interpreter that another one asks for it: pickles come in, pickles go out.

An answer is a pair: what became of it, and a value that goes with that.
"""

from _interpreters import NotShareableError
from ._crossing import dumps, loads, main_names, snapshot

__all__ = ['prepare', 'execute', 'call']

RETURNED = 'returned'
RAISED = 'raised'
NOT_SHAREABLE = 'not shareable'


def _answer(kind: str, value) -> bytes:
    return dumps((kind, value))


def _loaded(pickle: bytes, what: str):
    # A pair of the object and an answer that says that there is none.
    try:
        return loads(pickle), None
    except Exception as error:
        return None, _answer(NOT_SHAREABLE, (f'{what} not shareable', snapshot(error).formatted))


def _failed(error: BaseException) -> bytes:
    # This module's own frame is nothing to the one who asked.
    trace = error.__traceback__
    error.__traceback__ = trace.tb_next if trace is not None else None
    described = snapshot(error)
    try:
        itself = dumps(error)
    except NotShareableError:
        itself = None
    return _answer(RAISED, (described, itself))


def prepare(pickle: bytes) -> bytes:
    """Give `__main__` names with values."""
    names, failure = _loaded(pickle, 'ns')
    if failure is not None:
        return failure
    main_names().update(names)
    return _answer(RETURNED, None)


def execute(pickle: bytes) -> bytes:
    """Run a text, a code object's text or a function without arguments in `__main__`."""
    script, failure = _loaded(pickle, 'code')
    if failure is not None:
        return failure
    try:
        if isinstance(script, str):
            exec(compile(script, '<script>', 'exec'), main_names())
        else:
            script()
    except BaseException as error:
        return _failed(error)
    return _answer(RETURNED, None)


def call(pickle: bytes) -> bytes:
    """Call a function, and answer with what it returns."""
    parts, failure = _loaded(pickle, 'args')
    if failure is not None:
        return failure
    function, args, kwargs = parts
    try:
        result = function(*args, **kwargs)
    except BaseException as error:
        return _failed(error)
    try:
        return _answer(RETURNED, result)
    except NotShareableError as error:
        cause = error.__cause__
        shown = None if cause is None else snapshot(cause).formatted
        return _answer(NOT_SHAREABLE, (str(error), shown))
