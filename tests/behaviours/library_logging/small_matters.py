"""Fields that begin with a number, milliseconds that are rounded up, and the manager of adapters that are nested."""

import logging
import unittest.mock

for text in ("{12[k1].bar[k2].baz}", "{foo[0].bar[1].baz}", "{a-b}", "{process!x}"):
    try:
        print(logging.Formatter(text, style="{")._fmt)
    except ValueError as error:
        print(type(error).__name__)
for moment in (1_677_902_297_100_000_000, 1_677_903_920_999_998_503, 1_677_903_920_999_999_900):
    with unittest.mock.patch("time.time_ns", return_value=moment):
        record = logging.makeLogRecord({})
    print(record.created, record.msecs)

logger = logging.getLogger("nested")
adapter = logging.LoggerAdapter(logging.LoggerAdapter(logger))
kept = adapter.manager
adapter.manager = manager = object()
print(logger.manager is manager, adapter.logger.manager is manager)
adapter.manager = kept
