"""Records are kept until there are many, one is important, or the end."""
import logging
import logging.handlers
import sys

target = logging.StreamHandler(sys.stdout)
memory = logging.handlers.MemoryHandler(3, target=target)
logger = logging.getLogger('memory')
logger.propagate = False
logger.setLevel('DEBUG')
logger.addHandler(memory)
for text in 'abcd':
    print('logging', text)
    logger.info(text)
logger.error('important')
logger.info('last')
print(len(memory.buffer))
memory.close()
print(len(memory.buffer), memory.target)
buffering = logging.handlers.BufferingHandler(2)
buffering.handle(logging.makeLogRecord({'msg': 'x'}))
print(len(buffering.buffer))
buffering.handle(logging.makeLogRecord({'msg': 'y'}))
print(len(buffering.buffer))
