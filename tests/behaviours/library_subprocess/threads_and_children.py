"""Several threads run programs at once."""
import subprocess
from concurrent.futures import ThreadPoolExecutor


def echo(number):
    return subprocess.run(['sh', '-c', f'echo {number}; exit {number}'], capture_output=True, text=True)


with ThreadPoolExecutor(4) as pool:
    for done in pool.map(echo, range(12)):
        print(done.returncode, done.stdout, end='')
