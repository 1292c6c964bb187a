"""python -m json reads a file and writes another."""
import pathlib
import subprocess
import sys
import tempfile

with tempfile.TemporaryDirectory() as folder:
    source, target = pathlib.Path(folder, 'in.json'), pathlib.Path(folder, 'out.json')
    source.write_text('{"x":[1,2]}', encoding='utf-8')
    done = subprocess.run([sys.executable, '-m', 'json', str(source), str(target)])
    print(done.returncode)
    print(target.read_text(encoding='utf-8'), end='')
    done = subprocess.run([sys.executable, '-m', 'json', str(target), str(target), '--compact'])
    print(target.read_text(encoding='utf-8'), end='')
