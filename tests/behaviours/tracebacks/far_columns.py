"""A traceback of a file with lines that are long, blank or indented with tabs."""


def fail():
	if True:

		return                                                                                                                            undefined_name_far_to_the_right


fail()
