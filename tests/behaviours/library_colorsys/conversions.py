"""Colours are converted between the systems in both directions."""
import colorsys

for red, green, blue in ((0, 0, 0), (1, 1, 1), (1, 0, 0), (0.25, 0.5, 0.75), (0.5, 0.25, 0.25), (0.1, 0.9, 0.2), (0.3, 0.3, 0.9)):
    print(colorsys.rgb_to_hls(red, green, blue), colorsys.rgb_to_hsv(red, green, blue), colorsys.rgb_to_yiq(red, green, blue))
for first, second, third in ((0, 0.5, 0), (0.1, 0.2, 0.3), (0.4, 0.7, 0.9), (0.7, 0.5, 1), (0.95, 0.3, 0.6), (1.2, 0.4, 0.5)):
    print(colorsys.hls_to_rgb(first, second, third), colorsys.hsv_to_rgb(first, second, third), colorsys.yiq_to_rgb(first, second, third))
