"""A blocked signal is taken by who waits for it, and no handler runs."""
import os
import signal

signal.signal(signal.SIGUSR1, lambda number, frame: print('handler'))
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1, signal.SIGUSR2])
os.kill(os.getpid(), signal.SIGUSR1)
print(repr(signal.sigwait([signal.SIGUSR1, signal.SIGUSR2])))
os.kill(os.getpid(), signal.SIGUSR2)
found = signal.sigwaitinfo({signal.SIGUSR2})
print(found.si_signo, found.si_pid == os.getpid(), found.si_uid == os.getuid(), found.si_errno, len(found), found[0])
print(signal.sigtimedwait([signal.SIGUSR1], 0), signal.sigtimedwait([signal.SIGUSR1], 0.01), signal.sigpending())
os.kill(os.getpid(), signal.SIGUSR1)
print(signal.sigtimedwait([signal.SIGUSR1], 30).si_signo)
