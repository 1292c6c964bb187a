"""Conversions between systems of colours; all coordinates are floats, most of them from 0 to 1."""

__all__ = ['rgb_to_yiq', 'yiq_to_rgb', 'rgb_to_hls', 'hls_to_rgb', 'rgb_to_hsv', 'hsv_to_rgb']

ONE_THIRD = 1.0 / 3.0
ONE_SIXTH = 1.0 / 6.0
TWO_THIRD = 2.0 / 3.0


def rgb_to_yiq(r, g, b):
    """The luminance and two colour coordinates of NTSC."""
    y = 0.30 * r + 0.59 * g + 0.11 * b
    i = 0.74 * (r - y) - 0.27 * (b - y)
    q = 0.48 * (r - y) + 0.41 * (b - y)
    return y, i, q


def yiq_to_rgb(y, i, q):
    """Red, green and blue of NTSC's coordinates, cut off at 0 and 1."""
    r = y + 0.9468822170900693 * i + 0.6235565819861433 * q
    g = y - 0.27478764629897834 * i - 0.6356910791873801 * q
    b = y - 1.1085450346420322 * i + 1.7090069284064666 * q
    return tuple(min(max(part, 0.0), 1.0) for part in (r, g, b))


def _hue(r, g, b, largest, spread):
    """The angle of a colour, as a part of the whole circle."""
    red, green, blue = ((largest - part) / spread for part in (r, g, b))
    if r == largest:
        angle = blue - green
    elif g == largest:
        angle = 2.0 + red - blue
    else:
        angle = 4.0 + green - red
    return angle / 6.0 % 1.0


def rgb_to_hls(r, g, b):
    """Hue, lightness and saturation."""
    largest, smallest = max(r, g, b), min(r, g, b)
    total, spread = largest + smallest, largest - smallest
    lightness = total / 2.0
    if largest == smallest:
        return 0.0, lightness, 0.0
    # Colours beyond 1 are divided by what the formula gives for them.
    saturation = spread / (total if lightness <= 0.5 else 2.0 - largest - smallest)
    return _hue(r, g, b, largest, spread), lightness, saturation


def hls_to_rgb(h, l, s):
    """Red, green and blue of hue, lightness and saturation."""
    if s == 0.0:
        return l, l, l
    high = l * (1.0 + s) if l <= 0.5 else l + s - l * s
    low = 2.0 * l - high
    return _v(low, high, h + ONE_THIRD), _v(low, high, h), _v(low, high, h - ONE_THIRD)


def _v(low, high, hue):
    hue %= 1.0
    if hue < ONE_SIXTH:
        return low + (high - low) * hue * 6.0
    if hue < 0.5:
        return high
    if hue < TWO_THIRD:
        return low + (high - low) * (TWO_THIRD - hue) * 6.0
    return low


def rgb_to_hsv(r, g, b):
    """Hue, saturation and value."""
    largest, smallest = max(r, g, b), min(r, g, b)
    if largest == smallest:
        return 0.0, 0.0, largest
    spread = largest - smallest
    return _hue(r, g, b, largest, spread), spread / largest, largest


def hsv_to_rgb(h, s, v):
    """Red, green and blue of hue, saturation and value."""
    if s == 0.0:
        return v, v, v
    sextant = int(h * 6.0)
    part = h * 6.0 - sextant
    low = v * (1.0 - s)
    falling = v * (1.0 - s * part)
    rising = v * (1.0 - s * (1.0 - part))
    return (
        (v, rising, low), (falling, v, low), (low, v, rising),
        (low, falling, v), (rising, low, v), (v, low, falling),
    )[sextant % 6]
