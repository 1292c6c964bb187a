"""Years of ISO 8601 have whole weeks."""

from datetime import date, datetime, time, timedelta, timezone


def show(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, '-', error)


show(lambda: (date(2021, 1, 3).isocalendar(), date(2020, 12, 31).isocalendar(), date(2024, 12, 30).isocalendar()))
show(lambda: (date(2024, 2, 29).isocalendar().week, date(2024, 2, 29).isocalendar().weekday, date(2024, 2, 29).isocalendar()[0]))
show(lambda: tuple(datetime(2026, 1, 1).isocalendar()) == (2026, 1, 4))
show(lambda: (date.fromisocalendar(2020, 53, 7), date.fromisocalendar(2021, 1, 1), datetime.fromisocalendar(2024, 10, 5)))
show(lambda: date.fromisocalendar(2021, 53, 1))
show(lambda: date.fromisocalendar(2021, 0, 1))
show(lambda: date.fromisocalendar(2021, 1, 8))
show(lambda: date.fromisocalendar(0, 1, 1))
show(lambda: date.fromisocalendar(2020, week=1, day=2))
show(lambda: all(date.fromisocalendar(*date.fromordinal(n).isocalendar()).toordinal() == n for n in range(400, 100000, 53)))
show(lambda: (date.min.isocalendar(), date.max.isocalendar()))
