"""Where objects come from: files, source lines and frames."""

import sys
import types

__all__ = ['FrameInfo', 'Traceback', 'currentframe', 'getfile', 'getframeinfo', 'getinnerframes', 'getmodule',
           'getmodulename', 'getouterframes', 'getsource', 'getsourcefile', 'getsourcelines', 'indentsize', 'stack',
           'trace']

__name__ = 'inspect'


def getfile(object) -> str:
    """Return the file that an object was defined in."""
    if isinstance(object, types.ModuleType):
        if getattr(object, '__file__', None):
            return object.__file__
        raise TypeError(f'{object!r} is a built-in module')
    if isinstance(object, type):
        name = getattr(object, '__module__', None)
        module = sys.modules.get(name)
        if getattr(module, '__file__', None):
            return module.__file__
        if name == '__main__':
            raise OSError('source code not available')
        raise TypeError(f'{object!r} is a built-in class')
    code = _code_of(object)
    if code is not None:
        return code.co_filename
    raise TypeError('module, class, method, function, traceback, frame, or code object was expected, '
                    f'got {type(object).__name__}')


def _code_of(object):
    object = getattr(object, '__func__', object)
    object = getattr(object, 'tb_frame', object)
    if isinstance(object, types.CodeType):
        return object
    return getattr(object, '__code__', None) or getattr(object, 'f_code', None)


def getmodulename(path: str) -> str | None:
    """Return the name of the module that a file holds, or None."""
    name = path.rpartition('/')[2]
    return name[:-3] if name.endswith('.py') else None


def getsourcefile(object) -> str | None:
    """Return the file with the source of an object, or None."""
    import linecache
    import os
    filename = getfile(object)
    if os.path.exists(filename) or filename in linecache.cache:
        return filename
    # A loader may have a text that is no file.
    module = getmodule(object, filename)
    loader = getattr(module, '__loader__', None) or getattr(getattr(module, '__spec__', None), 'loader', None)
    return filename if loader is not None and getattr(module, '__file__', None) == filename else None


def getmodule(object, _filename: str | None = None):
    """Return the module that an object was defined in, or None."""
    if isinstance(object, types.ModuleType):
        return object
    if hasattr(object, '__module__'):
        return sys.modules.get(object.__module__)
    import inspect
    import os
    try:
        filename = inspect.getabsfile(object, _filename)
    except (TypeError, OSError):
        return None
    for module in list(sys.modules.values()):
        file = getattr(module, '__file__', None)
        if isinstance(file, str) and (file == filename or os.path.normcase(os.path.abspath(file)) == filename):
            return module
    return None


def indentsize(line: str) -> int:
    """Return how far a line is indented."""
    expanded = line.expandtabs()
    return len(expanded) - len(expanded.lstrip())


def _lines_of(object) -> list:
    import linecache
    filename = getfile(object)
    linecache.checkcache(filename)
    module = getmodule(object)
    lines = linecache.getlines(filename, module.__dict__ if module is not None else None)
    if not lines:
        raise OSError('could not get source code')
    return lines


def _block(lines: list) -> list:
    """Return the definition, lambda or other statement that begins with the first line."""
    import tokenize
    last = 1
    depth = 0
    started = in_header = False
    is_definition = in_decorator = False
    body_column = None
    try:
        for kind, text, (row, column), (_, end_column), _ in tokenize.generate_tokens(iter(lines).__next__):
            if not started:
                # Decorators stand before what they decorate; whatever else is no definition is a single statement.
                if text == '@' and kind == tokenize.OP and not in_header:
                    in_decorator = True
                elif not in_decorator and text in ('def', 'class', 'lambda'):
                    started = True
                    is_definition = text != 'lambda'
                in_header = in_header or text.strip() != ''
                if kind == tokenize.NEWLINE:
                    last = row
                    if not in_decorator:
                        break
                    in_header = in_decorator = False
            elif kind == tokenize.NEWLINE:
                in_header = False
                last = row
                if not is_definition:
                    break
            elif in_header:
                continue
            elif kind == tokenize.INDENT:
                body_column = end_column if body_column is None else body_column
                depth += 1
                in_header = True
            elif kind == tokenize.DEDENT:
                depth -= 1
                if depth <= 0:
                    break
            elif kind == tokenize.COMMENT:
                if body_column is not None and column >= body_column:
                    last = row
            elif depth == 0 and kind != tokenize.NL:
                break
    except (SyntaxError, tokenize.TokenError):
        # What was cut out of the middle of something need not be whole.
        pass
    return lines[:last]


def getsourcelines(object) -> tuple:
    """Return the lines of an object's source, and the number of the first; OSError when there are none."""
    import inspect
    object = inspect.unwrap(object)
    lines = _lines_of(object)
    if isinstance(object, types.ModuleType):
        return lines, 0
    if isinstance(object, type):
        first = object.__dict__.get('__firstlineno__')
        if first is None:
            # It was not made by a statement.
            raise OSError('source code not available')
    elif isinstance(object, (types.TracebackType, types.FrameType)) and _code_of(object).co_name == '<module>':
        return lines, 0
    else:
        first = _code_of(object).co_firstlineno
    if first > len(lines):
        raise OSError('lineno is out of bounds')
    return _block(lines[first - 1:]), first


def getsource(object) -> str:
    """Return the text of an object's source; OSError when there is none."""
    return ''.join(getsourcelines(object)[0])


class Traceback(tuple):
    """A place in the program: filename, lineno, function, code_context, index."""

    __slots__ = ()
    _fields = ('filename', 'lineno', 'function', 'code_context', 'index')

    positions = None

    def __getattr__(self, name: str):
        try:
            return self[self._fields.index(name)]
        except ValueError:
            raise AttributeError(name) from None

    def __repr__(self) -> str:
        shown = ', '.join(f'{name}={value!r}' for name, value in zip(self._fields, self))
        return f'{type(self).__name__}({shown})'


class FrameInfo(Traceback):
    """A frame and its place: frame, filename, lineno, function, code_context, index."""

    __slots__ = ()
    _fields = ('frame', 'filename', 'lineno', 'function', 'code_context', 'index')


def currentframe():
    """Return the frame of the caller."""
    return sys._getframe(1)


def getframeinfo(frame, context: int = 1) -> Traceback:
    """Return the place of a frame or traceback, with so many lines of source around it."""
    if isinstance(frame, types.TracebackType):
        lineno, frame = frame.tb_lineno, frame.tb_frame
    else:
        lineno = frame.f_lineno
    lines = index = None
    if context > 0:
        try:
            source = _lines_of(frame)
        except OSError:
            pass
        else:
            start = max(0, min(lineno - 1 - context // 2, len(source) - context))
            lines = source[start:start + context]
            index = lineno - 1 - start
    return Traceback((frame.f_code.co_filename, lineno, frame.f_code.co_name, lines, index))


def getouterframes(frame, context: int = 1) -> list:
    """Return a frame and its callers with their places."""
    result = []
    while frame is not None:
        result.append(FrameInfo((frame, *getframeinfo(frame, context))))
        frame = frame.f_back
    return result


def getinnerframes(tb, context: int = 1) -> list:
    """Return the frames of a traceback with their places."""
    result = []
    while tb is not None:
        result.append(FrameInfo((tb.tb_frame, *getframeinfo(tb, context))))
        tb = tb.tb_next
    return result


def stack(context: int = 1) -> list:
    """Return the frames from the caller outwards."""
    return getouterframes(sys._getframe(1), context)


def trace(context: int = 1) -> list:
    """Return the frames between here and where the exception that is being handled was raised."""
    error = sys.exception()
    return getinnerframes(None if error is None else error.__traceback__, context)
