"""os._exit ends the program at once, without finally."""
import os

try:
    print("flushed", flush=True)
    os._exit(6)
finally:
    print("never")
