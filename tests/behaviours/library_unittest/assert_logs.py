"""assertLogs keeps records and their texts; assertNoLogs fails if there are any."""
import logging
import unittest
from _shown import attempt
t = unittest.TestCase()
with t.assertLogs() as seen:
    logging.info('hello')
    logging.getLogger('a.b').warning('bye %s', 1)
    logging.debug('unseen')
print(seen.output, [record.levelname for record in seen.records])
with t.assertLogs('a', level='DEBUG') as seen:
    logging.getLogger('a').debug('low')
print(seen.output)
def block(context, function=lambda: None):
    with context: function()
attempt(block, t.assertLogs('a', 'ERROR'), lambda: logging.getLogger('a').info('x'))
attempt(block, t.assertLogs())
attempt(block, t.assertNoLogs(), lambda: logging.warning('w'))
attempt(block, t.assertNoLogs('q', 'ERROR'), lambda: logging.getLogger('q').warning('w'))
print(logging.getLogger().handlers)
