"""An exception raised from another."""


class ConfigError(Exception):
    pass


def read():
    try:
        return {}["path"]
    except KeyError as error:
        raise ConfigError("no path", 5) from error


try:
    read()
except ConfigError as error:
    raise SystemError("third") from error
