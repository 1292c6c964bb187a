"""pstats sorts by keys or their beginnings, chooses by numbers and patterns, and prints rows."""
import io
import pstats


class Found:
    def create_stats(self):
        self.stats = {
            ('/a/one.py', 1, 'f'): (2, 3, 1.5, 2.5, {('/a/two.py', 5, 'g'): (3, 2, 1.5, 2.5)}),
            ('/a/two.py', 5, 'g'): (1, 1, 0.25, 2.75, {}),
            ('~', 0, '<len>'): (4, 4, 0.125, 0.125, {('/a/one.py', 1, 'f'): (4, 4, 0.125, 0.125)}),
        }


def shown(make):
    out = io.StringIO()
    stats = pstats.Stats(Found(), stream=out).strip_dirs()
    make(stats)
    print('\n'.join(line.rstrip() for line in out.getvalue().splitlines()))


shown(lambda stats: stats.sort_stats('calls').print_stats())
shown(lambda stats: stats.sort_stats(pstats.SortKey.CUMULATIVE).print_stats(1))
shown(lambda stats: stats.sort_stats('name', 'file').reverse_order().print_stats('py'))
shown(lambda stats: stats.sort_stats('cumulative').print_callers())
shown(lambda stats: stats.sort_stats('stdname').print_callees('f'))
stats = pstats.Stats(Found())
stats.add(Found())
print(stats.total_calls, stats.prim_calls, stats.total_tt, stats.stats[('/a/two.py', 5, 'g')][:4])
print(stats.sort_stats('time').get_stats_profile().func_profiles['f'])
for wrong in (lambda: stats.sort_stats('nothing'), lambda: pstats.Stats(5), lambda: stats.sort_stats('calls', 1)):
    try:
        wrong()
    except (KeyError, TypeError) as error:
        print(type(error).__name__)
