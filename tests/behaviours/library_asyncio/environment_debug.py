"""The environment and the options of the command line turn debug mode on."""
import os
import subprocess
import sys

CODE = 'import asyncio; loop = asyncio.new_event_loop(); print(loop.get_debug()); loop.close()'
LATER = 'import os; os.environ["PYTHONASYNCIODEBUG"] = "1"; ' + CODE
base = {key: value for key, value in os.environ.items() if not key.startswith('PYTHON')}
for options, more, code in ((), {}, CODE), ((), {'PYTHONASYNCIODEBUG': '1'}, CODE), ((), {'PYTHONASYNCIODEBUG': ''}, CODE), \
        (('-E',), {'PYTHONASYNCIODEBUG': '1'}, CODE), ((), {}, LATER):
    done = subprocess.run([sys.executable, *options, '-c', code], capture_output=True, text=True, env={**base, **more})
    print(options, more, done.stdout.strip())
