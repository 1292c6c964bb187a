"""A configuration refers to objects, to parts of itself and to functions that make handlers."""
import logging
import logging.config
import sys


class Listing(logging.Handler):
    def __init__(self, prefix, items):
        super().__init__()
        self.prefix, self.items = prefix, items

    def emit(self, record):
        print(self.prefix, self.items, self.extra, record.getMessage())


def even(record):
    return record.args[0] % 2 == 0


logging.config.dictConfig({
    'version': 1,
    'values': {'list': [1, {'deep': 'found'}], 'name': '>>'},
    'handlers': {
        'own': {'()': Listing, 'prefix': 'cfg://values.name', 'items': 'cfg://values.list[1].deep', '.': {'extra': 5}},
        'memory': {'class': 'logging.handlers.MemoryHandler', 'capacity': 2, 'flushLevel': 'CRITICAL', 'target': 'own'},
    },
    'filters': {'even': {'()': lambda: even}},
    'loggers': {'x': {'handlers': ['memory'], 'filters': ['even'], 'level': 'DEBUG'}},
})
for number in range(5):
    logging.getLogger('x').info('number %d', number)
print(len(logging.getHandlerByName('memory').buffer))
logging.getHandlerByName('memory').close()
