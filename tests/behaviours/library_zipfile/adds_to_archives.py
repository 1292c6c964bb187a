"""An archive can be added to, also if something stands in front of it."""
import io
import zipfile

target = io.BytesIO(b'something in front')
with zipfile.ZipFile(target, 'a') as archive:
    archive.writestr('one', '1')
with zipfile.ZipFile(target, 'a') as archive:
    archive.writestr('two', '2')
with zipfile.ZipFile(io.BytesIO(b'more' + target.getvalue())) as archive:
    print(archive.namelist(), archive.read('one'), archive.read('two'))
print(target.getvalue()[:18], zipfile.is_zipfile(target), zipfile.is_zipfile(io.BytesIO(b'nothing')), zipfile.is_zipfile('/no/such/file'))
