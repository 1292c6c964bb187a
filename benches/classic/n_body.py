"""The orbits of the Sun and four planets: floats in lists and tuples."""

from math import pi, sqrt

SOLAR_MASS = 4 * pi * pi
DAYS = 365.24

# Position (astronomical units), velocity (the same a day), and mass (of the Sun).
BODIES = {
    "Sun": ([0.0, 0.0, 0.0], [0.0, 0.0, 0.0], 1.0),
    "Jupiter": (
        [4.84143144246472090e00, -1.16032004402742839e00, -1.03622044471123109e-01],
        [1.66007664274403694e-03, 7.69901118419740425e-03, -6.90460016972063023e-05],
        9.54791938424326609e-04,
    ),
    "Saturn": (
        [8.34336671824457987e00, 4.12479856412430479e00, -4.03523417114321381e-01],
        [-2.76742510726411021e-03, 4.99852801234917238e-03, 2.30417297573763929e-05],
        2.85885980666130812e-04,
    ),
    "Uranus": (
        [1.28943695621391310e01, -1.51111514016986312e01, -2.23307578892655734e-01],
        [2.96460137564761618e-03, 2.37847173959480950e-03, -2.96589568540237556e-05],
        4.36624404335156298e-05,
    ),
    "Neptune": (
        [1.53796971148509165e01, -2.59193146099879641e01, 1.79258772950371181e-01],
        [2.68067772490389322e-03, 1.62824170038242295e-03, -9.51592254519715870e-05],
        5.15138902046611451e-05,
    ),
}


def system():
    bodies = []
    for place, speed, mass in BODIES.values():
        bodies.append((list(place), [value * DAYS for value in speed], mass * SOLAR_MASS))
    momentum = [sum(speed[axis] * mass for _, speed, mass in bodies) for axis in range(3)]
    bodies[0][1][:] = [-value / SOLAR_MASS for value in momentum]
    return bodies


def advance(pairs, bodies, step, count):
    for _ in range(count):
        for (place, speed, mass), (other_place, other_speed, other_mass) in pairs:
            dx = place[0] - other_place[0]
            dy = place[1] - other_place[1]
            dz = place[2] - other_place[2]
            magnitude = step * (dx * dx + dy * dy + dz * dz) ** -1.5
            pull = other_mass * magnitude
            speed[0] -= dx * pull
            speed[1] -= dy * pull
            speed[2] -= dz * pull
            pull = mass * magnitude
            other_speed[0] += dx * pull
            other_speed[1] += dy * pull
            other_speed[2] += dz * pull
        for place, (vx, vy, vz), _ in bodies:
            place[0] += step * vx
            place[1] += step * vy
            place[2] += step * vz


def energy(pairs, bodies):
    total = 0.0
    for (place, _, mass), (other, _, other_mass) in pairs:
        distance = sqrt(sum((one - two) ** 2 for one, two in zip(place, other)))
        total -= mass * other_mass / distance
    for _, speed, mass in bodies:
        total += mass * sum(value * value for value in speed) / 2
    return total


def main():
    bodies = system()
    pairs = [(one, two) for index, one in enumerate(bodies) for two in bodies[index + 1 :]]
    print(f"{energy(pairs, bodies):.9f}")
    advance(pairs, bodies, 0.01, 200_000)
    print(f"{energy(pairs, bodies):.9f}")
