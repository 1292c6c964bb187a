"""A handler runs an application, adds the length of its answer, and answers for one that fails."""
import io
from wsgiref.handlers import SimpleHandler
from wsgiref.util import setup_testing_defaults
from wsgiref.validate import validator


class Handler(SimpleHandler):
    server_software = 'Server'

    def log_exception(self, exc_info):
        print('logged', exc_info[0].__name__, exc_info[1])


def run(application):
    environ = {}
    setup_testing_defaults(environ)
    environ['QUERY_STRING'] = ''
    out = io.BytesIO()
    handler = Handler(io.BytesIO(), out, io.StringIO(), environ)
    handler.run(application)
    for line in out.getvalue().decode().split('\r\n'):
        if not line.startswith('Date'):
            print('   ', line)


def hello(environ, start_response):
    start_response('200 OK', [('Content-Type', 'text/plain')])
    return [b'hello ', environ['REQUEST_METHOD'].encode()]


def one(environ, start_response):
    start_response('200 OK', [('Content-Type', 'text/plain')])
    return [b'one']


def failing(environ, start_response):
    raise ValueError('broken')


def wrong(environ, start_response):
    start_response('200', [])
    return []


for application in (hello, one, failing, wrong, validator(one)):
    run(application)
