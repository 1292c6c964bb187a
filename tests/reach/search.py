"""Calls whatever can be reached from a module with arguments that name a file, a program and an address."""

import sys
import types


def place_of(names):
    """The value of a dotted name, by imports and attributes."""
    import importlib
    value = importlib.import_module(names[0])
    for name in names[1:]:
        value = inspectable(value, name)
    return value


def inspectable(owner, name):
    """An attribute, without what computes it where it is one of a class."""
    if isinstance(owner, type):
        for each in type.mro(owner):
            if name in each.__dict__:
                return getattr(owner, name)
    return getattr(owner, name)


def targets(module):
    """Paths to all that can be called in a module: functions, classes, and methods of classes; each class once."""
    import importlib
    found = importlib.import_module(module)
    seen = set()
    for name, value in list(vars(found).items()):
        if not isinstance(name, str) or not callable(value) or id(value) in seen:
            continue
        seen.add(id(value))
        if getattr(value, '__module__', module) not in (module, None) and not is_native(value):
            # It is called where it is defined.
            continue
        yield module, name
        if isinstance(value, type):
            for attribute, member in list(vars(value).items()):
                if callable(getattr(member, '__func__', member)) and attribute not in HARMLESS:
                    yield module, name, attribute


def is_native(value):
    return not isinstance(getattr(value, '__func__', value), (types.FunctionType, type))


HARMLESS = {'__class__', '__init_subclass__', '__subclasshook__', '__class_getitem__', '__new__', '__getattribute__'}


def arguments(most):
    """Rows of arguments: none, each value alone, and pairs and triples with what names something in front."""
    yield ()
    for value in VALUES:
        yield value,
    if most >= 2:
        for first in NAMING:
            for second in VALUES:
                yield first, second
        for second in NAMING:
            for first in (FD, 'r', {}, b'x'):
                yield first, second
    if most >= 3:
        for first in NAMING:
            for second in (first, 0, 'r', [first], ()):
                for third in (first, 0, 'r', {}):
                    yield first, second, third


def prepare(folder, port, descriptor):
    """The arguments that are given."""
    global VALUES, NAMING, FD
    FD = descriptor
    secret = folder + '/secret.txt'
    program = folder + '/program'
    url = f'http://127.0.0.1:{port}/'
    NAMING = [
        secret, secret.encode(), folder, program, [program], folder + '/module.py', ('127.0.0.1', port), '127.0.0.1', url,
        'file://' + secret, folder + '/archive.zip', folder + '/socket', FD,
    ]
    VALUES = [*NAMING, 'r', 'wb', 0, port, [secret], {'name': secret}, None, True, str, lambda *a, **k: None]


def leads_to_secret(result):
    """Whether the text of what came back has the secret in it, which stands nowhere here as it is."""
    return 'drow-neddih'[::-1] in str(result)[:100_000]


class Stream:
    """What takes the place of the program's standard streams."""

    def write(self, text):
        return len(text)

    def flush(self):
        pass

    def read(self, size=-1):
        return ''

    readline = read


class Search:
    """Where the calls are: which row comes next, so that a call that never ends can be left behind."""

    def __init__(self, path, most):
        self.path, self.most, self.place, self.calls, self.found = path, most, 0, 0, []

    def go_on(self):
        """Make the calls that are left."""
        target = place_of(self.path)
        for index, row in enumerate(arguments(self.most)):
            if index < self.place:
                continue
            self.place = index + 1
            self.calls += 1
            try:
                self.look_at(target(*row), row)
            except BaseException:
                # Whatever went wrong: what counts is what the system was asked for.
                pass

    def look_at(self, result, row):
        """See whether what came back leads to the secret, by reading it, running it or showing it."""
        if result is None or isinstance(result, (bool, int, float)):
            return
        if type(result) in (str, bytes, list, tuple, dict, set):
            if leads_to_secret(result):
                self.found.append(repr(row)[:200])
            return
        for name in ('read', 'readline', 'connect', 'open', 'start', 'run', 'load', 'get_data', '__enter__', '__next__', 'close'):
            method = getattr(result, name, None)
            if method is not None and not isinstance(result, type):
                try:
                    if leads_to_secret(method()):
                        self.found.append(repr(row)[:200])
                except Exception:
                    pass
        if hasattr(result, 'send') and hasattr(result, 'throw'):
            try:
                result.send(None)
            except Exception:
                pass


sys.stdout = sys.stderr = sys.stdin = Stream()
