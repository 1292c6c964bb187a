"""Versions 3 and 5 are made of a name in a namespace, and always the same."""
import uuid

for name in ('python.org', 'http://example.com/', b'octets', ''):
    print(uuid.uuid3(uuid.NAMESPACE_DNS, name), uuid.uuid5(uuid.NAMESPACE_URL, name))
print(uuid.NAMESPACE_DNS, uuid.NAMESPACE_URL, uuid.NAMESPACE_OID, uuid.NAMESPACE_X500, uuid.NIL, uuid.MAX)
