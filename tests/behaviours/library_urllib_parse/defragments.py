"""urldefrag() takes the fragment off."""
from urllib.parse import urldefrag

for address in ('http://a/b#c', 'http://a/b', 'a#', '#x', 'a?b#c#d', b'a#b', ''):
    result = urldefrag(address)
    print(result, result.geturl())
