"""Leap years, weekdays and lengths of months are found for any year."""

import calendar

print([year for year in range(1896, 1910) if calendar.isleap(year)], calendar.leapdays(1900, 2001))
print(calendar.monthrange(2024, 2), calendar.monthrange(2023, 2))
print(calendar.weekday(2024, 2, 29), calendar.weekday(0, 1, 1), calendar.weekday(20240, 1, 1))
print(calendar.timegm((2024, 2, 29, 12, 30, 15)), calendar.timegm((1970, 1, 1, 0, 0, 0)))
print(calendar.monthcalendar(2024, 12)[-1])
print(calendar.formatstring(['a', 'b'], 6, 2) + '|')
