"""The result of isocalendar is a tuple with names."""

from datetime import date
import pickle

week = date(2024, 2, 29).isocalendar()
year, number, day = week
print(week, year, number, day, week.year, week.week, week.weekday, len(week), week[1:], week == (2024, 9, 4))
print(type(week).__name__, isinstance(week, tuple), pickle.loads(pickle.dumps(week)))
try:
    week.week = 3
except AttributeError as error:
    print(type(error).__name__)
