"""zipapp packs a folder with a first line for the system and a __main__ that calls a function."""
import io
import pathlib
import tempfile
import zipapp
import zipfile

with tempfile.TemporaryDirectory() as folder:
    source = pathlib.Path(folder, 'app')
    source.mkdir()
    (source / 'tool.py').write_text('def run(): print("ran")\n')
    target = io.BytesIO()
    zipapp.create_archive(source, target, interpreter='/usr/bin/python', main='tool:run')
    print(target.getvalue()[:18])
    with zipfile.ZipFile(target) as archive:
        print(archive.namelist())
        print(archive.read('__main__.py').decode())
    target.seek(0)
    print(zipapp.get_interpreter(target))
    for main in (None, 'tool', 'tool:1x'):
        try:
            zipapp.create_archive(source, io.BytesIO(), main=main)
        except zipapp.ZipAppError as error:
            print(error)
    try:
        zipapp.create_archive(pathlib.Path(folder, 'none'))
    except zipapp.ZipAppError as error:
        print(error)
    zipapp.create_archive(source, main='tool:run', filter=lambda path: path.suffix == '.txt')
    with zipfile.ZipFile(source.with_suffix('.pyz')) as archive:
        print(archive.namelist())
