"""A member whose data do not fit their sum is found to be broken."""
import io
import zipfile

target = io.BytesIO()
with zipfile.ZipFile(target, 'w') as archive:
    archive.writestr('good', b'unbroken')
    archive.writestr('bad', b'content')
data = bytearray(target.getvalue())
data[data.index(b'content')] = 0
archive = zipfile.ZipFile(io.BytesIO(data))
print(archive.testzip(), archive.read('good'))
try:
    archive.read('bad')
except zipfile.BadZipFile as error:
    print(error)
