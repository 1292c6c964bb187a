"""Runs a program of `loop/` on asyncio's loop or on uvloop's, and says on standard error how many seconds of processor time
it took.

    python loop_run.py asyncio|uvloop NAME
"""

import asyncio
import importlib
import inspect
import pathlib
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent / "loop"))


def main():
    kind, name = sys.argv[1:]
    program = importlib.import_module(name)
    run = asyncio.run if kind == "asyncio" else importlib.import_module("uvloop").run
    begin = time.process_time()
    try:
        if inspect.iscoroutinefunction(program.main):
            run(program.main())
        else:
            program.main()
    except KeyboardInterrupt:
        # A server is told to end like that.
        pass
    print(time.process_time() - begin, file=sys.stderr)


if __name__ == "__main__":
    main()
