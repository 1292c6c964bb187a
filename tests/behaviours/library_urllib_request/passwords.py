"""Passwords are sent when a server asks, as they are or as a proof."""
import threading
import urllib.error
import urllib.request
from http.server import BaseHTTPRequestHandler, HTTPServer


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        given = self.headers.get('Authorization', '')
        print(self.path, given.partition(' ')[0] if given.startswith('Digest') else given)
        right = given == 'Basic dXNlcjpzZWNyZXQ=' or given.startswith('Digest username="user", realm="r"')
        if right:
            self.send_response(200)
        else:
            self.send_response(401)
            kind = 'Digest realm="r", nonce="n", qop="auth"' if self.path == '/digest' else 'Basic realm="r"'
            self.send_header('WWW-Authenticate', kind)
        self.send_header('Content-Length', '0')
        self.end_headers()

    def log_message(self, format, *args):
        pass


with HTTPServer(('127.0.0.1', 0), Handler) as server:
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    base = f'http://127.0.0.1:{server.server_port}'
    for password in ('secret', 'wrong'):
        passwords = urllib.request.HTTPPasswordMgrWithDefaultRealm()
        passwords.add_password(None, base, 'user', password)
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}),
                                             urllib.request.HTTPBasicAuthHandler(passwords),
                                             urllib.request.HTTPDigestAuthHandler(passwords))
        for path in ('/basic', '/digest') if password == 'secret' else ('/basic',):
            try:
                print(opener.open(base + path, timeout=10).status)
            except urllib.error.HTTPError as error:
                print(error)
                error.close()
    server.shutdown()
    thread.join()
manager = urllib.request.HTTPPasswordMgr()
manager.add_password('realm', 'https://example.org/a', 'user', 'secret')
for url in ('https://example.org/a/b', 'https://example.org/ab', 'http://example.org/a', 'https://example.org:443/a'):
    print(url, manager.find_user_password('realm', url))
