"""The files that lie beside the modules of a package are found by their names."""

import importlib.resources as resources
import os
import sys
import tempfile

with tempfile.TemporaryDirectory() as root:
    os.makedirs(os.path.join(root, 'package', 'data'))
    for name, text in (('__init__.py', ''), ('module.py', ''), ('file.txt', 'tëxt'), ('data/inner.txt', 'inner')):
        with open(os.path.join(root, 'package', name), 'w', encoding='utf-8') as file:
            file.write(text)
    os.makedirs(os.path.join(root, 'spread'))
    with open(os.path.join(root, 'spread', 'part'), 'w') as file:
        file.write('part')
    sys.path.insert(0, root)
    import package.module
    import spread

    place = resources.files('package')
    print(sorted(each.name for each in place.iterdir() if not each.name.startswith('__pycache__')))
    print(place.joinpath('file.txt').read_text(encoding='utf-8'), (place / 'data' / 'inner.txt').read_bytes())
    print(resources.files(package.module) == place, resources.files(package) == place)
    print(resources.read_text('package', 'file.txt'), resources.read_binary('package', 'data', 'inner.txt'))
    with resources.open_text('package', 'file.txt') as file, resources.as_file(place / 'file.txt') as path:
        print(file.read(), os.path.basename(path))
    print(resources.is_resource('package', 'file.txt'), resources.is_resource('package', 'data'), (place / 'none').is_file())
    print(resources.files(spread).joinpath('part').read_text(), type(resources.files(spread)).__name__)
    for call in (lambda: resources.read_text('package', 'none'), lambda: resources.files('missing_package')):
        try:
            call()
        except (FileNotFoundError, ModuleNotFoundError) as error:
            print(type(error).__name__)
