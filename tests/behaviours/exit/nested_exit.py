"""SystemExit passes handlers of Exception, and leaves through finally."""
import sys


def leave():
    try:
        sys.exit(9)
    except Exception:
        print("never")
    finally:
        print("finally")


try:
    leave()
except SystemExit as error:
    print("caught", error.code)
try:
    raise ValueError
except ValueError:
    sys.exit(2)
