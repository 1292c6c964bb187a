"""Errors can be read like answers."""
import io
import urllib.error
import urllib.response

error = urllib.error.HTTPError('http://x/', 418, 'teapot', {'A': 'b'}, io.BytesIO(b'body'))
print(error, repr(error), error.code, error.reason, error.headers, error.read(), error.geturl(), error.filename)
error.close()
print(urllib.error.HTTPError('http://x/', 404, 'no', {}, None).read())
print(urllib.error.URLError('why'), urllib.error.ContentTooShortError('short', b'x').content)
closed = []
with urllib.response.addclosehook(io.BytesIO(b'data'), closed.append, 'closed') as file:
    print(file.read())
print(closed)
