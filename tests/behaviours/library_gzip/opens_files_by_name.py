"""open() reads and writes files by name, as octets or as text, and adds to them."""
import gzip
import os
import tempfile

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, 'text.gz')
    with gzip.open(path, 'wt', encoding='utf-8') as file:
        file.write('é\nline\n')
    with gzip.open(path, 'at', encoding='utf-8') as file:
        print('more', file=file)
    with gzip.open(path, 'rt', encoding='utf-8') as file:
        print(list(file))
    with gzip.open(path) as file:
        print(file.read())
    for arguments in ((path, 'rbt'), (path, 'rb', 9, 'utf-8'), (path, 'q'), (5,)):
        try:
            gzip.open(*arguments)
        except (ValueError, TypeError) as error:
            print(type(error).__name__, error)
    try:
        gzip.open(path, 'x')
    except FileExistsError as error:
        print(error.errno)
