"""`sys.is_finalizing` is true while the last objects go, and not before."""
import atexit
import sys


class Last:
    def __del__(self, is_finalizing=sys.is_finalizing):
        print('del', is_finalizing())


kept = Last()
atexit.register(lambda: print('atexit', sys.is_finalizing()))
print(sys.is_finalizing())
