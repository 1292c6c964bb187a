"""Densities are estimated with every kernel."""

from statistics import kde

data = [-2.1, -1.3, -0.4, 1.9, 5.1, 6.2]
for kernel in ('normal', 'gauss', 'logistic', 'sigmoid', 'rectangular', 'uniform', 'triangular', 'parabolic', 'epanechnikov',
               'quartic', 'biweight', 'triweight', 'cosine'):
    density = kde(data, h=1.5, kernel=kernel)
    share = kde(data, h=1.5, kernel=kernel, cumulative=True)
    print(kernel, [round(density(x), 10) for x in (-3, 0.5, 6)], [round(share(x), 10) for x in (-3, 0.5, 6)])
print(density.__doc__, '|', share.__doc__)
