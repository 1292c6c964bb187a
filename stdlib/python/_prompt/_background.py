"""The event loop of the prompt, which lives as long as the session and goes on while one types."""

import sys


class Background:
    """Makes the loop once asyncio is there, and runs coroutines and statements with it."""

    def __init__(self) -> None:
        self._runner = None
        self._loop = None

    @property
    def is_there(self) -> bool:
        """Whether there is a loop that can go on."""
        return self._loop is not None and not self._loop.is_closed()

    def prepare(self) -> None:
        """Make the loop if a program can have heard of it."""
        if not self.is_there and 'asyncio' in sys.modules:
            self._make()

    def _make(self) -> None:
        import asyncio
        if not hasattr(asyncio, 'Runner'):
            # It is being imported by a thread.
            return
        self._runner = asyncio.Runner()
        self._loop = self._runner.get_loop()

    def run(self, coroutine):
        """Run a coroutine to its end. Ctrl-C cancels it."""
        if not self.is_there:
            self._make()
        return self._runner.run(coroutine)

    def beside(self, function, *arguments):
        """Call a function for which the loop seems to run, though others can take its place meanwhile."""
        if not self.is_there:
            return function(*arguments)
        from asyncio import events
        loop = self._loop
        loop._stands_aside = True
        events._set_running_loop(loop)
        try:
            return self._runner._context.run(function, *arguments)
        finally:
            loop._stands_aside = False
            events._set_running_loop(None)

    def wait(self) -> None:
        """Run the loop until `wake` is called."""
        if self.is_there:
            self._loop.run_forever()

    def turn(self) -> None:
        """Run what is ready in the loop."""
        if self.is_there:
            self._loop.call_soon(self._loop.stop)
            self._loop.run_forever()

    def wake(self) -> None:
        """End `wait`, from another thread."""
        loop = self._loop
        if loop is not None and not loop.is_closed():
            try:
                loop.call_soon_threadsafe(loop.stop)
            except RuntimeError:
                # It was closed in between.
                pass

    def tasks(self) -> list:
        """The tasks that have not ended, in the order of their names."""
        if not self.is_there:
            return []
        import asyncio
        return sorted(asyncio.all_tasks(self._loop), key=_number)

    def close(self) -> None:
        """Cancel the tasks that are left, and close the loop."""
        runner, self._runner, self._loop = self._runner, None, None
        if runner is not None:
            runner.close()


def _number(task) -> tuple:
    name = task.get_name()
    digits = name.rpartition('-')[2]
    return (int(digits), name) if digits.isdecimal() else (0, name)
