"""nturl2path makes URLs of paths of Windows, and back."""
import warnings

with warnings.catch_warnings(action='ignore'):
    import nturl2path

for path in ('C:\\a b\\c', '\\\\host\\share\\x', 'a\\b', '\\\\?\\C:\\x', 'C:é'):
    url = nturl2path.pathname2url(path)
    print(path, url, nturl2path.url2pathname(url))
for url in ('///C:/x', '///C|/x%20y', '//host/share', '/a/b', '//localhost/C:/z'):
    print(url, nturl2path.url2pathname(url))
