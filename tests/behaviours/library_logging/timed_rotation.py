"""When the next file begins depends on the kind of time."""
import logging.handlers
import os
import time

from _place import place

os.environ['TZ'] = 'UTC'
time.tzset()
START = 1700000000
with place():
    for when, interval in (('S', 5), ('m', 1), ('H', 2), ('D', 1), ('midnight', 1), ('W0', 1), ('W6', 2)):
        handler = logging.handlers.TimedRotatingFileHandler('log', when, interval, delay=True, utc=True)
        print(when, handler.when, handler.interval, handler.suffix, handler.computeRollover(START) - START)
    for when in ('x', 'W', 'W9'):
        try:
            logging.handlers.TimedRotatingFileHandler('log', when, delay=True)
        except ValueError as error:
            print(error)
