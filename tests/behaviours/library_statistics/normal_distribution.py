"""A normal distribution gives densities, shares and quantiles."""

from statistics import NormalDist


def show(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, '-', error)


show(lambda: (NormalDist(), NormalDist(100, 15), NormalDist.from_samples([1, 2, 3, 4])))
show(lambda: (NormalDist(100, 15).pdf(110), NormalDist(100, 15).inv_cdf(0.9), NormalDist(100, 15).zscore(130)))
show(lambda: (round(NormalDist(100, 15).cdf(110), 12), NormalDist().cdf(0.0)))
show(lambda: (NormalDist().inv_cdf(0.5), NormalDist().inv_cdf(1e-10), NormalDist().inv_cdf(0.999999)))
show(lambda: (NormalDist(5, 2).quantiles(4), round(NormalDist(5, 2).overlap(NormalDist(6, 3)), 12)))
show(lambda: (NormalDist(5, 2).mean, NormalDist(5, 2).median, NormalDist(5, 2).mode, NormalDist(5, 2).stdev, NormalDist(5, 2).variance))
show(lambda: NormalDist(1, -1))
show(lambda: NormalDist().inv_cdf(1))
show(lambda: NormalDist(1, 0).pdf(1))
show(lambda: NormalDist(1, 0).cdf(1))
show(lambda: NormalDist(1, 0).zscore(1))
show(lambda: NormalDist(5, 2).overlap(3))
