"""Putting members of archives into a folder."""

import os
import shutil
import stat

from ._errors import ExtractError, FilterError, LinkFallbackError
from ._filters import NAMED_FILTERS, data_filter

__all__ = ['Extraction']


class Extraction:
    """The part of an archive that extracts."""

    def _filter_of(self, filter):
        if filter is None:
            own = self.extraction_filter
            if own is None:
                return data_filter
            if isinstance(own, str):
                raise TypeError('String names are not supported for TarFile.extraction_filter. Use a function such as '
                                'tarfile.data_filter directly.')
            return own
        if callable(filter):
            return filter
        try:
            return NAMED_FILTERS[filter]
        except KeyError:
            raise ValueError(f'filter {filter!r} not found') from None

    def extractall(self, path='.', members=None, *, numeric_owner: bool = False, filter=None) -> None:
        """Extract all members, or some, into a folder."""
        function = self._filter_of(filter)
        folders = []
        for member in self if members is None else members:
            changed, original = self._filtered(member, function, path)
            if changed is None:
                continue
            if changed.isdir():
                # Their times and permissions are set when nothing is put into them any more.
                folders.append(original)
            self._extract_one(changed, path, not changed.isdir(), numeric_owner, function)
        for member in sorted(folders, key=lambda member: member.name, reverse=True):
            try:
                changed = function(member, path)
                if changed is None:
                    continue
                target = os.path.join(path, changed.name)
                if not os.path.lexists(target):
                    continue
                self.chown(changed, target, numeric_owner)
                self.utime(changed, target)
                self.chmod(changed, target)
            except (ExtractError, FilterError, OSError) as error:
                self._handle(error, isinstance(error, (FilterError, OSError)))

    def extract(self, member, path='', set_attrs: bool = True, *, numeric_owner: bool = False, filter=None) -> None:
        """Extract a member into a folder."""
        function = self._filter_of(filter)
        changed, _ = self._filtered(member, function, path)
        if changed is not None:
            self._extract_one(changed, path, set_attrs, numeric_owner, function)

    def _filtered(self, member, function, path):
        member = self.getmember(member) if isinstance(member, str) else member
        changed = None
        try:
            changed = function(member, os.fspath(path))
        except (OSError, UnicodeEncodeError, FilterError) as error:
            self._handle(error, True)
        except ExtractError as error:
            self._handle(error, False)
        return changed, member

    def _handle(self, error, is_fatal: bool) -> None:
        if self.errorlevel > (0 if is_fatal else 1):
            raise error

    def _extract_one(self, member, path, set_attrs: bool, numeric_owner: bool, function) -> None:
        self._check('r')
        try:
            target = os.path.join(path, member.name)
            self._put(member, target, set_attrs, numeric_owner, function, path)
        except (OSError, UnicodeEncodeError, FilterError) as error:
            self._handle(error, True)
        except ExtractError as error:
            self._handle(error, False)

    def _put(self, member, target: str, set_attrs: bool, numeric_owner: bool, function, root) -> None:
        target = target.rstrip('/')
        above = os.path.dirname(target)
        if above and not os.path.exists(above):
            os.makedirs(above, exist_ok=True)
        if member.islnk() or member.issym():
            self.makelink(member, target, function, root)
        elif member.isdir():
            self.makedir(member, target)
        elif member.isfifo():
            self.makefifo(member, target)
        elif member.ischr() or member.isblk():
            self.makedev(member, target)
        else:
            self.makefile(member, target)
        if set_attrs:
            self.chown(member, target, numeric_owner)
            if not member.issym():
                self.chmod(member, target)
                self.utime(member, target)

    def makedir(self, tarinfo, targetpath) -> None:
        """Make a folder."""
        try:
            if tarinfo.mode is None:
                os.mkdir(targetpath)
            else:
                # Others get their rights when everything is in it.
                os.mkdir(targetpath, 0o700)
        except FileExistsError:
            if not os.path.isdir(targetpath):
                raise

    def makefile(self, tarinfo, targetpath) -> None:
        """Make a file."""
        with self.fileobject(self, tarinfo) as source, open(targetpath, 'wb') as target:
            shutil.copyfileobj(source, target, self.copybufsize or 16 * 1024)

    def makefifo(self, tarinfo, targetpath) -> None:
        """Make a named pipe."""
        os.mkfifo(targetpath)

    def makedev(self, tarinfo, targetpath) -> None:
        """Make a device."""
        mode = 0o600 if tarinfo.mode is None else tarinfo.mode
        mode |= stat.S_IFBLK if tarinfo.isblk() else stat.S_IFCHR
        os.mknod(targetpath, mode, os.makedev(tarinfo.devmajor, tarinfo.devminor))

    def makelink(self, tarinfo, targetpath, filter_function=None, extraction_root=None) -> None:
        """Make a link; where that cannot be done, extract what it links to instead."""
        if tarinfo.issym():
            if os.path.lexists(targetpath):
                os.unlink(targetpath)
            os.symlink(tarinfo.linkname, targetpath)
            return
        source = os.path.join(extraction_root if extraction_root is not None else '', tarinfo.linkname)
        if os.path.exists(source):
            if os.path.lexists(targetpath):
                os.unlink(targetpath)
            os.link(source, targetpath, follow_symlinks=False)
            return
        original = self._link_target(tarinfo)
        if filter_function is not None:
            changed = filter_function(original.replace(name=tarinfo.name, deep=False), extraction_root)
            if changed is None:
                raise LinkFallbackError(tarinfo, original.name)
            original = original.replace(mode=changed.mode, deep=False)
        self._put(original, targetpath, True, False, filter_function, extraction_root)

    def chown(self, tarinfo, targetpath, numeric_owner: bool) -> None:
        """Give a file to its owners, which only root can."""
        if os.geteuid() != 0:
            return
        import grp
        import pwd
        user, group = tarinfo.uid, tarinfo.gid
        if not numeric_owner:
            try:
                user = pwd.getpwnam(tarinfo.uname)[2] if tarinfo.uname else user
            except KeyError:
                pass
            try:
                group = grp.getgrnam(tarinfo.gname)[2] if tarinfo.gname else group
            except KeyError:
                pass
        try:
            os.chown(targetpath, -1 if user is None else user, -1 if group is None else group,
                     follow_symlinks=not tarinfo.issym())
        except (OSError, OverflowError) as error:
            raise ExtractError('could not change owner') from error

    def chmod(self, tarinfo, targetpath) -> None:
        """Set the permissions of a file."""
        if tarinfo.mode is None:
            return
        try:
            os.chmod(targetpath, tarinfo.mode)
        except OSError as error:
            raise ExtractError('could not change mode') from error

    def utime(self, tarinfo, targetpath) -> None:
        """Set the time of a file."""
        if tarinfo.mtime is None:
            return
        try:
            os.utime(targetpath, (tarinfo.mtime, tarinfo.mtime))
        except OSError as error:
            raise ExtractError('could not change modification time') from error
