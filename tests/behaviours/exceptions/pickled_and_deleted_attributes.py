"""Pickled exceptions and their attributes."""
import pickle


def show(call):
    try:
        print(call())
    except BaseException as error:
        print(type(error).__name__, error)


for error in [AttributeError('foo', name='n', obj='o'), AttributeError('foo'), NameError('foo', name='n'), ImportError('foo', name='n', path='p'),
              ImportError('foo', name='n', path='p', name_from='f'), ImportError('foo')]:
    if isinstance(error, ImportError):
        error.name_from = getattr(error, 'name_from', None)
    print(error.__reduce__())
    again = pickle.loads(pickle.dumps(error))
    print(type(again).__name__, again.args, getattr(again, 'name', None), getattr(again, 'obj', None), getattr(again, 'path', None))


def delete(error, name):
    def call():
        delattr(error, name)
        return getattr(error, name)
    show(call)


for error, names in [(AttributeError('x', name='n', obj=1), ['name', 'obj']), (NameError('x', name='n'), ['name']),
                     (ImportError('x', name='n', path='p'), ['msg', 'name', 'path', 'name_from']),
                     (SystemExit(3), ['code']), (StopIteration(3), ['value']),
                     (SyntaxError('m', ('f', 1, 2, 't', 3, 4)), ['msg', 'filename', 'lineno', 'offset', 'text', 'end_lineno', 'end_offset', 'print_file_and_line']),
                     (OSError(1, 'a', 'b', None, 'c'), ['errno', 'strerror', 'filename', 'filename2', 'characters_written']),
                     (UnicodeDecodeError('utf-8', b'a', 0, 1, 'r'), ['encoding', 'object', 'start', 'end', 'reason']),
                     (ExceptionGroup('g', [ValueError()]), ['message', 'exceptions'])]:
    for name in names:
        delete(error, name)
    for name in ['args', '__cause__', '__context__', '__traceback__', '__suppress_context__']:
        delete(error, name)

e = UnicodeEncodeError('baz', 'xxxxx', 1, 5, 'foo')
print(e)
e.end = 4
print(e)
e.object = b'abc'
show(lambda: str(e))
e.object = 'xxxxx'
e.reason = 965230951443685724997
show(lambda: str(e))
e.encoding = 4000
show(lambda: str(e))


def assign(name, value):
    def call():
        setattr(e, name, value)
        return str(e)
    show(call)


assign('start', 'a')
assign('start', 1000)
assign('end', -5)
assign('start', -1000)
e = UnicodeDecodeError('baz', b'xxxxx', 1, 5, 'foo')
assign('object', 'text')
assign('object', bytearray(b'abc'))
assign('object', 17)
e = UnicodeTranslateError('xxxx', 1, 5, 'foo')
print(e)
assign('end', 2)
assign('reason', 9)
