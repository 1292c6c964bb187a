"""A queue handler is configured with its listener."""
import logging
import logging.config

logging.config.dictConfig({
    'version': 1,
    'handlers': {
        'a_queue': {'class': 'logging.handlers.QueueHandler', 'handlers': ['out'], 'respect_handler_level': True},
        'out': {'class': 'logging.StreamHandler', 'stream': 'ext://sys.stdout'},
    },
    'root': {'handlers': ['a_queue'], 'level': 'INFO'},
})
listener = logging.getHandlerByName('a_queue').listener
print(type(listener).__name__, listener.respect_handler_level, len(listener.handlers))
listener.start()
logging.info('through the queue')
listener.stop()
