"""What is wrong with a configuration is said, with its cause."""
import logging.config

for config in ({}, {'version': 2}, {'version': 1, 'handlers': {'h': {'class': 'no.such.Thing'}}},
               {'version': 1, 'handlers': {'h': {'class': 'logging.StreamHandler', 'formatter': 'nope'}}},
               {'version': 1, 'root': {'handlers': ['nope']}}, {'version': 1, 'loggers': {'a': {'level': 'NOISY'}}},
               {'version': 1, 'formatters': {'f': {'format': 'x', 'style': '?'}}},
               {'version': 1, 'incremental': True, 'handlers': {'zz': {}}}):
    try:
        logging.config.dictConfig(config)
    except ValueError as error:
        print(error, '|', repr(error.__cause__))
