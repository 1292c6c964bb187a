"""A year is written as text, with months side by side."""

import calendar

print(calendar.TextCalendar().formatyear(2024))
calendar.TextCalendar(6).pryear(1999, m=4, c=3)
print(calendar.calendar(2000, w=3, l=2, c=2, m=2)[:600])
