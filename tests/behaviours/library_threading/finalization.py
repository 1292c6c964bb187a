"""While the interpreter is taken apart no thread can be started, and a daemon that still runs cannot be waited for."""
import atexit
import sys
import threading


class Last:
    def __init__(self):
        self.gate = threading.Event()
        self.thread = threading.Thread(target=self.gate.wait, daemon=True)
        self.thread.start()
        # Only a collection finds it, which is why it lives to the end.
        self.itself = self

    def __del__(self):
        print(sys.is_finalizing(), flush=True)
        for function in (lambda: self.thread.join(1), threading.Thread(target=print).start):
            try:
                function()
            except PythonFinalizationError as error:
                print(error, flush=True)


def at_exit():
    print(sys.is_finalizing(), flush=True)
    thread = threading.Thread(target=print, args=("still starts",), kwargs={"flush": True})
    thread.start()
    thread.join()


atexit.register(at_exit)
last = Last()
