"""What a zone answers is checked."""

from datetime import datetime, time, timedelta, tzinfo


class Zone(tzinfo):
    def __init__(self, answer):
        self.answer = answer

    def utcoffset(self, dt):
        return self.answer

    dst = tzname = utcoffset


for answer in (3, 'name', None, timedelta(1), timedelta(hours=-24), timedelta(minutes=90)):
    moment = datetime(2024, 1, 1, tzinfo=Zone(answer))
    for method in (moment.utcoffset, moment.dst, moment.tzname, moment.isoformat, moment.timetz().utcoffset):
        try:
            print(repr(method()), end='; ')
        except Exception as error:
            print(type(error).__name__, error, end='; ')
    print()
for method in ('utcoffset', 'dst', 'tzname'):
    try:
        getattr(tzinfo(), method)(None)
    except NotImplementedError as error:
        print(error)
for argument in (3, datetime(2024, 1, 1), datetime(2024, 1, 1, tzinfo=(zone := Zone(None)))):
    try:
        (zone if isinstance(argument, datetime) and argument.tzinfo else tzinfo()).fromutc(argument)
    except Exception as error:
        print(type(error).__name__, error)
