"""Files of a folder are served, and nothing outside of it."""
import functools
import http.client
import mimetypes
import os
import tempfile
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

# What this machine knows of types does not matter.
mimetypes.knownfiles = []


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format, *args):
        pass


with tempfile.TemporaryDirectory() as folder:
    os.makedirs(os.path.join(folder, 'public', 'sub'))
    for name, text in (('secret.txt', 'no'), ('public/a.txt', 'hello'), ('public/sub/index.html', '<p>index</p>')):
        with open(os.path.join(folder, name), 'w') as file:
            file.write(text)
    handler = functools.partial(Quiet, directory=os.path.join(folder, 'public'))
    with ThreadingHTTPServer(('127.0.0.1', 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        for path in ('/a.txt', '/sub', '/sub/', '/', '/%2e%2e/secret.txt'):
            connection = http.client.HTTPConnection('127.0.0.1', server.server_port, timeout=100)
            connection.request('GET', path)
            response = connection.getresponse()
            body = response.read()
            print(path, response.status, response.getheader('Content-Type'), response.getheader('Location'),
                  body if response.status == 200 and path != '/' else b'a.txt' in body)
            modified = response.getheader('Last-Modified')
            if modified and path == '/a.txt':
                connection.request('GET', path, headers={'If-Modified-Since': modified})
                print(connection.getresponse().status)
            connection.close()
        server.shutdown()
        thread.join()
