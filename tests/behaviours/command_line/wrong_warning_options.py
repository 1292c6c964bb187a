"""A `-W` option that means nothing is said to be ignored, even where the program gives no warning."""
import subprocess
import sys

for option in ('nope', 'error::Foo', 'a:b:c:d:e:f', 'ignore::::x'):
    done = subprocess.run([sys.executable, '-W', option, '-c', 'print(1)'], capture_output=True, text=True)
    print(done.returncode, done.stdout.strip(), done.stderr.strip())
