"""An opener asks handlers in their order, and hands answers to those that want them."""
import io
import urllib.request
from urllib.response import addinfourl


class Mine(urllib.request.BaseHandler):
    def mine_open(self, request):
        print('open', request.selector)
        return addinfourl(io.BytesIO(b'data'), {}, request.full_url, 200)


class Watch(urllib.request.BaseHandler):
    handler_order = 100

    def mine_request(self, request):
        print('request', request.full_url)
        return request

    def mine_response(self, request, response):
        print('response', response.code, response.geturl())
        return response


opener = urllib.request.build_opener(Mine, Watch())
with opener.open('mine://host/path') as answer:
    print(answer.read(), answer.info())
try:
    urllib.request.OpenerDirector().add_handler(object())
except TypeError as error:
    print(str(error)[:30])
