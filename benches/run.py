"""Runs a program of the folder that it is started in, and says on standard error how long its `main` took: seconds by the
clock, and seconds of processor time.

    python run.py NAME
"""

import importlib
import os
import sys
import time

# Processes that the program starts look here too.
sys.path.insert(0, os.getcwd())


def main():
    program = importlib.import_module(sys.argv[1])
    begin = time.perf_counter()
    busy = time.process_time()
    program.main()
    sys.stdout.flush()
    print(time.perf_counter() - begin, time.process_time() - busy, file=sys.stderr)


if __name__ == "__main__":
    main()
