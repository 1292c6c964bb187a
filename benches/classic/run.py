"""Runs one of the programs beside it and says on standard error how long its `main` took.

    python run.py NAME
"""

import importlib
import sys
import time

program = importlib.import_module(sys.argv[1])
begin = time.perf_counter()
busy = time.process_time()
program.main()
print(time.perf_counter() - begin, time.process_time() - busy, file=sys.stderr)
