"""threading.excepthook gets what a thread does not catch."""
import threading


def hook(details):
    print(details.exc_type.__name__, details.exc_value, details.thread.name, details.exc_traceback is not None)


threading.excepthook = hook
thread = threading.Thread(target=lambda: 1 / 0, name="divider")
thread.start()
thread.join()
