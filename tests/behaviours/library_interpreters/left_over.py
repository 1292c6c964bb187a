"""Interpreters that are left at the end of the program are ended then, with a warning."""
from concurrent import interpreters

left = interpreters.create()
left.exec("import atexit; atexit.register(print, 'ended', flush=True)")
print("end of program", flush=True)
