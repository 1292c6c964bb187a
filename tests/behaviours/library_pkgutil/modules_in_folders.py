"""iter_modules and walk_packages list modules, and get_data reads what is beside them."""
import os
import pkgutil
import sys
import tempfile
with tempfile.TemporaryDirectory() as folder:
    for name, text in (('one_listed.py', ''), ('pack_listed/__init__.py', ''), ('pack_listed/two.py', ''),
                       ('pack_listed/deep/__init__.py', ''), ('pack_listed/deep/three.py', ''), ('pack_listed/data.txt', 'hello'),
                       ('plain/four.py', ''), ('not-a-name.txt', '')):
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, 'w') as file: file.write(text)
    sys.path.insert(0, folder)
    print([(info.name, info.ispkg) for info in pkgutil.iter_modules([folder])])
    print([info.name for info in pkgutil.iter_modules([folder], prefix='p.')])
    print([info.name for info in pkgutil.walk_packages([folder])])
    print(pkgutil.get_data('pack_listed', 'data.txt'))
try:
    list(pkgutil.iter_modules('text'))
except ValueError as error:
    print(error)
