"""Tracebacks as text."""
import io
import sys
import traceback


def inner(n):
    return 1 / n


def outer():
    try:
        inner(0)
    except ZeroDivisionError as error:
        raise ValueError('outer') from error


def shown(text):
    # The folder differs from run to run.
    folder = __file__.rpartition('/')[0] + '/'
    print(text.replace(folder, '').replace(__file__, 'formats.py'), end='')


try:
    outer()
except ValueError as error:
    shown(traceback.format_exc())
    shown(''.join(traceback.format_exception(error, chain=False)))
    shown(''.join(traceback.format_exception(error, limit=1)))
    print(traceback.format_exception_only(error))
    summary = traceback.extract_tb(error.__traceback__)
    print([(entry.name, entry.lineno, entry.line) for entry in summary])
    out = io.StringIO()
    traceback.print_exception(error, file=out)
    print(out.getvalue() == traceback.format_exc())
    made = traceback.TracebackException.from_exception(error)
    print(str(made), made.exc_type_str, str(made.__cause__), ''.join(made.format()) == traceback.format_exc())
    shown(''.join(traceback.format_tb(error.__traceback__)))

try:
    try:
        {}['key']
    except KeyError:
        [][1]
except IndexError:
    shown(traceback.format_exc())


def recurse(n):
    if n:
        recurse(n - 1)
    raise RuntimeError('deep')


try:
    recurse(8)
except RuntimeError:
    shown(traceback.format_exc())
try:
    raise ExceptionGroup('group', [ValueError(1), ExceptionGroup('nested', [TypeError('t'), KeyError('k')])])
except ExceptionGroup as group:
    group.add_note('a note')
    shown(traceback.format_exc())
error = ValueError('noted')
error.add_note('first')
print(traceback.format_exception(error), traceback.format_exception(None))
print(traceback.format_list([('file.py', 3, 'function', 'the line'), traceback.FrameSummary('x.py', 1, 'f', line='  y')]))


def stack():
    return traceback.extract_stack()


print([entry.name for entry in stack()][-1], traceback.format_exc())
print(repr(traceback.FrameSummary('x.py', 1, 'f', line='y')), list(traceback.FrameSummary('x.py', 1, 'f', line='y')))
try:
    traceback.format_exception(ValueError, ValueError())
except ValueError as error:
    print(error)
try:
    compile('x = = 1', 'bad.py', 'exec')
except SyntaxError as error:
    print(''.join(traceback.format_exception_only(error)))
