"""A host that is not verified is warned of, unless that is silenced by one of the ways that programs know."""

import ssl
import threading
import warnings
from http.server import BaseHTTPRequestHandler, HTTPServer

import requests
import urllib3

folder = "../library_ssl/_certificates"


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_):
        pass


server = HTTPServer(("127.0.0.1", 0), Handler)
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(f"{folder}/server.pem", f"{folder}/server-key.pem")
server.socket = context.wrap_socket(server.socket, server_side=True)
threading.Thread(target=server.serve_forever, daemon=True).start()
url = f"https://localhost:{server.server_port}/"
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    print(requests.get(url, verify=False).status_code, requests.get(url, verify=f"{folder}/authority.pem").status_code)
print([(warning.category.__name__, str(warning.message)) for warning in seen])
print(seen[0].category is urllib3.exceptions.InsecureRequestWarning)
requests.packages.urllib3.disable_warnings()
print(requests.get(url, verify=False).ok)
warnings.resetwarnings()
urllib3.disable_warnings(urllib3.exceptions.InsecureRequestWarning)
print(requests.get(url, verify=False).ok)
server.shutdown()
server.server_close()
