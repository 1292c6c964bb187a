"""python -m gzip compresses beside a file and decompresses it again."""
import pathlib
import subprocess
import sys
import tempfile


def run(*options, data=None):
    done = subprocess.run([sys.executable, '-m', 'gzip', *options], input=data, capture_output=True)
    print(done.returncode, done.stderr.decode().rpartition('error: ')[2].strip())
    return done.stdout


packed = run(data=b'some words')
print(packed[:3], run('-d', data=packed))
with tempfile.TemporaryDirectory() as folder:
    path = pathlib.Path(folder, 'words')
    path.write_bytes(b'some words' * 9)
    run('--best', str(path))
    print(sorted(entry.name for entry in path.parent.iterdir()))
    path.unlink()
    run('-d', str(path) + '.gz')
    print(path.read_bytes() == b'some words' * 9)
run('-d', 'no_ending')
run('--fast', '--best')
