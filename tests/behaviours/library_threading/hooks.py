"""excepthook is told of what a thread does not catch, and the default one prints it."""
import sys
import threading


def hook(args):
    print(args.exc_type.__name__, args.exc_value, args.thread.name, args.exc_traceback is not None)


threading.excepthook = hook


def fail(error):
    raise error


for error in (ValueError('one'), SystemExit(3), KeyError('two')):
    thread = threading.Thread(target=fail, args=(error,), name='failing')
    thread.start()
    thread.join()
threading.excepthook = threading.__excepthook__
sys.stderr = sys.stdout
thread = threading.Thread(target=fail, args=(ZeroDivisionError('by hand'),), name='shown')
thread.start()
thread.join()
