"""A text that does not fit is an error."""

from datetime import date, datetime, time, timedelta, timezone


def show(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, '-', error)


show(lambda: datetime.strptime('2024', '%Y-%m'))
show(lambda: datetime.strptime('2024-1-1x', '%Y-%m-%d'))
show(lambda: datetime.strptime('2024-02-30', '%Y-%m-%d'))
show(lambda: datetime.strptime('x', '%Q'))
show(lambda: datetime.strptime('x', '%'))
show(lambda: datetime.strptime('20241', '%Y %m'))
show(lambda: datetime.strptime('25', '%H'))
show(lambda: datetime.strptime('2024 10', '%G %V'))
show(lambda: datetime.strptime('10', '%V'))
show(lambda: datetime.strptime('2024 10 3', '%Y %V %u'))
show(lambda: datetime.strptime('2024 100', '%G %j'))
show(lambda: datetime.strptime('2021 53 1', '%G %V %u'))
show(lambda: datetime.strptime('10:20:61', '%T'))
show(lambda: datetime.strptime(3, '%T'))
show(lambda: datetime.strptime('3', 4))
