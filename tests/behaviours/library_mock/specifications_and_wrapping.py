"""Mocks compare what is expected first, and take classes, wrapped objects and deep settings."""
import asyncio
from unittest import mock


class Odd:
    def __eq__(self, other):
        return None


one = mock.Mock()
one(Odd(), 1)
one.assert_any_call(mock.ANY, 1)
two = mock.AsyncMock()
asyncio.run(two(Odd(), 1))
two.assert_any_await(mock.ANY, 1)
for each in (mock.Mock(), mock.MagicMock()):
    each.__class__ = int
    print(isinstance(each, int), isinstance(each, str))


class Result:
    def get(self):
        return 'real'

    @staticmethod
    def static():
        return 'static'


wrapped = mock.create_autospec(Result, wraps=Result)
wrapped.return_value = mock.DEFAULT
print(wrapped().get())
instance = mock.create_autospec(Result, instance=True, wraps=Result)
instance.static.return_value = mock.DEFAULT
print(instance.static())
deep = mock.create_autospec(Result, **{'return_value.get.side_effect': [ValueError('first'), mock.DEFAULT],
                                       'return_value.get.return_value': 'mocked'})
try:
    deep().get()
except ValueError as error:
    print(error)
print(deep().get())


def annotated(x: Unknown[int]) -> None:
    pass


print(mock.create_autospec(annotated)(1) is not None)
with mock.patch.object(Result, 'get'):
    try:
        mock.patch.object(Result, 'get', spec=Result.get).start()
    except Exception as error:
        print(type(error).__name__, str(error).split('[')[0])
