"""Random values of an estimated density follow from a seed."""

from statistics import StatisticsError, kde, kde_random

data = [-2.1, -1.3, -0.4, 1.9, 5.1, 6.2]
for kernel in ('normal', 'logistic', 'sigmoid', 'rectangular', 'triangular', 'parabolic', 'quartic', 'triweight', 'cosine'):
    rand = kde_random(data, h=1.5, kernel=kernel, seed=8675309)
    print(kernel, [round(rand(), 9) for _ in range(4)])
print(rand.__doc__)
for call in (lambda: kde([], 1), lambda: kde([1], 0), lambda: kde([1], 1, 'x'), lambda: kde_random([], 1),
             lambda: kde_random([1], -1), lambda: kde(['a'], 1)):
    try:
        call()
    except (StatisticsError, TypeError) as error:
        print(type(error).__name__, error)
