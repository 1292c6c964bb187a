"""Members are compressed by bzip2 and LZMA too."""

import io
import zipfile

for method in (zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
    octets = io.BytesIO()
    with zipfile.ZipFile(octets, 'w', method) as archive:
        archive.writestr('text', 'some text ' * 1000)
        with archive.open('empty', 'w'):
            pass
        archive.mkdir('folder')
    with zipfile.ZipFile(octets) as archive:
        for info in archive.infolist():
            print(info.filename, info.compress_type, info.file_size, info.compress_size < 2000, info.extract_version, info.flag_bits)
        print(archive.read('text')[:10], len(archive.read('text')), archive.read('empty'), archive.testzip())
        with archive.open('text') as file:
            print(file.read(4), file.seek(9995), file.read(), repr(file)[-40:])
