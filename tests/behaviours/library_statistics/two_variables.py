"""Covariance, correlation and lines of two variables are found."""

from statistics import correlation, covariance, linear_regression


def show(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, '-', error)


show(lambda: (covariance([1, 2, 3], [3, 1, 2]), covariance([1, 2, 3, 4], [2, 4, 6, 9])))
show(lambda: (correlation([1, 2, 3], [1, 2, 3]), correlation([1, 2, 3, 5], [3, 1, 2, 9])))
show(lambda: correlation([1, 2, 3, 9], [3, 1, 2, 2], method='ranked'))
show(lambda: correlation([1e200, 2e200], [1, 3]))
show(lambda: linear_regression([1, 2, 3], [2, 4, 7]))
show(lambda: linear_regression([1, 2, 3], [2, 4, 7], proportional=True))
show(lambda: linear_regression([1, 1], [1, 2]))
show(lambda: correlation([1, 1], [1, 2]))
show(lambda: correlation([1, 2], [1, 2], method='x'))
show(lambda: covariance([1], [1]))
show(lambda: covariance([1, 2], [1]))
show(lambda: linear_regression([1], [1]))
