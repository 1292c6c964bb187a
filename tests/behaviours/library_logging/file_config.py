"""A configuration file says what loggers, handlers and formatters there are."""
import io
import logging
import logging.config

TEXT = '''
[loggers]
keys = root, app
[handlers]
keys = out, memory
[formatters]
keys = short
[logger_root]
level = WARNING
handlers = out
[logger_app]
level = DEBUG
handlers = out
qualname = app
propagate = 0
[handler_out]
class = StreamHandler
level = INFO
formatter = short
args = (sys.stdout,)
[handler_memory]
class = logging.handlers.MemoryHandler
args = (10,)
target = out
[formatter_short]
format = %(levelname)s %(name)s %(message)s
'''
logging.config.fileConfig(io.StringIO(TEXT))
logging.getLogger('app').debug('hidden')
logging.getLogger('app').info('shown')
logging.getLogger('x').info('hidden')
logging.getLogger('x').error('at root')
print(logging.getLogger('app').handlers == logging.root.handlers == [logging.getHandlerByName('out')])
try:
    logging.config.fileConfig('/no/such/file')
except FileNotFoundError as error:
    print(error)
