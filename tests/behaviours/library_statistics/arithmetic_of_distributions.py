"""Distributions are moved, scaled and added."""

import pickle
from statistics import NormalDist


def show(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, '-', error)


show(lambda: (NormalDist(5, 2) + NormalDist(1, 3), NormalDist(5, 2) - NormalDist(1, 3)))
show(lambda: (NormalDist(5, 2) + 1, 1 + NormalDist(5, 2), NormalDist(5, 2) - 1, 1 - NormalDist(5, 2)))
show(lambda: (NormalDist(5, 2) * -3, 3 * NormalDist(5, 2), NormalDist(5, 2) / 4, -NormalDist(5, 2), +NormalDist(5, 2)))
show(lambda: (NormalDist(5, 2) == NormalDist(5.0, 2.0), NormalDist(5, 2) == 3, hash(NormalDist(5, 2)) == hash(NormalDist(5, 2))))
show(lambda: pickle.loads(pickle.dumps(NormalDist(5, 2))))
show(lambda: NormalDist(5, 2) * NormalDist(1, 1))
show(lambda: setattr(NormalDist(), 'mean', 3))
show(lambda: [round(x, 10) for x in NormalDist(5, 2).samples(4, seed=42)])
