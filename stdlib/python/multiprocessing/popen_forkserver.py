"""Starting a child by a server that forks it, or anew where the server must not or cannot."""

from . import forkserver, popen_spawn_posix

__all__ = ['Popen']


class Popen(popen_spawn_posix.Popen):
    """A child that has been started."""

    method = 'forkserver'

    def _launch(self, message: bytes) -> None:
        while True:
            try:
                return super()._launch(message)
            except forkserver.ServerLost:
                # It may have forked a child before, which has the pipe: another one must not read from that. A server that
                # is lost before it has served is the last one.
                pass

    def _begin(self, reader: int, descriptors: list):
        return forkserver._fork([reader, *descriptors]) or super()._begin(reader, descriptors)
