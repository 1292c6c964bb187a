"""The protocol of a child process."""
import asyncio


class Recorder(asyncio.SubprocessProtocol):
    def __init__(self):
        self.log, self.ended = [], asyncio.get_running_loop().create_future()

    def connection_made(self, transport):
        self.log.append('made')

    def pipe_data_received(self, fd, data):
        self.log.append((fd, data))

    def pipe_connection_lost(self, fd, exc):
        self.log.append((fd, exc))

    def process_exited(self):
        self.log.append('exited')

    def connection_lost(self, exc):
        self.ended.set_result(exc)


async def main():
    loop = asyncio.get_running_loop()
    transport, protocol = await loop.subprocess_exec(Recorder, 'cat')
    print(transport.get_pid() > 0, transport.get_returncode())
    transport.get_pipe_transport(0).write(b'through')
    transport.get_pipe_transport(0).write_eof()
    print(await protocol.ended, transport.get_returncode(), transport.get_pipe_transport(5))
    print(protocol.log[:1], sorted(map(str, protocol.log)))
    transport.close()


asyncio.run(main())
