"""Statistics of numbers: means, medians, spread, relations of two variables, and the normal distribution."""

from bisect import bisect_left, bisect_right
from collections import Counter, namedtuple
from decimal import Decimal
from itertools import count, groupby, repeat
from math import exp, fsum, isfinite, isinf, isnan, log, nan, sqrt, sumprod
import numbers
from operator import itemgetter

from _statistics_exact import (StatisticsError, convert as _convert, decimal_root as _decimal_root,
                               exact_sum as _sum, float_root as _float_root, not_negative as _fail_neg,
                               sum_of_squares as _ss)
from _statistics_kernel import kde, kde_random
from _statistics_normal import NormalDist

__all__ = [
    'NormalDist', 'StatisticsError', 'correlation', 'covariance', 'fmean', 'geometric_mean', 'harmonic_mean', 'kde',
    'kde_random', 'linear_regression', 'mean', 'median', 'median_grouped', 'median_high', 'median_low', 'mode',
    'multimode', 'pstdev', 'pvariance', 'quantiles', 'stdev', 'variance',
]

kde.__module__ = kde_random.__module__ = __name__

LinearRegression = namedtuple('LinearRegression', ('slope', 'intercept'))


def mean(data):
    """Return the arithmetic mean, calculated exactly."""
    kind, total, n = _sum(data)
    if n < 1:
        raise StatisticsError('mean requires at least one data point')
    return _convert(total / n, kind)


def fmean(data, weights=None) -> float:
    """Return the arithmetic mean as a float, which is quicker; each value may have a weight."""
    if weights is None:
        try:
            n = len(data)
        except TypeError:
            data = list(data)
            n = len(data)
        total = fsum(data)
        if not n:
            raise StatisticsError('fmean requires at least one data point')
        return total / n
    if not isinstance(weights, (list, tuple)):
        weights = list(weights)
    try:
        total = sumprod(data, weights)
    except ValueError:
        raise StatisticsError('data and weights must be the same length') from None
    divisor = fsum(weights)
    if not divisor:
        raise StatisticsError('sum of weights must be non-zero')
    return total / divisor


def geometric_mean(data) -> float:
    """Return the nth root of the product of n values."""
    n = 0
    has_zero = False

    def positive():
        nonlocal n, has_zero
        for x in data:
            n += 1
            if x > 0.0 or isnan(x):
                yield x
            elif x == 0.0:
                has_zero = True
            else:
                raise StatisticsError('No negative inputs allowed', x)

    total = fsum(map(log, positive()))
    if not n:
        raise StatisticsError('Must have a non-empty dataset')
    if isnan(total):
        return nan
    if has_zero:
        return nan if isinf(total) and total > 0 else 0.0
    return exp(total / n)


def harmonic_mean(data, weights=None):
    """Return the reciprocal of the mean of the reciprocals; each value may have a weight."""
    if iter(data) is data:
        data = list(data)
    message = 'harmonic mean does not support negative values'
    n = len(data)
    if n < 1:
        raise StatisticsError('harmonic_mean requires at least one data point')
    if n == 1 and weights is None:
        x = data[0]
        if not isinstance(x, (numbers.Real, Decimal)):
            raise TypeError('unsupported type')
        if x < 0:
            raise StatisticsError(message)
        return x
    if weights is None:
        weights = repeat(1, n)
        weight = n
    else:
        if iter(weights) is weights:
            weights = list(weights)
        if len(weights) != n:
            raise StatisticsError('Number of weights does not match data size')
        _, weight, _ = _sum(_fail_neg(weights, message))
    try:
        data = _fail_neg(data, message)
        kind, total, _ = _sum(w / x if w else 0 for w, x in zip(weights, data))
    except ZeroDivisionError:
        return 0
    if total <= 0:
        raise StatisticsError('Weighted sum must be positive')
    return _convert(weight / total, kind)


def _sorted(data) -> list:
    data = sorted(data)
    if not data:
        raise StatisticsError('no median for empty data')
    return data


def median(data):
    """Return the value in the middle, or the mean of the two."""
    data = _sorted(data)
    n = len(data)
    i = n // 2
    return data[i] if n % 2 else (data[i - 1] + data[i]) / 2


def median_low(data):
    """Return the value in the middle, or the lower of the two."""
    data = _sorted(data)
    return data[(len(data) - 1) // 2]


def median_high(data):
    """Return the value in the middle, or the higher of the two."""
    data = _sorted(data)
    return data[len(data) // 2]


def median_grouped(data, interval: float = 1.0) -> float:
    """Return the median of values that stand for intervals of this width around them."""
    data = _sorted(data)
    n = len(data)
    x = data[n // 2]
    i = bisect_left(data, x)
    j = bisect_right(data, x, lo=i)
    try:
        interval = float(interval)
        x = float(x)
    except ValueError:
        raise TypeError('Value cannot be converted to a float') from None
    low = x - interval / 2.0
    return low + interval * (n / 2 - i) / (j - i)


def mode(data):
    """Return the most frequent value, the first if there are several."""
    pairs = Counter(iter(data)).most_common(1)
    if not pairs:
        raise StatisticsError('no mode for empty data')
    return pairs[0][0]


def multimode(data) -> list:
    """Return the most frequent values."""
    counts = Counter(iter(data))
    if not counts:
        return []
    most = max(counts.values())
    return [value for value, n in counts.items() if n == most]


def quantiles(data, *, n: int = 4, method: str = 'exclusive') -> list:
    """Return the points that divide data into n parts of the same size."""
    if n < 1:
        raise StatisticsError('n must be at least 1')
    data = sorted(data)
    size = len(data)
    if size < 2:
        if size == 1:
            return data * (n - 1)
        raise StatisticsError('must have at least one data point')
    result = []
    if method == 'inclusive':
        for i in range(1, n):
            j, delta = divmod(i * (size - 1), n)
            result.append((data[j] * (n - delta) + data[j + 1] * delta) / n)
        return result
    if method == 'exclusive':
        for i in range(1, n):
            j = min(max(i * (size + 1) // n, 1), size - 1)
            delta = i * (size + 1) - j * n
            result.append((data[j - 1] * (n - delta) + data[j] * delta) / n)
        return result
    raise ValueError(f'Unknown method: {method!r}')


def _root(value, kind: type):
    if isinstance(value, (float, Decimal)):
        raise ValueError('inf or nan encountered in data')
    if issubclass(kind, Decimal):
        return _decimal_root(value.numerator, value.denominator)
    return _float_root(value.numerator, value.denominator)


def variance(data, xbar=None):
    """Return the variance of what data is a sample of."""
    kind, spread, _, n = _ss(data, xbar)
    if n < 2:
        raise StatisticsError('variance requires at least two data points')
    return _convert(spread / (n - 1), kind)


def pvariance(data, mu=None):
    """Return the variance of data that is complete."""
    kind, spread, _, n = _ss(data, mu)
    if n < 1:
        raise StatisticsError('pvariance requires at least one data point')
    return _convert(spread / n, kind)


def stdev(data, xbar=None):
    """Return the standard deviation of what data is a sample of."""
    kind, spread, _, n = _ss(data, xbar)
    if n < 2:
        raise StatisticsError('stdev requires at least two data points')
    return _root(spread / (n - 1), kind)


def pstdev(data, mu=None):
    """Return the standard deviation of data that is complete."""
    kind, spread, _, n = _ss(data, mu)
    if n < 1:
        raise StatisticsError('pstdev requires at least one data point')
    return _root(spread / n, kind)


def covariance(x, y, /) -> float:
    """Return how two variables change together."""
    n = len(x)
    if len(y) != n:
        raise StatisticsError('covariance requires that both inputs have same number of data points')
    if n < 2:
        raise StatisticsError('covariance requires at least two data points')
    x_mean, y_mean = fsum(x) / n, fsum(y) / n
    return sumprod((xi - x_mean for xi in x), (yi - y_mean for yi in y)) / (n - 1)


def _ranks(data, start: float) -> list:
    """Return the rank of each value; equal ones have the mean of their ranks."""
    result = [0.0] * len(data)
    before = start - 1
    for _, group in groupby(sorted(zip(data, count())), key=itemgetter(0)):
        positions = [position for _, position in group]
        for position in positions:
            result[position] = before + (len(positions) + 1) / 2
        before += len(positions)
    return result


def _root_of_product(x: float, y: float) -> float:
    """Return sqrt(x * y), even where the product leaves the range of floats."""
    root = sqrt(x * y)
    if not isfinite(root):
        if isinf(root) and not isinf(x) and not isinf(y):
            scale = 2.0 ** -512
            return _root_of_product(scale * x, scale * y) / scale
        return root
    if not root:
        if x and y:
            scale = 2.0 ** 537
            return _root_of_product(scale * x, scale * y) / scale
        return root
    # One step of Newton's method with an exact difference.
    return root + sumprod((x, root), (y, -root)) / (2.0 * root)


def correlation(x, y, /, *, method: str = 'linear') -> float:
    """Return Pearson's coefficient of correlation, or Spearman's if the method is `ranked`."""
    n = len(x)
    if len(y) != n:
        raise StatisticsError('correlation requires that both inputs have same number of data points')
    if n < 2:
        raise StatisticsError('correlation requires at least two data points')
    if method not in {'linear', 'ranked'}:
        raise ValueError(f'Unknown method: {method!r}')
    if method == 'ranked':
        start = (n - 1) / -2
        x, y = _ranks(x, start), _ranks(y, start)
    else:
        x_mean, y_mean = fsum(x) / n, fsum(y) / n
        x, y = [xi - x_mean for xi in x], [yi - y_mean for yi in y]
    try:
        return sumprod(x, y) / _root_of_product(sumprod(x, x), sumprod(y, y))
    except ZeroDivisionError:
        raise StatisticsError('at least one of the inputs is constant') from None


def linear_regression(x, y, /, *, proportional: bool = False) -> LinearRegression:
    """Return the line through points from which the squares of their distances are least."""
    n = len(x)
    if len(y) != n:
        raise StatisticsError('linear regression requires that both inputs have same number of data points')
    if n < 2:
        raise StatisticsError('linear regression requires at least two data points')
    if not proportional:
        x_mean, y_mean = fsum(x) / n, fsum(y) / n
        x, y = [xi - x_mean for xi in x], [yi - y_mean for yi in y]
    try:
        slope = (sumprod(x, y) + 0.0) / sumprod(x, x)
    except ZeroDivisionError:
        raise StatisticsError('x is constant') from None
    return LinearRegression(slope=slope, intercept=0.0 if proportional else y_mean - slope * x_mean)
