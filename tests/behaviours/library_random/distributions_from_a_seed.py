"""Every distribution gives the same numbers for the same seed."""

import random

source = random.Random(2024)
for name, arguments in (('random', ()), ('uniform', (1, 5)), ('triangular', (0, 10, 3)), ('betavariate', (2, 3)), ('expovariate', (1.5,)),
                        ('gammavariate', (2, 3)), ('gammavariate', (0.5, 1)), ('gauss', (0, 1)), ('normalvariate', (5, 2)),
                        ('lognormvariate', (0, 1)), ('vonmisesvariate', (1, 4)), ('paretovariate', (3,)), ('weibullvariate', (1, 2)),
                        ('binomialvariate', (10, 0.3)), ('binomialvariate', (1000, 0.7)), ('binomialvariate', ())):
    print(name, arguments, [round(getattr(source, name)(*arguments), 9) for _ in range(4)])
