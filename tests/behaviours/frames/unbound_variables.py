"""An unbound variable is not in `f_locals`, until something binds it there."""
import sys


def function():
    proxy = sys._getframe().f_locals
    print('later' in proxy, len(proxy))
    try:
        proxy['later']
    except KeyError as error:
        print(error)
    proxy['later'] = 1
    print(later)
    if False:
        later = 2


function()
