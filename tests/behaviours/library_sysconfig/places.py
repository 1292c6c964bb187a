"""Where an installation keeps its files is told by the names of folders and layouts."""

import io
import sysconfig

print(sysconfig.get_path_names(), sysconfig.get_python_version())
print({'posix_home', 'posix_prefix', 'posix_user', 'venv'} <= set(sysconfig.get_scheme_names()))
paths = sysconfig.get_paths('posix_prefix', {'base': '/b', 'platbase': '/b', 'installed_base': '/i', 'installed_platbase': '/i'})
print(paths['purelib'], paths['scripts'], paths['data'])
print(sysconfig.get_path('scripts', 'posix_home', {'base': '/home'}), sysconfig.get_config_var('nothing of this name'))
print(sysconfig.get_config_vars('nothing', 'py_version_short'), sysconfig.get_preferred_scheme('user'))
print(sysconfig.parse_config_h(io.StringIO('#define ONE 1\n#define TEXT "x"\n/* #undef NONE */\n#define other 3\n')))
