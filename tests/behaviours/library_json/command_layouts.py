"""python -m json prints a document in the layout that was asked for."""
import subprocess
import sys

document = '{"b": [1, 2, {"é": null}], "a": 1.50, "c": []}'
for options in ([], ['--compact'], ['--no-indent'], ['--indent', '2', '--sort-keys'], ['--tab'], ['--no-ensure-ascii', '--compact']):
    done = subprocess.run([sys.executable, '-X', 'utf8', '-m', 'json', *options], input=document, capture_output=True, encoding='utf-8')
    print(options, done.returncode)
    print(done.stdout, end='')
