"""A month is written as text, with widths and empty lines."""

import calendar

print(calendar.TextCalendar().formatmonth(2024, 2))
print(calendar.TextCalendar(calendar.SUNDAY).formatmonth(2024, 9, w=4, l=2))
calendar.prmonth(2023, 10)
print(repr(calendar.weekheader(1)), repr(calendar.weekheader(10)))
print(repr(calendar.week([(1, 0), (0, 1), (12, 2)], 3)))
