"""The standard deviation of what is endless or no number is an error, and its variance is not."""

import math
import statistics
from decimal import Decimal

for data in ([1.0, math.inf], [1.0, math.nan], [Decimal("inf"), Decimal(1)]):
    for function in (statistics.pstdev, statistics.stdev, statistics.pvariance, statistics.variance):
        try:
            print(function.__name__, function(data))
        except ValueError as error:
            print(function.__name__, error)
