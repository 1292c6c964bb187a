"""Each directive reads what it names."""

from datetime import date, datetime, time, timedelta, timezone


def show(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, '-', error)


show(lambda: datetime.strptime('2024-02-09 15:04:05.678', '%Y-%m-%d %H:%M:%S.%f'))
show(lambda: (datetime.strptime('Fri Feb  9 15:04:05 2024', '%c'), datetime.strptime('02/09/24 15:04:05', '%x %X')))
show(lambda: (datetime.strptime('friday, 9 FEBRUARY 2024', '%A, %d %B %Y'), datetime.strptime('12:30 am 2024', '%I:%M %p %Y')))
show(lambda: (datetime.strptime('12:30 PM 1/2/24', '%I:%M %p %m/%d/%y'), datetime.strptime('68', '%y'), datetime.strptime('69', '%y')))
show(lambda: (datetime.strptime('2024 060', '%Y %j'), datetime.strptime('366 2023', '%j %Y')))
show(lambda: (datetime.strptime('2024 10 3', '%Y %U %w'), datetime.strptime('2024 10 3', '%Y %W %w'), datetime.strptime('2024 0 1', '%Y %U %w')))
show(lambda: (datetime.strptime('2024 10 5', '%G %V %u'), datetime.strptime('2024 10 Fri', '%G %V %a')))
show(lambda: (datetime.strptime('15:04', '%R'), datetime.strptime('15:04:05', '%T'), datetime.strptime('20:15', '%k:%M'), datetime.strptime('08:15:00 PM', '%r')))
show(lambda: (date.strptime('2024-02-09', '%Y-%m-%d'), time.strptime('15:04', '%H:%M')))
show(lambda: (datetime.strptime('٢٠٢٤', '%Y'), datetime.strptime('2024   2', '%Y %m'), datetime.strptime('a.b%', 'A.b%%')))
