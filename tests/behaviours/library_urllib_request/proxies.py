"""Proxies of the environment are used, but not for hosts that no_proxy names."""
import os
import sys
import urllib.request

sys.path.append('../library_http')
from _raw_server import serving

for name in list(os.environ):
    if name.lower().endswith('_proxy'):
        del os.environ[name]
os.environ['no_proxy'] = 'localhost, .internal,10.0.0.1:80'
os.environ['HTTPS_PROXY'] = 'http://upper:1'
with serving(b'HTTP/1.0 200 OK\r\n\r\nby proxy') as (port, requests):
    os.environ['http_proxy'] = f'http://me:pass@127.0.0.1:{port}'
    print(sorted(urllib.request.getproxies()))
    print(urllib.request.urlopen('http://example.invalid/path?x', timeout=10).read())
lines = requests[0].decode().split('\r\n')
print(lines[0], sorted(line for line in lines if line.startswith(('Host', 'Proxy'))))
for host in ('localhost', 'a.internal', 'internal', 'other', '10.0.0.1:80', '10.0.0.1'):
    print(host, bool(urllib.request.proxy_bypass(host)))
os.environ['REQUEST_METHOD'] = 'GET'
os.environ['HTTP_PROXY'] = 'http://attacker'
del os.environ['http_proxy']
print('http' in urllib.request.getproxies())
