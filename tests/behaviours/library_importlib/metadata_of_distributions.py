"""The metadata of installed distributions is found by their names: versions, requirements, files and entry points."""

import importlib.metadata as metadata
import os
import sys
import tempfile

METADATA = '''Metadata-Version: 2.1
Name: Some.Package
Version: 1.2.3
Summary: what it is
Keywords: a b
Classifier: one
Classifier: two
Requires-Dist: other (>=1)
Requires-Dist: extra-thing; extra == "more"

The text
behind.
'''
ENTRY_POINTS = '''[console_scripts]
run = some_package.cli:main
[things]
first = os.path:join [more]
second = os
'''
RECORD = '''some_package/__init__.py,sha256=abc,12
some_package/cli.py,,
some_module.py,,
missing.py,,
'''
with tempfile.TemporaryDirectory() as root:
    folder = os.path.join(root, 'some_package-1.2.3.dist-info')
    os.mkdir(folder)
    for name, text in (('METADATA', METADATA), ('entry_points.txt', ENTRY_POINTS), ('RECORD', RECORD)):
        with open(os.path.join(folder, name), 'w') as file:
            file.write(text)
    os.mkdir(os.path.join(root, 'some_package'))
    for name in ('some_package/__init__.py', 'some_package/cli.py', 'some_module.py'):
        open(os.path.join(root, name), 'w').close()
    os.makedirs(os.path.join(root, 'old_thing.egg-info'))
    with open(os.path.join(root, 'old_thing.egg-info', 'PKG-INFO'), 'w') as file:
        file.write('Name: old-thing\nVersion: 0.1\n')
    sys.path[:] = [root, *(path for path in sys.path if 'packages' not in path)]
    print(metadata.version('some-package'), metadata.version('SOME_PACKAGE'), metadata.version('old.thing'))
    found = metadata.distribution('some.package')
    print(found.name, found.version, found.requires, found.metadata['summary'], found.metadata.get_all('Classifier'))
    print(found.metadata['Description'].splitlines()[0], 'none' in found.metadata, found.metadata.get('none', 1))
    print([(str(file), file.size, file.hash) if not file.hash else (str(file), file.size, file.hash.mode) for file in found.files])
    points = metadata.entry_points(group='things')
    print(sorted(points.names), points['second'].load().__name__, points['first'].load() is os.path.join, points['first'].extras)
    print(points['first'].module, points['first'].attr, metadata.entry_points(name='run'))
    print(metadata.packages_distributions()['some_module'], sorted(each.name for each in metadata.distributions()))
    try:
        metadata.version('missing')
    except metadata.PackageNotFoundError as error:
        print(type(error).__name__, error, isinstance(error, ModuleNotFoundError))
    try:
        points['missing']
    except KeyError as error:
        print(repr(error))
