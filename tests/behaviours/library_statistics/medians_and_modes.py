"""The middle and the most frequent values are found."""

from statistics import median, median_grouped, median_high, median_low, mode, multimode


def show(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, '-', error)


show(lambda: (median([1, 3, 2]), median([1, 2, 3, 4]), median_low([1, 2, 3, 4]), median_high([1, 2, 3, 4])))
show(lambda: (median_grouped([1, 2, 2, 3, 4, 4, 4, 4, 4, 5]), median_grouped([52, 52, 53, 54]), median_grouped([1, 3, 3, 5, 7], interval=2)))
show(lambda: (mode([1, 1, 2, 3]), mode('aabb'), mode(['x']), multimode('aabbcc!'), multimode([])))
show(lambda: median([]))
show(lambda: median_grouped(['a']))
show(lambda: mode([]))
