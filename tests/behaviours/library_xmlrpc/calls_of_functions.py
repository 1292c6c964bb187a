"""Functions of a server are called, alone and several at once; failures come back."""
import threading
import xmlrpc.client
from xmlrpc.server import SimpleXMLRPCServer


class Numbers:
    def add(self, a, b):
        """Add two numbers."""
        return a + b

    def _hidden(self):
        return 'hidden'


with SimpleXMLRPCServer(('127.0.0.1', 0), logRequests=False, allow_none=True) as server:
    server.register_instance(Numbers())
    server.register_function(lambda text: text * 1000, 'long')
    server.register_introspection_functions()
    server.register_multicall_functions()
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    url = f'http://127.0.0.1:{server.server_address[1]}'
    with xmlrpc.client.ServerProxy(url, allow_none=True) as proxy:
        print(proxy.add(2, 3), proxy.add('a', 'b'), len(proxy.long('xyz')))
        print(proxy.system.listMethods(), proxy.system.methodHelp('add'))
        for call in (lambda: proxy.add(1), lambda: proxy._hidden(), lambda: proxy.none()):
            try:
                call()
            except xmlrpc.client.Fault as fault:
                print(fault.faultCode, fault.faultString)
        several = xmlrpc.client.MultiCall(proxy)
        several.add(1, 2)
        several.add(1, 'x')
        results = several()
        print(results[0])
        try:
            results[1]
        except xmlrpc.client.Fault as fault:
            print(fault.faultCode)
    try:
        xmlrpc.client.ServerProxy(url + '/elsewhere').add(1, 2)
    except xmlrpc.client.ProtocolError as error:
        print(error.errcode, error.errmsg)
    server.shutdown()
    thread.join()
