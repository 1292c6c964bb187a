"""A reader whose iterator asks it for a row says so."""

import csv


class Lines:
    count = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.count += 1
        if self.count == 1:
            print("inner", next(self.reader))
        if self.count < 4:
            return f"{self.count},b"
        raise StopIteration


lines = Lines()
lines.reader = reader = csv.reader(lines)
for _ in range(4):
    try:
        print(next(reader), reader.line_num)
    except (csv.Error, StopIteration) as error:
        print(type(error).__name__, error)
