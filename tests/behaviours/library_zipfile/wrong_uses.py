"""What an archive cannot do in its mode, or at all, is an error."""
import io
import zipfile

target = io.BytesIO()
with zipfile.ZipFile(target, 'w') as archive:
    with archive.open('member', 'w') as file:
        file.write(b'x')
        for function in (lambda: archive.read('member'), lambda: archive.writestr('a', 'b'), archive.close, lambda: archive.open('c', 'w')):
            try:
                function()
            except (ValueError, KeyError) as error:
                print(type(error).__name__, error)
archive = zipfile.ZipFile(target)
for function in (
    lambda: archive.read('nothing'), lambda: archive.open('member', 'q'), lambda: archive.writestr('x', 'y'), lambda: archive.setpassword('text'),
    lambda: zipfile.ZipFile(io.BytesIO(b'junk')), lambda: zipfile.ZipFile(target, 'q'), lambda: zipfile.ZipFile(target, 'w', 99),
):
    try:
        function()
    except (KeyError, ValueError, TypeError, NotImplementedError, zipfile.BadZipFile) as error:
        print(type(error).__name__, error)
archive.close()
try:
    archive.read('member')
except ValueError as error:
    print(error, archive)
