"""Answers that are raised have statuses, texts and headers."""

from aiohttp import web

for name in ('HTTPOk', 'HTTPNoContent', 'HTTPFound', 'HTTPNotModified', 'HTTPNotFound', 'HTTPTooManyRequests',
             'HTTPInternalServerError', 'HTTPBadGateway'):
    kind = getattr(web, name, None)
    if kind is None:
        print(name, None)
        continue
    arguments = ('/there',) if issubclass(kind, web.HTTPMove) else ()
    answer = kind(*arguments)
    print(name, answer.status, answer.reason, answer.text, answer.headers.get('Location'), kind.__mro__[1].__name__)
answer = web.HTTPMethodNotAllowed('put', ['GET', 'POST'])
print(answer.status, answer.headers['Allow'], answer.method, sorted(answer.allowed_methods))
try:
    raise web.HTTPForbidden(text='no', reason='Never')
except web.HTTPException as error:
    print(repr(str(error)), error.text, error.content_type)
try:
    web.HTTPFound('')
except ValueError as error:
    print(error)
