"""Processes: start, join, exit codes, names and liveness."""
import multiprocessing
import os
import sys


def leave(code):
    sys.exit(code)


def fail():
    raise ValueError("in the child")


def check(parent):
    sys.exit(0 if os.getpid() != parent and multiprocessing.current_process().name == "named" and multiprocessing.parent_process() is not None else 9)


if __name__ == "__main__":
    process = multiprocessing.Process(target=leave, args=(3,))
    print(process.exitcode, process.is_alive(), process.pid)
    process.start()
    process.join()
    print(process.exitcode, process.is_alive(), process.pid > 0, process.pid != os.getpid())
    named = multiprocessing.Process(target=check, args=(os.getpid(),), name="named")
    named.start()
    named.join()
    print(named.exitcode, named.name, multiprocessing.current_process().name, multiprocessing.active_children())
    for call in (named.start, multiprocessing.Process(target=leave).join):
        try:
            call()
        except AssertionError as error:
            print(error)
    named.close()
