"""Loggers, handlers, formatters and filters."""
import io
import logging
import os
import sys
import tempfile
import threading
import warnings


def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


out = io.StringIO()
logging.basicConfig(stream=out, level=logging.INFO, format='%(levelname)-8s|%(name)s|%(funcName)s|%(lineno)d|%(message)s')
logging.debug('not shown')
logging.info('shown %s %d', 'with', 2)
log = logging.getLogger('a.b.c')


def function():
    log.warning('from a function %(key)s', {'key': 'value'})
    logging.error('from the root')
    log.warning('one up', stacklevel=2)


function()
try:
    1 / 0
except ZeroDivisionError:
    log.exception('caught')
print(out.getvalue().replace(__file__, 'loggers.py'))
parent = logging.getLogger('a')
print(log.parent is logging.getLogger(), logging.getLogger('a.b').parent is parent, log.parent is logging.getLogger('a.b'),
      log, logging.getLogger(), parent.getChild('x').name, logging.getLogger('a') is parent,
      sorted(each.name for each in parent.getChildren()))
print(log.getEffectiveLevel(), log.isEnabledFor(logging.DEBUG), log.hasHandlers())
parent.setLevel('DEBUG')
print(log.getEffectiveLevel(), log.isEnabledFor(10), logging.getLevelName(30), logging.getLevelName('INFO'), logging.getLevelName(35))
logging.addLevelName(35, 'NOTICE')
attempt(parent.setLevel, 'LOUD')
attempt(parent.setLevel, 1.5)
attempt(logging.getLogger, 3)
attempt(log.log, 'INFO', 'x')


class ListHandler(logging.Handler):
    def __init__(self):
        super().__init__()
        self.records = []

    def emit(self, record):
        self.records.append(self.format(record))


handler = ListHandler()
handler.setFormatter(logging.Formatter('{levelname}:{message}:{threadName}:{custom}', style='{', defaults={'custom': 'none'}))
log.addHandler(handler)
log.propagate = False
log.debug('d')
log.log(35, 'notice', extra={'custom': 'yes'})
log.addFilter(lambda record: 'secret' not in record.getMessage())
log.error('a secret')
handler.addFilter(logging.Filter('a.b'))
log.error('passes')
handler.setLevel(logging.CRITICAL)
log.error('too low')
log.critical('high')
thread = threading.Thread(target=log.critical, args=('threaded',), name='worker')
thread.start()
thread.join()
print(handler.records)
attempt(log.error, 'x', extra={'message': 1})
adapter = logging.LoggerAdapter(log, {'custom': 'adapted'})
adapter.critical('through')
print(handler.records[-1], adapter)
attempt(logging.Formatter, 'no fields')
attempt(logging.Formatter, '{bad-name}', style='{')
attempt(logging.Formatter, 'x', style='!')
attempt(logging.basicConfig, stream=out, filename='x', force=True)
attempt(logging.Handler().emit, None)
record = logging.makeLogRecord({'msg': 'made %s', 'args': ('here',), 'levelname': 'X', 'created': 0.0, 'msecs': 5.0})
formatter = logging.Formatter('%(asctime)s %(message)s')
formatter.converter = __import__('time').gmtime
print(formatter.format(record), logging.Formatter('$message ${levelname}', style='$').format(record), formatter.formatTime(record, '%H:%M'))
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, 'log.txt')
    file_handler = logging.FileHandler(path, delay=True)
    print(os.path.exists(path))
    file_logger = logging.getLogger('file')
    file_logger.propagate = False
    file_logger.addHandler(file_handler)
    file_logger.error('to the file')
    file_handler.close()
    with open(path) as file:
        print(file.read())
logging.captureWarnings(True)
capture = ListHandler()
logging.getLogger('py.warnings').addHandler(capture)
warnings.warn('captured')
print('UserWarning: captured' in capture.records[0])
logging.captureWarnings(False)
logging.disable(logging.ERROR)
print(log.isEnabledFor(logging.ERROR), log.isEnabledFor(logging.CRITICAL))
logging.disable(logging.NOTSET)
null = logging.getLogger('null')
null.addHandler(logging.NullHandler())
print(repr(handler), logging.StreamHandler(sys.stdout), len(logging.getHandlerNames()))
