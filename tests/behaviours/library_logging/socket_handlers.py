"""`SocketHandler` and `DatagramHandler` send pickled records, after their length, to whoever listens."""
import logging
import logging.handlers
import pickle
import socket
import struct


def received(data):
    (length,) = struct.unpack('>L', data[:4])
    fields = pickle.loads(data[4:])
    print(length == len(data) - 4, fields['name'], fields['levelname'], fields['msg'], fields['args'], fields['exc_info'])
    print((fields['exc_text'] or '').rpartition('\n')[2])


logger = logging.getLogger('sent')
logger.propagate = False
with socket.create_server(('127.0.0.1', 0)) as server:
    handler = logging.handlers.SocketHandler(*server.getsockname())
    logger.addHandler(handler)
    logger.warning('over %s', 'a connection')
    connection = server.accept()[0]
    with connection:
        received(connection.recv(65536))
        try:
            1 / 0
        except ZeroDivisionError:
            logger.exception('failed')
        received(connection.recv(65536))
    logger.removeHandler(handler)
    handler.close()
    print(handler.sock, handler.retryTime)
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as server:
    server.bind(('127.0.0.1', 0))
    handler = logging.handlers.DatagramHandler(*server.getsockname())
    logger.addHandler(handler)
    logger.error('as a datagram')
    received(server.recv(65536))
    logger.removeHandler(handler)
    handler.close()
