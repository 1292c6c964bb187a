"""Densities estimated from samples by a kernel, and random values of them."""

from bisect import bisect_left, bisect_right
from math import acos, asin, atan, cos, cosh, erfc, exp, log, pi, sin, sqrt, sumprod, tan, tau
import random as _random

from _statistics_exact import StatisticsError
from _statistics_normal import normal_quantile


class _Kernel:
    """A density, its integral, the inverse of that, and beyond which distance the density is zero."""

    def __init__(self, pdf, cdf, invcdf, support=None) -> None:
        self.pdf = pdf
        self.cdf = cdf
        self.invcdf = invcdf
        self.support = support


def _newton(estimate, f, slope, tolerance: float = 1e-12):
    """Return the inverse of a function, by Newton's method."""
    def inverse(y: float) -> float:
        x = estimate(y)
        while abs(difference := f(x) - y) > tolerance:
            x -= difference / slope(x)
        return x
    return inverse


def _folded(p: float) -> tuple[float, float]:
    return (1.0, p) if p <= 1 / 2 else (-1.0, 1.0 - p)


def _estimate_quartic(p: float) -> float:
    sign, p = _folded(p)
    if p < 0.0106:
        return ((2.0 * p) ** 0.3838 - 1.0) * sign
    x = (2.0 * p) ** 0.4258865685331 - 1.0
    if p < 0.499:
        x += 0.026818732 * sin(7.101753784 * p + 2.73230839482953)
    return x * sign


def _estimate_triweight(p: float) -> float:
    sign, p = _folded(p)
    x = (2.0 * p) ** 0.3400218741872791 - 1.0
    if 0.00001 < p < 0.499:
        x -= 0.033 * sin(1.07 * tau * (p - 0.035))
    return x * sign


def _make_kernels() -> dict:
    sqrt_tau, sqrt2 = sqrt(tau), sqrt(2.0)
    inverse_pi, twice_inverse_pi, half_pi, quarter_pi = 1 / pi, 2 / pi, pi / 2, pi / 4

    def quartic_pdf(t):
        return 15 / 16 * (1.0 - t * t) ** 2

    def quartic_cdf(t):
        return sumprod((3 / 16, -5 / 8, 15 / 16, 1 / 2), (t ** 5, t ** 3, t, 1.0))

    def triweight_pdf(t):
        return 35 / 32 * (1.0 - t * t) ** 3

    def triweight_cdf(t):
        return sumprod((-5 / 32, 21 / 32, -35 / 32, 35 / 32, 1 / 2), (t ** 7, t ** 5, t ** 3, t, 1.0))

    kernels = {
        'normal': _Kernel(lambda t: exp(-1 / 2 * t * t) / sqrt_tau, lambda t: 1 / 2 * erfc(-t / sqrt2),
                          lambda p: normal_quantile(p, 0.0, 1.0)),
        'logistic': _Kernel(lambda t: 1 / 2 / (1.0 + cosh(t)), lambda t: 1.0 - 1.0 / (exp(t) + 1.0),
                            lambda p: log(p / (1.0 - p))),
        'sigmoid': _Kernel(lambda t: inverse_pi / cosh(t), lambda t: twice_inverse_pi * atan(exp(t)),
                           lambda p: log(tan(p * half_pi))),
        'rectangular': _Kernel(lambda t: 1 / 2, lambda t: 1 / 2 * t + 1 / 2, lambda p: 2.0 * p - 1.0, 1.0),
        'triangular': _Kernel(lambda t: 1.0 - abs(t), lambda t: t * t * (1 / 2 if t < 0.0 else -1 / 2) + t + 1 / 2,
                              lambda p: sqrt(2.0 * p) - 1.0 if p < 1 / 2 else 1.0 - sqrt(2.0 - 2.0 * p), 1.0),
        'parabolic': _Kernel(lambda t: 3 / 4 * (1.0 - t * t),
                             lambda t: sumprod((-1 / 4, 3 / 4, 1 / 2), (t ** 3, t, 1.0)),
                             lambda p: 2.0 * cos((acos(2.0 * p - 1.0) + pi) / 3.0), 1.0),
        'quartic': _Kernel(quartic_pdf, quartic_cdf, _newton(_estimate_quartic, quartic_cdf, quartic_pdf), 1.0),
        'triweight': _Kernel(triweight_pdf, triweight_cdf,
                             _newton(_estimate_triweight, triweight_cdf, triweight_pdf), 1.0),
        'cosine': _Kernel(lambda t: quarter_pi * cos(half_pi * t), lambda t: 1 / 2 * sin(half_pi * t) + 1 / 2,
                          lambda p: 2.0 * asin(2.0 * p - 1.0) / pi, 1.0),
    }
    for other, name in (('gauss', 'normal'), ('uniform', 'rectangular'), ('epanechnikov', 'parabolic'),
                        ('biweight', 'quartic')):
        kernels[other] = kernels[name]
    return kernels


_KERNELS = _make_kernels()


def _check(data, h, kernel) -> _Kernel:
    if not len(data):
        raise StatisticsError('Empty data sequence')
    if not isinstance(data[0], (int, float)):
        raise TypeError('Data sequence must contain ints or floats')
    if h <= 0.0:
        raise StatisticsError(f'Bandwidth h must be positive, not h={h!r}')
    found = _KERNELS.get(kernel)
    if found is None:
        raise StatisticsError(f'Unknown kernel name: {kernel!r}')
    return found


def kde(data, h, kernel='normal', *, cumulative=False):
    """Return a function that estimates the density that the data comes from, or the share below a value."""
    found = _check(data, h, kernel)
    K, W = found.pdf, found.cdf
    if found.support is None:
        def pdf(x):
            return sum(K((x - x_i) / h) for x_i in data) / (len(data) * h)

        def cdf(x):
            return sum(W((x - x_i) / h) for x_i in data) / len(data)
    else:
        sample = sorted(data)
        bandwidth = h * found.support

        def near(x):
            """Return what is before and what is within reach of x."""
            nonlocal sample
            if len(sample) != len(data):
                sample = sorted(data)
            i = bisect_left(sample, x - bandwidth)
            return i, sample[i:bisect_right(sample, x + bandwidth)]

        def pdf(x):
            _, reached = near(x)
            return sum(K((x - x_i) / h) for x_i in reached) / (len(sample) * h)

        def cdf(x):
            before, reached = near(x)
            return sum((W((x - x_i) / h) for x_i in reached), before) / len(sample)
    result = cdf if cumulative else pdf
    result.__doc__ = f'{"CDF" if cumulative else "PDF"} estimate with {h=!r} and {kernel=!r}'
    return result


def kde_random(data, h, kernel='normal', *, seed=None):
    """Return a function that makes random values of the density that the data comes from."""
    inverse = _check(data, h, kernel).invcdf
    source = _random.Random(seed)
    random, choice = source.random, source.choice

    def rand():
        return choice(data) + h * inverse(random())
    rand.__doc__ = f'Random KDE selection with {h=!r} and {kernel=!r}'
    return rand
