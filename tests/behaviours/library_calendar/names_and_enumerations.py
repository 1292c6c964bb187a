"""Names of months and days are sequences, and their numbers enumerations."""

import calendar

print(list(calendar.month_name), list(calendar.day_name))
print(list(calendar.month_abbr), list(calendar.day_abbr), len(calendar.month_name), len(calendar.day_abbr))
print(calendar.month_name[2:4], calendar.day_name[-1], calendar.day_name[::3])
print(calendar.JANUARY, repr(calendar.MONDAY), calendar.Month.MAY + 1, list(calendar.Day)[:2], calendar.Month(12).name)
print(calendar.Day.__module__, calendar.Month.APRIL == 4, calendar.error is ValueError, calendar.mdays)
