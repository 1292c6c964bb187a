"""Members are written from data and open files, and read back whole or in parts."""
import io
import zipfile

target = io.BytesIO()
with zipfile.ZipFile(target, 'w', zipfile.ZIP_DEFLATED) as archive:
    archive.writestr('a.txt', 'hello ' * 50)
    with archive.open('b/c.bin', 'w') as file:
        file.write(b'abc')
        file.write(bytearray(b'def'))
    archive.mkdir('folder')
    archive.comment = b'a comment'
with zipfile.ZipFile(target) as archive:
    print(archive.namelist(), archive.comment, archive.testzip())
    print(archive.read('a.txt') == b'hello ' * 50, archive.read('b/c.bin'), archive.getinfo('folder/').is_dir())
    with archive.open('a.txt') as file:
        print(file.read(7), file.tell(), file.seek(3), file.read(5), file.readable(), file.name)
        file.seek(-6, 2)
        print(file.readline(), file.read())
