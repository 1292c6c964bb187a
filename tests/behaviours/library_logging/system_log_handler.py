"""`SysLogHandler` puts the priority in front of each message."""
import logging
import socket
from logging.handlers import SysLogHandler

logger = logging.getLogger('system')
logger.propagate = False
logger.setLevel(logging.DEBUG)
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as server:
    server.bind(('127.0.0.1', 0))
    handler = SysLogHandler(server.getsockname(), facility='local3')
    handler.setFormatter(logging.Formatter('%(name)s: %(message)s'))
    logger.addHandler(handler)
    for level in (logging.DEBUG, logging.INFO, logging.WARNING, logging.ERROR, logging.CRITICAL, 35):
        logger.log(level, 'level %d', level)
        print(server.recv(1000))
    handler.ident = 'program: '
    handler.append_nul = False
    logger.info('named')
    print(server.recv(1000))
    print(handler.encodePriority('user', 'alert'), handler.encodePriority(SysLogHandler.LOG_MAIL, SysLogHandler.LOG_INFO))
    logger.removeHandler(handler)
    handler.close()
    print(handler.socket)
