"""Addresses of requests are put together and taken apart."""
from wsgiref import util

for path in ('/a/b/c', '/a', '/', '', '//x//y', '/./z'):
    environ = {'SCRIPT_NAME': '/app', 'PATH_INFO': path}
    print(repr(util.shift_path_info(environ)), environ)
environ = {'HTTP_HOST': 'host:8000', 'PATH_INFO': '/a b', 'QUERY_STRING': 'q=1'}
util.setup_testing_defaults(environ)
print(util.application_uri(environ), util.request_uri(environ), util.request_uri(environ, False))
print(util.guess_scheme({'HTTPS': 'on'}), util.is_hop_by_hop('Connection'), util.is_hop_by_hop('Accept'))
print(list(util.FileWrapper(__import__('io').BytesIO(b'abcdef'), 4)))
