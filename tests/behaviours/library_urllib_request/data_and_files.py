"""URLs with data in them and URLs of files are opened."""
import mimetypes
import os
import tempfile
import urllib.error
import urllib.request

# What this machine knows of types does not matter.
mimetypes.knownfiles = []
with urllib.request.urlopen('data:text/plain;charset=utf-8;base64,aGVsbG8=') as answer:
    print(answer.read(), answer.headers['content-type'], answer.headers['content-length'])
print(urllib.request.urlopen('data:,a%20b').headers.get_content_type())
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, 'a b.txt')
    with open(path, 'w') as file:
        file.write('content')
    url = urllib.request.pathname2url(path, add_scheme=True)
    print(url.endswith('/a%20b.txt'), urllib.request.url2pathname(url, require_scheme=True) == path)
    with urllib.request.urlopen(url) as answer:
        print(answer.read(), answer.headers['content-type'], answer.headers['content-length'])
    copy, headers = urllib.request.urlretrieve('data:,copied', os.path.join(folder, 'copy'))
    with open(copy) as file:
        print(file.read())
    try:
        urllib.request.urlopen(url + '.none')
    except urllib.error.URLError as error:
        print(type(error.reason).__name__)
for url in ('file://elsewhere/x', 'data:nothing'):
    try:
        urllib.request.urlopen(url)
    except Exception as error:
        print(type(error).__name__, error)
