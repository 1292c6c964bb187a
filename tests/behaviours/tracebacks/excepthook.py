"""sys.excepthook replaces the printing of uncaught exceptions."""
import sys


def hook(kind, error, traceback):
    print("hook:", kind.__name__, error, traceback.tb_lineno)


sys.excepthook = hook
raise ValueError("given to the hook")
