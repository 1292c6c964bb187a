"""A child begins a session or a process group of its own if preexec_fn is os.setsid or os.setpgrp."""

import os
import subprocess
import sys

CODE = "import os; print(os.getsid(0) == os.getpid(), os.getpgrp() == os.getpid())"
for function in (None, os.setsid, os.setpgrp):
    done = subprocess.run([sys.executable, "-c", CODE], preexec_fn=function, capture_output=True, text=True)
    print(done.stdout.strip(), done.returncode)
