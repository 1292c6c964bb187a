"""A fraction of a second has digits, in a text that has a zone too; a part may end in a colon before a zone."""
from datetime import date, datetime, time

for text in ('12:30:45.+05:00', '12:30:45,Z', '12:30:+05:00', '12.Z', '12:30:45.1234567Z', '12:30:45.'):
    try:
        print(time.fromisoformat(text))
    except ValueError as error:
        print(error)
for parts in ((2 ** 33, 1, 1), (2019, 2 ** 70, 1), (2019, 54, 1), (2020, 53, 7)):
    try:
        print(date.fromisocalendar(*parts))
    except ValueError as error:
        print(error)
print(datetime.max.replace(microsecond=0).timestamp() > 253402214400)
