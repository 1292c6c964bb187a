"""A host in brackets may be of a future version, which a letter of either case says."""
from urllib.parse import urlsplit

print(urlsplit('scheme://user@[V6a.ip]:1234/path').hostname, urlsplit('scheme://[v1.x:y]/').netloc)
for wrong in ('scheme://[vg.ip]/', 'scheme://[V.ip]/', 'scheme://[v1ip]/'):
    try:
        urlsplit(wrong)
    except ValueError as error:
        print(error)
