"""A member knows its name, time, sizes and attributes."""
import io
import zipfile

target = io.BytesIO()
with zipfile.ZipFile(target, 'w') as archive:
    info = zipfile.ZipInfo('\u00fc/name.txt', (2020, 1, 2, 3, 4, 6))
    info.external_attr = 0o644 << 16
    info.comment = b'note'
    archive.writestr(info, b'text')
    archive.writestr(zipfile.ZipInfo('plain'), b'more text')
with zipfile.ZipFile(target) as archive:
    for info in archive.infolist():
        print(info, info.date_time, info.file_size, info.compress_size, info.CRC, oct(info.external_attr >> 16), info.flag_bits, info.comment, info.header_offset)
    archive.printdir()
print(zipfile.ZipInfo('a/'), zipfile.ZipInfo('a\0b').filename)
try:
    zipfile.ZipInfo('a', (1970, 1, 1, 0, 0, 0))
except ValueError as error:
    print(error)
