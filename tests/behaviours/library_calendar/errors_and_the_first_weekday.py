"""Numbers of months and weekdays that do not exist are errors."""

import calendar

for call in (lambda: calendar.monthrange(2024, 13), lambda: calendar.setfirstweekday(7), lambda: calendar.Month(13),
             lambda: calendar.month_name[13], lambda: calendar.TextCalendar().formatmonthname(2024, 0, 5),
             lambda: calendar.nothing):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, [base.__name__ for base in type(error).__mro__[1:3]], error)
print(calendar.firstweekday())
calendar.setfirstweekday(calendar.SUNDAY)
print(calendar.firstweekday(), calendar.weekheader(2), calendar.Calendar(10).firstweekday)
print(repr(calendar.IllegalMonthError(0)), calendar.IllegalMonthError(5).month)
