"""python -m base64 encodes and decodes standard input or a file."""
import subprocess
import sys


def run(data, *options):
    done = subprocess.run([sys.executable, '-m', 'base64', *options], input=data, capture_output=True)
    print(done.returncode, done.stdout if done.stdout[:5] != b'usage' else b'usage', done.stderr.splitlines()[:1])


run(b'a\xffb\n')
run(b'a\xffb\n', '-e')
run(b'Yf9iCg==', '-d')
run(b'Yf9iCg==', '-u', '-')
run(b'', '-h')
run(b'', '-x')
