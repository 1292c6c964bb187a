"""Opens pages in the browser of whoever sits at the machine."""

import os
import shlex
import shutil
import subprocess
import sys
import threading

__all__ = ['Error', 'open', 'open_new', 'open_new_tab', 'get', 'register']


class Error(Exception):
    """No browser, or one that did not start."""


_lock = threading.RLock()
# What is known: a name in small letters, and how to make a browser, or one that is made.
_browsers: dict = {}
_tryorder: list | None = None
_os_preferred_browser: str | None = None


def register(name: str, klass, instance=None, *, preferred: bool = False) -> None:
    """Make a browser known by a name; a preferred one is tried first."""
    with _lock:
        if _tryorder is None:
            register_standard_browsers()
        _browsers[name.lower()] = [klass, instance]
        if preferred or (_os_preferred_browser and f'{name}.desktop' == _os_preferred_browser):
            _tryorder.insert(0, name)
        else:
            _tryorder.append(name)


def get(using: str | None = None):
    """Return a browser by its name or command line, or the first that is there."""
    if _tryorder is None:
        with _lock:
            if _tryorder is None:
                register_standard_browsers()
    for browser in [using] if using is not None else _tryorder:
        if '%s' in browser:
            words = shlex.split(browser)
            return BackgroundBrowser(words[:-1]) if words[-1] == '&' else GenericBrowser(words)
        try:
            command = _browsers[browser.lower()]
        except KeyError:
            command = _synthesize(browser)
        if command[1] is not None:
            return command[1]
        if command[0] is not None:
            return command[0]()
    raise Error('could not locate runnable browser')


def open(url: str, new: int = 0, autoraise: bool = True) -> bool:
    """Show a page; in the same window (0), a new one (1) or a new tab (2), if the browser can."""
    if _tryorder is None:
        with _lock:
            if _tryorder is None:
                register_standard_browsers()
    return any(get(name).open(url, new, autoraise) for name in _tryorder)


def open_new(url: str) -> bool:
    """Show a page in a new window."""
    return open(url, 1)


def open_new_tab(url: str) -> bool:
    """Show a page in a new tab."""
    return open(url, 2)


def _synthesize(browser: str, *, preferred: bool = False) -> list:
    # A browser of the same kind as one that is known, under the command's own name.
    command = browser.split()[0]
    if not shutil.which(command):
        return [None, None]
    name = os.path.basename(command)
    try:
        known = _browsers[name.lower()]
    except KeyError:
        return [None, None]
    controller = known[1]
    if controller and name.lower() == controller.basename:
        import copy
        controller = copy.copy(controller)
        controller.name = browser
        controller.basename = os.path.basename(browser)
        register(browser, None, instance=controller, preferred=preferred)
        return [None, controller]
    return [None, None]


class BaseBrowser:
    """What all browsers have."""

    args = ['%s']

    def __init__(self, name: str = '') -> None:
        self.name = name
        self.basename = name

    def open(self, url: str, new: int = 0, autoraise: bool = True) -> bool:
        """Show a page."""
        raise NotImplementedError

    def open_new(self, url: str) -> bool:
        """Show a page in a new window."""
        return self.open(url, 1)

    def open_new_tab(self, url: str) -> bool:
        """Show a page in a new tab."""
        return self.open(url, 2)

    @staticmethod
    def _check_url(url) -> None:
        # What begins with a dash would be an option.
        if url and url.lstrip().startswith('-'):
            raise ValueError(f'Invalid URL (leading dash disallowed): {url!r}')


class GenericBrowser(BaseBrowser):
    """A command that shows a page and then ends."""

    def __init__(self, name) -> None:
        if isinstance(name, str):
            self.name, self.args = name, ['%s']
        else:
            self.name, self.args = name[0], name[1:]
        self.basename = os.path.basename(self.name)

    def open(self, url: str, new: int = 0, autoraise: bool = True) -> bool:
        """Show a page."""
        sys.audit('webbrowser.open', url)
        self._check_url(url)
        command = [self.name] + [arg.replace('%s', url) for arg in self.args]
        try:
            return not subprocess.Popen(command, close_fds=True).wait()
        except OSError:
            return False


class BackgroundBrowser(GenericBrowser):
    """A command that goes on beside the program."""

    def open(self, url: str, new: int = 0, autoraise: bool = True) -> bool:
        """Show a page."""
        self._check_url(url)
        command = [self.name] + [arg.replace('%s', url) for arg in self.args]
        sys.audit('webbrowser.open', url)
        try:
            return subprocess.Popen(command, close_fds=True, start_new_session=True).poll() is None
        except OSError:
            return False


class UnixBrowser(BaseBrowser):
    """A browser that hands the page to one that runs already."""

    raise_opts: list | None = None
    background = False
    redirect_stdout = True
    remote_args = ['%action', '%s']
    remote_action: str | None = None
    remote_action_newwin: str | None = None
    remote_action_newtab: str | None = None

    def _invoke(self, args: list, remote: bool, autoraise: bool, url: str | None = None) -> bool:
        raising = []
        if remote and self.raise_opts:
            chosen = self.raise_opts[int(autoraise)]
            if chosen:
                raising = [chosen]
        if remote or self.background:
            inout = subprocess.DEVNULL
        else:
            # A browser of the terminal needs it.
            inout = None
        process = subprocess.Popen([self.name] + raising + args, close_fds=True, stdin=inout,
                                   stdout=(self.redirect_stdout and inout or None), stderr=inout,
                                   start_new_session=True)
        if remote:
            # One that runs already answers at once; if this takes longer, it has become the browser itself.
            try:
                return not process.wait(5)
            except subprocess.TimeoutExpired:
                return True
        if self.background:
            return process.poll() is None
        return not process.wait()

    def open(self, url: str, new: int = 0, autoraise: bool = True) -> bool:
        """Show a page."""
        sys.audit('webbrowser.open', url)
        self._check_url(url)
        actions = {0: self.remote_action, 1: self.remote_action_newwin, 2: self.remote_action_newtab}
        if new == 2 and self.remote_action_newtab is None:
            actions[2] = self.remote_action_newwin
        if new not in actions:
            raise Error(f'Bad \'new\' parameter to open(); expected 0, 1, or 2, got {new}')
        action = actions[new]
        args = [arg.replace('%s', url).replace('%action', action) for arg in self.remote_args]
        args = [arg for arg in args if arg]
        if self._invoke(args, True, autoraise, url):
            return True
        args = [arg.replace('%s', url) for arg in self.args]
        return self._invoke(args, False, False)


class Mozilla(UnixBrowser):
    """Firefox and its like."""

    remote_action = ''
    remote_action_newwin = '-new-window'
    remote_action_newtab = '-new-tab'
    background = True


class Epiphany(UnixBrowser):
    """The browser of GNOME."""

    raise_opts = ['-noraise', '']
    remote_action = '-n'
    remote_action_newwin = '-w'
    background = True


class Chrome(UnixBrowser):
    """Chrome and Chromium."""

    remote_action = ''
    remote_action_newwin = '--new-window'
    remote_action_newtab = ''
    background = True


Chromium = Chrome


class Opera(UnixBrowser):
    """Opera."""

    remote_action = ''
    remote_action_newwin = '--new-window'
    remote_action_newtab = ''
    background = True


class Elinks(UnixBrowser):
    """A browser in the terminal that talks to others of its kind."""

    remote_args = ['-remote', 'openURL(%s%action)']
    remote_action = ''
    remote_action_newwin = ',new-window'
    remote_action_newtab = ',new-tab'
    redirect_stdout = False


class Edge(UnixBrowser):
    """Microsoft's browser."""

    remote_action = ''
    remote_action_newwin = '--new-window'
    remote_action_newtab = ''
    background = True


class Konqueror(BaseBrowser):
    """KDE's file manager and browser."""

    def open(self, url: str, new: int = 0, autoraise: bool = True) -> bool:
        """Show a page."""
        sys.audit('webbrowser.open', url)
        self._check_url(url)
        for command in (['kfmclient', 'newTab' if new == 2 else 'openURL', url], ['konqueror', '--silent', url]):
            try:
                subprocess.Popen(command, close_fds=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                 stderr=subprocess.DEVNULL, start_new_session=True)
            except OSError:
                continue
            return True
        return False


def _register_graphical() -> None:
    for command in ('xdg-open', 'gvfs-open'):
        if shutil.which(command):
            register(command, None, BackgroundBrowser(command))
    if shutil.which('x-www-browser'):
        register('x-www-browser', None, BackgroundBrowser('x-www-browser'))
    for command in ('firefox', 'iceweasel', 'seamonkey', 'mozilla-firefox', 'mozilla'):
        if shutil.which(command):
            register(command, None, Mozilla(command))
    if shutil.which('konqueror'):
        register('konqueror', Konqueror, Konqueror('konqueror'))
    if shutil.which('epiphany'):
        register('epiphany', None, Epiphany('epiphany'))
    for command in ('google-chrome', 'chrome', 'chromium', 'chromium-browser'):
        if shutil.which(command):
            register(command, None, Chrome(command))
    if shutil.which('opera'):
        register('opera', None, Opera('opera'))
    if shutil.which('microsoft-edge'):
        register('microsoft-edge', None, Edge('microsoft-edge'))


def register_standard_browsers() -> None:
    """Make those browsers known that are installed."""
    global _tryorder, _os_preferred_browser
    _tryorder = []
    if os.environ.get('DISPLAY') or os.environ.get('WAYLAND_DISPLAY'):
        try:
            found = subprocess.check_output('xdg-settings get default-web-browser'.split(), stderr=subprocess.DEVNULL)
        except (OSError, subprocess.SubprocessError):
            pass
        else:
            _os_preferred_browser = found.decode().strip()
        _register_graphical()
    if os.environ.get('TERM'):
        if shutil.which('www-browser'):
            register('www-browser', None, GenericBrowser('www-browser'))
        for command in ('links', 'lynx', 'w3m'):
            if shutil.which(command):
                register(command, None, GenericBrowser(command))
        if shutil.which('elinks'):
            register('elinks', None, Elinks('elinks'))
    # The user's own wishes come first.
    if 'BROWSER' in os.environ:
        for command in reversed(os.environ['BROWSER'].split(os.pathsep)):
            if not command:
                continue
            if '%s' in command:
                _tryorder.insert(0, command)
            elif (made := _synthesize(command, preferred=True))[1] is None:
                _tryorder.insert(0, command)


def parse_args(arg_list):
    """Return what a command line says."""
    import argparse
    parser = argparse.ArgumentParser(description='Open URL in a web browser.', color=True)
    parser.add_argument('url', help='URL to open')
    group = parser.add_mutually_exclusive_group()
    group.add_argument('-n', '--new-window', action='store_const', const=1, default=0, dest='new_win',
                       help='open new window')
    group.add_argument('-t', '--new-tab', action='store_const', const=2, default=0, dest='new_win',
                       help='open new tab')
    return parser.parse_args(arg_list)


def main(arg_list=None) -> None:
    """Show the page that the command line names."""
    options = parse_args(arg_list)
    open(options.url, options.new_win)
    print('\a')


if __name__ == '__main__':
    main()
