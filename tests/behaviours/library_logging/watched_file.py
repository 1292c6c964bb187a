"""A file that was moved away is opened again."""
import logging
import logging.handlers
import os

from _place import place

with place():
    handler = logging.handlers.WatchedFileHandler('log')
    handler.handle(logging.makeLogRecord({'msg': 'one'}))
    os.rename('log', 'moved')
    handler.handle(logging.makeLogRecord({'msg': 'two'}))
    handler.handle(logging.makeLogRecord({'msg': 'three'}))
    handler.close()
    print(open('moved').read(), open('log').read())
