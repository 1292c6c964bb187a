"""`sys.exit` with a tuple passes its items on to `SystemExit`."""
import sys

for status in ((42,), (1, 2), (), [3]):
    try:
        sys.exit(status)
    except SystemExit as error:
        print(error.code, error.args)
