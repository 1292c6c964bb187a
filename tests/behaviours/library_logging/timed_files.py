"""A file is put away under its time, and the oldest are removed."""
import logging
import logging.handlers
import os

from _place import place

with place():
    for name in ('log.2001-01-01', 'log.2001-01-02', 'log.other'):
        open(name, 'w').close()
    with open('log', 'w') as file:
        file.write('old\n')
    os.utime('log', (1000000000, 1000000000))
    handler = logging.handlers.TimedRotatingFileHandler('log', 'D', backupCount=2, utc=True)
    handler.handle(logging.makeLogRecord({'msg': 'new'}))
    handler.close()
    for name in sorted(os.listdir()):
        print(name, repr(open(name).read()))
