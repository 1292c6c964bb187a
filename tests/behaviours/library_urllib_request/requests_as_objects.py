"""A Request knows its parts, headers and method."""
from urllib.request import Request

request = Request('http://User@www.example.org:80/path?q#part', headers={'x-name': 'v'})
print(request.full_url, request.type, request.host, request.selector, request.fragment, request.origin_req_host)
print(request.get_method(), request.header_items(), request.has_header('X-name'), request.data)
request.data = b'x'
request.add_unredirected_header('Content-Length', '1')
print(request.get_method(), sorted(request.header_items()))
request.data = b'yy'
print(request.has_header('Content-length'))
request.method = 'PUT'
request.set_proxy('proxy:3128', 'http')
print(request.get_method(), request.host, request.selector, request.has_proxy())
