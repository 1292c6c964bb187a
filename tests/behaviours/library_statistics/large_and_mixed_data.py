"""Sums of very different sizes lose nothing."""

from fractions import Fraction
import random
from statistics import fmean, mean, pstdev, stdev, variance

print(mean([1e16, 1, -1e16, 1]), fmean([1e16, 1, -1e16, 1]), variance([1e16, 1e16 + 2, 1e16 + 4]))
print(mean([Fraction(1, 3), 1, 0.5]), mean(n / 10 for n in range(1, 8)))
source = random.Random(5)
data = [source.uniform(-1e6, 1e6) for _ in range(500)]
source.shuffle(data)
print(mean(data), stdev(data), pstdev(data), mean(data) == mean(sorted(data)), stdev(data) == stdev(sorted(data)))
