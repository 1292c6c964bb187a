"""Markers under a line with wide characters and tabs."""


def café(größe):
	return "日本" + größe["é"] + 1


café({"é": "ü"})
café({})
