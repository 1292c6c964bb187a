"""Forks the children when the reference runs the program: under spawn, CPython needs a main guard."""

import multiprocessing

multiprocessing.set_start_method("fork")
