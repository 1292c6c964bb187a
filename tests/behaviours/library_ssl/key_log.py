"""The secrets of connections are added to a file that a context names."""
import os
import tempfile
from _parties import client_context, pair, server_context, shake_hands

with tempfile.TemporaryDirectory() as folder:
    name = os.path.join(folder, 'keys')
    context = client_context(keylog_filename=name)
    print(context.keylog_filename == name)
    client, server = pair(client=context)
    shake_hands(client, server)
    with open(name) as file:
        lines = [line.split() for line in file if not line.startswith('#')]
    print(sorted({line[0] for line in lines} & {'CLIENT_TRAFFIC_SECRET_0', 'SERVER_TRAFFIC_SECRET_0'}))
    print({len(line) for line in lines}, {len(line[1]) for line in lines})
    try:
        context.keylog_filename = os.path.join(folder, 'missing', 'keys')
    except FileNotFoundError as error:
        print(type(error).__name__)
