"""Records go through a queue to handlers in another thread."""
import logging
import logging.handlers
import queue
import sys

records = queue.Queue()
handler = logging.handlers.QueueHandler(records)
logger = logging.getLogger('queued')
logger.propagate = False
logger.addHandler(handler)
stream = logging.StreamHandler(sys.stdout)
stream.setFormatter(logging.Formatter('%(levelname)s %(message)s'))
high = logging.StreamHandler(sys.stdout)
high.setLevel('ERROR')
listener = logging.handlers.QueueListener(records, stream, high, respect_handler_level=True)
listener.start()
try:
    listener.start()
except RuntimeError as error:
    print(error)
logger.warning('one %s', 'argument')
logger.error('two')
listener.stop()
logger.warning('%d', 3)
record = records.get()
print(record.msg, record.args, record.message)
with logging.handlers.QueueListener(records, stream):
    logger.warning('in a with statement')
