"""A dictionary says what loggers, handlers, formatters and filters there are."""
import logging
import logging.config

old = logging.getLogger('old')
logging.config.dictConfig({
    'version': 1,
    'formatters': {'short': {'format': '%(levelname)s:%(name)s:%(message)s'},
                   'braces': {'format': '{message}!', 'style': '{'}},
    'filters': {'only': {'name': 'app.sub'}},
    'handlers': {
        'out': {'class': 'logging.StreamHandler', 'stream': 'ext://sys.stdout', 'formatter': 'short', 'level': 'INFO'},
        'filtered': {'class': 'logging.StreamHandler', 'stream': 'ext://sys.stdout', 'formatter': 'braces', 'filters': ['only']},
    },
    'loggers': {'app': {'level': 'DEBUG', 'handlers': ['out', 'filtered'], 'propagate': False}},
    'root': {'level': 'ERROR', 'handlers': ['out']},
})
logging.getLogger('app').debug('hidden')
logging.getLogger('app').info('shown')
logging.getLogger('app.sub').warning('filtered')
logging.getLogger('other').warning('too low')
logging.getLogger('other').error('at root')
old.error('disabled')
print(old.disabled, logging.getHandlerByName('out').level, sorted(logging.getHandlerNames()))
logging.config.dictConfig({'version': 1, 'incremental': True, 'handlers': {'out': {'level': 'ERROR'}}, 'loggers': {'app': {'level': 'ERROR'}}})
logging.getLogger('app').info('now hidden')
print(logging.getLogger('app').level, len(logging.getLogger('app').handlers))
