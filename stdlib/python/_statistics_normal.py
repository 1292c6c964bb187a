"""The normal distribution."""

from math import erfc, exp, fabs, hypot, log, sqrt, tau
import random as _random

from _statistics_exact import StatisticsError, float_root, sum_of_squares

_SQRT2 = sqrt(2.0)

# Wichura, "Algorithm AS 241: The Percentage Points of the Normal Distribution", Applied Statistics 37 (1988): numerators
# and denominators of three rational functions, the highest power first.
_CENTRAL = (
    (2.50908_09287_30122_6727e+3, 3.34305_75583_58812_8105e+4, 6.72657_70927_00870_0853e+4,
     4.59219_53931_54987_1457e+4, 1.37316_93765_50946_1125e+4, 1.97159_09503_06551_4427e+3,
     1.33141_66789_17843_7745e+2, 3.38713_28727_96366_6080e+0),
    (5.22649_52788_52854_5610e+3, 2.87290_85735_72194_2674e+4, 3.93078_95800_09271_0610e+4,
     2.12137_94301_58659_5867e+4, 5.39419_60214_24751_1077e+3, 6.87187_00749_20579_0830e+2,
     4.23133_30701_60091_1252e+1, 1.0))
_MIDDLE = (
    (7.74545_01427_83414_07640e-4, 2.27238_44989_26918_45833e-2, 2.41780_72517_74506_11770e-1,
     1.27045_82524_52368_38258e+0, 3.64784_83247_63204_60504e+0, 5.76949_72214_60691_40550e+0,
     4.63033_78461_56545_29590e+0, 1.42343_71107_49683_57734e+0),
    (1.05075_00716_44416_84324e-9, 5.47593_80849_95344_94600e-4, 1.51986_66563_61645_71966e-2,
     1.48103_97642_74800_74590e-1, 6.89767_33498_51000_04550e-1, 1.67638_48301_83803_84940e+0,
     2.05319_16266_37758_82187e+0, 1.0))
_TAIL = (
    (2.01033_43992_92288_13265e-7, 2.71155_55687_43487_57815e-5, 1.24266_09473_88078_43860e-3,
     2.65321_89526_57612_30930e-2, 2.96560_57182_85048_91230e-1, 1.78482_65399_17291_33580e+0,
     5.46378_49111_64114_36990e+0, 6.65790_46435_01103_77720e+0),
    (2.04426_31033_89939_78564e-15, 1.42151_17583_16445_88870e-7, 1.84631_83175_10054_68180e-5,
     7.86869_13114_56132_59100e-4, 1.48753_61290_85061_48525e-2, 1.36929_88092_27358_05310e-1,
     5.99832_20655_58879_37690e-1, 1.0))


def _polynomial(coefficients, r: float) -> float:
    value = coefficients[0]
    for coefficient in coefficients[1:]:
        value = value * r + coefficient
    return value


def normal_quantile(p: float, mu: float, sigma: float) -> float:
    """Return below which value the share p lies."""
    q = p - 0.5
    if fabs(q) <= 0.425:
        r = 0.180625 - q * q
        x = _polynomial(_CENTRAL[0], r) * q / _polynomial(_CENTRAL[1], r)
        return mu + (x * sigma)
    r = sqrt(-log(p if q <= 0.0 else 1.0 - p))
    if r <= 5.0:
        r -= 1.6
        x = _polynomial(_MIDDLE[0], r) / _polynomial(_MIDDLE[1], r)
    else:
        r -= 5.0
        x = _polynomial(_TAIL[0], r) / _polynomial(_TAIL[1], r)
    if q < 0.0:
        x = -x
    return mu + (x * sigma)


class NormalDist:
    """A normal distribution of a random variable: NormalDist(mu=0.0, sigma=1.0)."""

    __module__ = 'statistics'
    __slots__ = {
        '_mu': 'Arithmetic mean of a normal distribution',
        '_sigma': 'Standard deviation of a normal distribution',
    }

    def __init__(self, mu: float = 0.0, sigma: float = 1.0) -> None:
        if sigma < 0.0:
            raise StatisticsError('sigma must be non-negative')
        self._mu = float(mu)
        self._sigma = float(sigma)

    @classmethod
    def from_samples(cls, data):
        """Make the distribution with the mean and the standard deviation of data."""
        _, spread, mean, count = sum_of_squares(data)
        if count < 2:
            raise StatisticsError('stdev requires at least two data points')
        variance = spread / (count - 1)
        try:
            return cls(float(mean), float_root(variance.numerator, variance.denominator))
        except AttributeError:
            # Data that is infinite or a NaN.
            return cls(float(mean), float(mean) / float(spread))

    def samples(self, n: int, *, seed=None) -> list:
        """Return so many values at random."""
        source = _random.random if seed is None else _random.Random(seed).random
        return [normal_quantile(source(), self._mu, self._sigma) for _ in range(n)]

    def pdf(self, x: float) -> float:
        """Return the density at x."""
        variance = self._sigma * self._sigma
        if not variance:
            raise StatisticsError('pdf() not defined when sigma is zero')
        distance = x - self._mu
        return exp(distance * distance / (-2.0 * variance)) / sqrt(tau * variance)

    def cdf(self, x: float) -> float:
        """Return the share of values up to x."""
        if not self._sigma:
            raise StatisticsError('cdf() not defined when sigma is zero')
        return 0.5 * erfc((self._mu - x) / (self._sigma * _SQRT2))

    def inv_cdf(self, p: float) -> float:
        """Return below which value the share p lies."""
        if p <= 0.0 or p >= 1.0:
            raise StatisticsError('p must be in the range 0.0 < p < 1.0')
        return normal_quantile(p, self._mu, self._sigma)

    def quantiles(self, n: int = 4) -> list:
        """Return the points that divide the distribution into n parts of the same share."""
        return [self.inv_cdf(i / n) for i in range(1, n)]

    def overlap(self, other) -> float:
        """Return the area below both densities."""
        if not isinstance(other, NormalDist):
            raise TypeError('Expected another NormalDist instance')
        x, y = self, other
        if (y._sigma, y._mu) < (x._sigma, x._mu):
            x, y = y, x
        x_variance, y_variance = x.variance, y.variance
        if not x_variance or not y_variance:
            raise StatisticsError('overlap() not defined when sigma is zero')
        difference = y_variance - x_variance
        distance = fabs(y._mu - x._mu)
        if not difference:
            return erfc(distance / (2.0 * x._sigma * _SQRT2))
        # The densities are equal at two points.
        a = x._mu * y_variance - y._mu * x_variance
        b = x._sigma * y._sigma * sqrt(distance * distance + difference * log(y_variance / x_variance))
        first, second = (a + b) / difference, (a - b) / difference
        return 1.0 - (fabs(y.cdf(first) - x.cdf(first)) + fabs(y.cdf(second) - x.cdf(second)))

    def zscore(self, x: float) -> float:
        """Return how many standard deviations x is above the mean."""
        if not self._sigma:
            raise StatisticsError('zscore() not defined when sigma is zero')
        return (x - self._mu) / self._sigma

    @property
    def mean(self) -> float:
        """The arithmetic mean."""
        return self._mu

    @property
    def median(self) -> float:
        """The mean: half of the values are below."""
        return self._mu

    @property
    def mode(self) -> float:
        """The mean: where the density is greatest."""
        return self._mu

    @property
    def stdev(self) -> float:
        """The standard deviation."""
        return self._sigma

    @property
    def variance(self) -> float:
        """The square of the standard deviation."""
        return self._sigma * self._sigma

    def __add__(x1, x2):
        """Add a constant, or an independent variable."""
        if isinstance(x2, NormalDist):
            return NormalDist(x1._mu + x2._mu, hypot(x1._sigma, x2._sigma))
        return NormalDist(x1._mu + x2, x1._sigma)

    def __sub__(x1, x2):
        """Subtract a constant, or an independent variable."""
        if isinstance(x2, NormalDist):
            return NormalDist(x1._mu - x2._mu, hypot(x1._sigma, x2._sigma))
        return NormalDist(x1._mu - x2, x1._sigma)

    def __mul__(x1, x2):
        """Multiply by a constant."""
        return NormalDist(x1._mu * x2, x1._sigma * fabs(x2))

    def __truediv__(x1, x2):
        """Divide by a constant."""
        return NormalDist(x1._mu / x2, x1._sigma / fabs(x2))

    def __pos__(x1):
        """Return a copy."""
        return NormalDist(x1._mu, x1._sigma)

    def __neg__(x1):
        """Mirror at zero."""
        return NormalDist(-x1._mu, x1._sigma)

    __radd__ = __add__

    def __rsub__(x1, x2):
        """Subtract from a constant."""
        return -(x1 - x2)

    __rmul__ = __mul__

    def __eq__(x1, x2):
        if not isinstance(x2, NormalDist):
            return NotImplemented
        return x1._mu == x2._mu and x1._sigma == x2._sigma

    def __hash__(self) -> int:
        return hash((self._mu, self._sigma))

    def __repr__(self) -> str:
        return f'{type(self).__name__}(mu={self._mu!r}, sigma={self._sigma!r})'

    def __getstate__(self) -> tuple:
        return self._mu, self._sigma

    def __setstate__(self, state) -> None:
        self._mu, self._sigma = state
