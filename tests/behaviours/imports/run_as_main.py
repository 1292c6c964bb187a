"""A package that is run as a program."""
import runpy

namespace = runpy.run_module("_runnable", run_name="__main__")
print(namespace["__name__"])
print(runpy.run_path("_exported.py")["visible"])
