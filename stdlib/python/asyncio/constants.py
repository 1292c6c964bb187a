"""Limits and waits of asyncio that programs may look at."""

# After so many writes to a connection that is lost, it is said.
LOG_THRESHOLD_FOR_CONNLOST_WRITES = 5

# Seconds before a listening socket is tried again that could not accept.
ACCEPT_RETRY_DELAY = 1

# How much of the stack a debugging loop shows.
DEBUG_STACK_DEPTH = 10

# Seconds for a TLS handshake, and for its end.
SSL_HANDSHAKE_TIMEOUT = 60.0
SSL_SHUTDOWN_TIMEOUT = 30.0

# Octets that a file without the system's help is sent by.
SENDFILE_FALLBACK_READBUFFER_SIZE = 1024 * 256

FLOW_CONTROL_HIGH_WATER_SSL_READ = 256
FLOW_CONTROL_HIGH_WATER_SSL_WRITE = 512

# Seconds for the threads of an executor to end.
THREAD_JOIN_TIMEOUT = 300
