"""A file that would become too large is put away under a number."""
import logging
import logging.handlers
import os

from _place import place

with place():
    handler = logging.handlers.RotatingFileHandler('log', maxBytes=30, backupCount=2)
    logger = logging.getLogger('rotating')
    logger.propagate = False
    logger.addHandler(handler)
    for number in range(8):
        logger.warning('message %d', number)
    logger.warning('x' * 50)
    handler.close()
    for name in sorted(os.listdir()):
        print(name, repr(open(name).read()))
    handler = logging.handlers.RotatingFileHandler('other', mode='w', maxBytes=10, backupCount=1, delay=True)
    handler.namer = lambda name: name + '.old'
    handler.rotator = lambda source, target: print('rotate', os.path.basename(source), os.path.basename(target))
    print(handler.mode, handler.rotation_filename('n'))
    handler.handle(logging.makeLogRecord({'msg': 'first'}))
    handler.handle(logging.makeLogRecord({'msg': 'second'}))
    handler.close()
