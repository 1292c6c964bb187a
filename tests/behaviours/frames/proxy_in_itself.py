"""A proxy that is one of the variables it shows is shown as dots."""
import sys


def function():
    proxy = sys._getframe().f_locals
    print(proxy)


function()
