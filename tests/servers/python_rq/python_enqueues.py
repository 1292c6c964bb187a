"""Jobs that CPython's rq enqueues are done by Weft's worker, and read by CPython."""

import os

from _both import python, worker

python("_other.py", "enqueue")
print(worker(os.environ["WEFT"], "rq", "--burst").wait(60))
print(python("_other.py", "read"), end="")
