"""The numbers of signals are members of enumerations, which the module lists."""
import signal

listed = dir(signal)
print([name in listed for name in ("SIGINT", "SIGTERM", "SIG_DFL", "SIG_IGN", "Signals", "Handlers")])
print(repr(signal.SIGTERM), signal.Signals(2), repr(signal.SIG_IGN), signal.Handlers(0).name)
print(signal.Signals["SIGKILL"] == 9, isinstance(signal.SIGHUP, int), signal.SIGCHLD in signal.valid_signals())
namespace = {}
exec("from signal import *", namespace)
print("SIGINT" in namespace, "raise_signal" in namespace)
