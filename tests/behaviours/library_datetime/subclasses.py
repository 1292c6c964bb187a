"""Subclasses are kept by what makes a changed copy."""

from datetime import date, datetime, time, timedelta, timezone


class Day(date):
    pass


class Moment(datetime):
    pass


class Clock(time):
    pass


class Span(timedelta):
    pass


for value in (Day(2024, 1, 1) + timedelta(1), Day(2024, 1, 1).replace(day=2), Day.fromordinal(5), Day.fromisoformat('2024-01-01'),
              Day.today(), Day.fromisocalendar(2024, 1, 1), Moment(2024, 1, 1) - timedelta(1), Moment.now(), Moment(2024, 1, 1).date(),
              Moment(2024, 1, 1).time(), Moment.strptime('2024', '%Y'), Moment.combine(Day(2024, 1, 1), Clock(2)),
              Moment(2024, 1, 1, tzinfo=timezone.utc).astimezone(timezone(timedelta(hours=1))), Clock(1).replace(hour=2),
              Span(1) + Span(1), -Span(1), Moment.fromtimestamp(0), Moment(2024, 1, 2) - Moment(2024, 1, 1)):
    print(type(value).__name__, end=' ')
print()
print(repr(Day(2024, 1, 1)), repr(Moment(2024, 1, 1)), repr(Clock(1)), repr(Span(1)), Day(2024, 1, 1) == date(2024, 1, 1))
