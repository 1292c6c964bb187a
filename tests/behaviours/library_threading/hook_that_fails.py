"""A hook that fails itself is reported by the hook of the system."""
import sys
import threading


def hook(args):
    raise RuntimeError('the hook fails')


sys.excepthook = lambda kind, error, traceback: print('sys.excepthook', kind.__name__, error)
threading.excepthook = hook
sys.stderr = sys.stdout
thread = threading.Thread(target=lambda: 1 / 0, name='failing')
thread.start()
thread.join()
