"""A zipimporter tells of the modules of its archive, and refuses what is no archive."""
import os
import tempfile
import zipfile
import zipimport

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, 'a.zip')
    with zipfile.ZipFile(path, 'w') as archive:
        archive.writestr('one.py', 'x = 1\n')
        archive.writestr('pack/__init__.py', '')
    importer = zipimport.zipimporter(path)
    print(importer.archive == path, repr(importer.prefix), importer.is_package('one'), importer.is_package('pack'))
    print(repr(importer.get_source('one')), importer.get_filename('pack')[len(path) + 1:])
    print(importer.find_spec('none'), importer.find_spec('one').name, importer.get_data('one.py'))
    inside = zipimport.zipimporter(os.path.join(path, 'pack'))
    print(inside.prefix == 'pack' + os.sep)
    for wrong in (lambda: importer.get_source('none'), lambda: zipimport.zipimporter(''),
                  lambda: zipimport.zipimporter(os.path.join(folder, 'none')), lambda: zipimport.zipimporter(1),
                  lambda: importer.get_data('none')):
        try:
            wrong()
        except (zipimport.ZipImportError, OSError, TypeError) as error:
            print(type(error).__name__, str(error).replace(folder, '').split(':')[0])
