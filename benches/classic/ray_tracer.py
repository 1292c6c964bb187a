"""Spheres over a chequered floor, with shadows and mirrors: vectors as objects with operators."""

from math import sqrt


class Vector:
    __slots__ = ("x", "y", "z")

    def __init__(self, x, y, z):
        self.x, self.y, self.z = x, y, z

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y, self.z + other.z)

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y, self.z - other.z)

    def __mul__(self, factor):
        return Vector(self.x * factor, self.y * factor, self.z * factor)

    __rmul__ = __mul__

    def dot(self, other):
        return self.x * other.x + self.y * other.y + self.z * other.z

    def unit(self):
        return self * (1.0 / sqrt(self.dot(self)))

    def mirrored(self, normal):
        return self - 2.0 * self.dot(normal) * normal


class Sphere:
    def __init__(self, centre, radius, colour, shine):
        self.centre = centre
        self.radius = radius
        self.colour = colour
        self.shine = shine

    def hit(self, origin, direction):
        towards = self.centre - origin
        along = towards.dot(direction)
        gap = self.radius * self.radius - towards.dot(towards) + along * along
        if gap < 0:
            return None
        distance = along - sqrt(gap)
        return distance if distance > 1e-6 else None

    def normal(self, point):
        return (point - self.centre).unit()

    def colour_at(self, point):
        return self.colour


class Floor:
    shine = 0.2
    up = Vector(0.0, 1.0, 0.0)

    def hit(self, origin, direction):
        if direction.y > -1e-6:
            return None
        distance = -origin.y / direction.y
        return distance if 1e-6 < distance < 100 else None

    def normal(self, point):
        return self.up

    def colour_at(self, point):
        return 0.9 if (int(point.x + 100) + int(point.z + 100)) % 2 else 0.1


class Scene:
    def __init__(self, things, light):
        self.things = things
        self.light = light

    def nearest(self, origin, direction):
        best, found = float("inf"), None
        for thing in self.things:
            distance = thing.hit(origin, direction)
            if distance is not None and distance < best:
                best, found = distance, thing
        return best, found

    def trace(self, origin, direction, depth=0):
        distance, thing = self.nearest(origin, direction)
        if thing is None:
            return 0.3 + 0.4 * max(direction.y, 0.0)
        point = origin + direction * distance
        normal = thing.normal(point)
        to_light = (self.light - point).unit()
        colour = 0.1 * thing.colour_at(point)
        if self.nearest(point + normal * 1e-4, to_light)[1] is None:
            colour += thing.colour_at(point) * max(0.0, normal.dot(to_light))
        if depth < 2 and thing.shine > 0:
            mirrored = self.trace(point + normal * 1e-4, direction.mirrored(normal), depth + 1)
            colour = (1 - thing.shine) * colour + thing.shine * mirrored
        return colour


def main(width=360, height=200):
    spheres = [Sphere(Vector(1.5 * x, 0.6 + 0.2 * x, 5.0 - x), 0.6, 0.3 + 0.15 * x, 0.15 * x) for x in range(-1, 4)]
    scene = Scene([*spheres, Floor()], Vector(-5.0, 8.0, -3.0))
    eye = Vector(0.0, 1.5, -3.0)
    shades = " .:-=+*#%@"
    total = 0.0
    for row in range(height):
        line = []
        for column in range(width):
            direction = Vector(2.2 * column / width - 1.1, 0.7 - 1.2 * row / height, 1.4).unit()
            light = scene.trace(eye, direction)
            total += light
            line.append(shades[min(int(light * len(shades)), len(shades) - 1)])
        if row % 20 == 0:
            print("".join(line))
    print(f"{total:.6f}")
