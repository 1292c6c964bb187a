"""Starting a child: the worker, and the pipe that brings it its work and tells it of its parent's end."""

from os import close as _close

import _multiprocessing
import _signal

from . import context, reduction, spawn, util

__all__ = ['Popen']

# A pipe has room for 4096 octets at least, four of which are the length.
_SHORT = 4092


class Popen:
    """A child that has been started."""

    method = 'spawn'

    def __init__(self, process_obj) -> None:
        util._flush_std_streams()
        self.finalizer = None
        self._descriptors = []
        context.set_spawning_popen(self)
        try:
            data = spawn.get_preparation_data(process_obj._name)
            # Unpickling it may need modules along this process's path, so it is a pickle inside of the other one.
            data['work'] = reduction.ForkingPickler.dumps(process_obj)
            message = reduction.ForkingPickler.dumps(data)
        finally:
            context.set_spawning_popen(None)
        self._launch(message)
        self._descriptors = None
        self.pid = self._worker.pid
        self.sentinel = self._worker.sentinel
        self.returncode = None

    def _launch(self, message: bytes) -> None:
        reader, writer = _multiprocessing.pipe(False)
        # The write end stays open as long as this process lives, and the child ends with it.
        self._lifeline = _multiprocessing.Connection(writer, readable=False)
        # What a new pipe takes in any case is there before the child is, which then has nothing to wait for.
        is_short = len(message) <= _SHORT
        try:
            if is_short:
                self._lifeline.send_bytes(message)
            self._worker = self._begin(reader, self._descriptors)
        except BaseException:
            self._lifeline.close()
            raise
        finally:
            _close(reader)
        if is_short:
            return
        try:
            self._lifeline.send_bytes(message)
        except OSError:
            # The child has died already; its exit status will say so.
            pass

    def _begin(self, reader: int, descriptors: list):
        return _multiprocessing.spawn(
            spawn.get_executable(), spawn.get_arguments(reader, 'worker'), [reader, *descriptors])

    def duplicate_for_child(self, descriptor: int) -> int:
        """Have the child inherit `descriptor`; return its number there."""
        self._descriptors.append(descriptor)
        return descriptor

    def wait(self, timeout: float | None = None) -> int | None:
        """Wait for the child's end; return its status, or None after `timeout` seconds."""
        if self.returncode is None:
            self.returncode = self._worker.wait(timeout)
            if self.returncode is not None:
                self._lifeline.close()
        return self.returncode

    def poll(self) -> int | None:
        """Return the child's status if it has ended."""
        return self.wait(0)

    def _signal(self, signum: int) -> None:
        if self.poll() is None:
            self._worker.send_signal(signum)

    def interrupt(self) -> None:
        """Send SIGINT."""
        self._signal(_signal.SIGINT)

    def terminate(self) -> None:
        """Send SIGTERM."""
        self._signal(_signal.SIGTERM)

    def kill(self) -> None:
        """Send SIGKILL."""
        self._signal(_signal.SIGKILL)

    def close(self) -> None:
        """Let go of the descriptors."""
        self._lifeline.close()
        self._worker.close()
