"""Variables of the code cannot be removed by way of `f_locals`."""
import sys


def function():
    value = 1
    proxy = sys._getframe().f_locals
    for attempt in (lambda: proxy.pop('value'), lambda: proxy.__delitem__('value'), lambda: proxy.pop('missing'),
                    lambda: proxy.__delitem__('missing'), lambda: proxy.clear(), lambda: proxy.popitem()):
        try:
            attempt()
        except (ValueError, KeyError, AttributeError) as error:
            print(type(error).__name__, error)
    return value


function()
