"""runpy tells what it did not find, warns of what was imported already, and runs archives and folders."""
import os
import runpy
import sys
import tempfile
import warnings
import zipfile

for name in ('sys.imp.eric', 'os.path.half', 'a.bee', '.relative', 'sys', 'json'):
    try:
        runpy.run_module(name)
    except ImportError as error:
        print(name, '|', error.name)
with tempfile.TemporaryDirectory() as folder:
    os.mkdir(os.path.join(folder, 'package'))
    for name, text in (('__init__', ''), ('__main__', 'here = __name__, __package__'), ('other', 'value = 1')):
        with open(os.path.join(folder, 'package', name + '.py'), 'w', encoding='utf-8') as file:
            file.write(text)
    sys.path.insert(0, folder)
    print(runpy.run_module('package')['here'], runpy.run_module('package', run_name='x')['here'])
    import package.other
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter('always')
        print(runpy.run_module('package.other')['value'], [str(each.message)[:27] for each in caught])
    archive = os.path.join(folder, 'program.zip')
    with zipfile.ZipFile(archive, 'w') as file:
        file.writestr('__main__.py', 'result = __name__, __package__')
    print(runpy.run_path(archive)['result'], runpy.run_path(os.path.join(folder, 'package'))['here'])
    for path in (folder, os.path.join(folder, 'empty.zip')):
        if path.endswith('.zip'):
            zipfile.ZipFile(path, 'w').close()
        try:
            runpy.run_path(path)
        except ImportError as error:
            print(str(error).partition(' in ')[0], error.name)
