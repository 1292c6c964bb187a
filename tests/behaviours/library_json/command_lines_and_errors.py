"""python -m json reads a document of each line if asked to, and says what is wrong with one."""
import subprocess
import sys


def run(module, text, *options):
    done = subprocess.run([sys.executable, '-m', module, *options], input=text, capture_output=True, encoding='utf-8')
    print(done.returncode, repr(done.stdout), done.stderr.strip().rpartition('error: ')[2])


run('json', '{"a": 1}\n[2]\n', '--json-lines', '--compact')
run('json', '{"a":')
run('json', '{"a": 1}\n[2]\n')
run('json.tool', '[1]', '--no-indent')
run('json', '[1]', '--tab', '--compact')
