"""Paths derived from one of a subclass are made by with_segments."""
from pathlib import PurePosixPath, PosixPath


class Tagged(PurePosixPath):
    def __init__(self, *segments, tag):
        super().__init__(*segments)
        self.tag = tag

    def with_segments(self, *segments):
        return type(self)(*segments, tag=self.tag)


path = Tagged('/a/b.txt', tag='blue')
for derived in (path / 'c', path.parent, path.with_suffix('.py'), path.relative_to('/a'), path.parents[0], 'x' / path):
    print(repr(derived), derived.tag)


class Own(PosixPath):
    pass


print(repr(Own('/a') / 'b'), isinstance(Own('x').absolute(), Own), Own('/').joinpath('u') == PosixPath('/u'))
