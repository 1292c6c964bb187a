"""Measures how often functions are called and how long they take, by the clock."""

import time

import profile as _profile

__all__ = ['run', 'runctx', 'Profile']


class Profile(_profile.Profile):
    """Takes the time of each call while it is on."""

    def __init__(self, timer=None, timeunit: float = 0.0, subcalls: bool = True, builtins: bool = True) -> None:
        if timer is not None and timeunit:
            clock = timer

            def timer() -> float:
                return clock() * timeunit
        super().__init__(timer or time.perf_counter, 0)


def run(statement: str, filename=None, sort=-1) -> None:
    """Run a text in `__main__`; print what was measured, or keep it in a file."""
    _profile._Utils(Profile).run(statement, filename, sort)


def runctx(statement: str, globals, locals, filename=None, sort=-1) -> None:
    """The same in given namespaces."""
    _profile._Utils(Profile).runctx(statement, globals, locals, filename, sort)


if __name__ == '__main__':
    _profile.Profile = Profile
    _profile.main()
