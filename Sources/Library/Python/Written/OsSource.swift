import Evaluator

extension WrittenModules {
  static let os = WrittenModule(
    "os", doc: "Files, folders and the environment.",
    #"""
    import posixpath as path
    import _os
    from _os import (listdir, mkdir as _mkdir, rmdir, remove, chmod, readlink, access, chdir, getcwd, getpid, getppid,
        getuid, cpu_count, urandom)

    name, sep, curdir, pardir, extsep, altsep, pathsep, linesep, devnull, defpath = 'posix', '/', '.', '..', '.', None, ':', '\n', '/dev/null', '/bin:/usr/bin'
    F_OK, R_OK, W_OK, X_OK = 0, 4, 2, 1
    SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
    error = OSError
    fspath = path._text

    class PathLike:
        """What has __fspath__ and so can be a path."""
        @classmethod
        def __subclasshook__(cls, other):
            return hasattr(other, '__fspath__')

    class _Environ(dict):
        """The variables of the environment; what is set is seen by this session alone."""
        def __setitem__(self, key, value):
            for part in (key, value):
                if not isinstance(part, str):
                    raise TypeError(f'str expected, not {type(part).__name__}')
            super().__setitem__(key, value)

        def setdefault(self, key, value=None):
            """The value of a variable, which is set where it is missing."""
            if key not in self:
                self[key] = value
            return self[key]

        def update(self, *args, **kwargs):
            """Sets several variables."""
            for key, value in dict(*args, **kwargs).items():
                self[key] = value

        def __repr__(self):
            return 'environ(' + dict.__repr__(self) + ')'

    environ = _Environ(_os.environ())

    def getenv(key, default=None):
        """The value of an environment variable, or a default."""
        return environ.get(key, default)

    def putenv(name, value):
        """Sets a variable, for this session."""
        environ[name] = value

    def unsetenv(name):
        """Forgets a variable, in this session."""
        environ.pop(name, None)

    class stat_result(tuple):
        """What the system knows of a file."""
        st_mode = property(lambda self: self[0])
        st_ino = property(lambda self: self[1])
        st_dev = property(lambda self: self[2])
        st_nlink = property(lambda self: self[3])
        st_uid = property(lambda self: self[4])
        st_gid = property(lambda self: self[5])
        st_size = property(lambda self: self[6])
        st_atime = property(lambda self: self._times[0])
        st_mtime = property(lambda self: self._times[1])
        st_ctime = property(lambda self: self._times[2])
        st_atime_ns = property(lambda self: self._times[3])
        st_mtime_ns = property(lambda self: self._times[4])
        st_ctime_ns = property(lambda self: self._times[5])

        def __new__(cls, values):
            self = super().__new__(cls, tuple(values[:7]) + tuple(int(t) for t in values[7:10]))
            self._times = values[7:]
            return self

        def __repr__(self):
            names = ('st_mode', 'st_ino', 'st_dev', 'st_nlink', 'st_uid', 'st_gid', 'st_size', 'st_atime', 'st_mtime', 'st_ctime')
            return 'os.stat_result(' + ', '.join(f'{n}={v!r}' for n, v in zip(names, self)) + ')'

    def stat(path, *, dir_fd=None, follow_symlinks=True):
        """What the system knows of a file: st_size, st_mtime and others."""
        return stat_result((_os.stat if follow_symlinks else _os.lstat)(path))

    def lstat(path):
        """As stat, of a link itself."""
        return stat_result(_os.lstat(path))

    def mkdir(path, mode=0o777, *, dir_fd=None):
        """Makes a folder."""
        _mkdir(path, mode)

    def makedirs(name, mode=0o777, exist_ok=False):
        """Makes a folder, and those above it that are missing."""
        name = fspath(name)
        _os.checked(name)
        head, tail = path.split(name)
        if not tail:
            head, tail = path.split(head)
        if head and tail and not path.exists(head):
            try:
                makedirs(head, exist_ok=exist_ok)
            except FileExistsError:
                pass
            if tail == curdir:
                return
        try:
            mkdir(name, mode)
        except OSError:
            if not exist_ok or not path.isdir(name):
                raise

    def removedirs(name):
        """Removes an empty folder, and those above it that are empty then."""
        rmdir(name)
        head, tail = path.split(name)
        if not tail:
            head, tail = path.split(head)
        while head and tail:
            try:
                rmdir(head)
            except OSError:
                break
            head, tail = path.split(head)

    def unlink(path, *, dir_fd=None):
        """Removes a file."""
        remove(path)

    def rename(src, dst, *, src_dir_fd=None, dst_dir_fd=None):
        """Gives a file or folder another name."""
        _os.rename(src, dst)

    def replace(src, dst, *, src_dir_fd=None, dst_dir_fd=None):
        """Gives a file another name, in the place of what is there."""
        _os.rename(src, dst)

    def renames(old, new):
        """As rename; makes the folders that are missing."""
        head, tail = path.split(new)
        if head and tail and not path.exists(head):
            makedirs(head)
        rename(old, new)

    def utime(path, times=None):
        """Sets when a file was read and changed."""
        _os.utime(path, *(times or (None, None)))

    class DirEntry:
        """A file or folder, as scandir gives it."""
        def __init__(self, folder, name, kind):
            self.name, self.path, self._kind = name, path.join(folder, name), kind

        def is_dir(self, *, follow_symlinks=True):
            """Whether it is a folder."""
            return path.isdir(self.path) if self._kind == 'link' and follow_symlinks else self._kind == 'folder'

        def is_file(self, *, follow_symlinks=True):
            """Whether it is a file."""
            return path.isfile(self.path) if self._kind == 'link' and follow_symlinks else self._kind == 'file'

        def is_symlink(self):
            """Whether it is a link."""
            return self._kind == 'link'

        def stat(self, *, follow_symlinks=True):
            """What the system knows of it."""
            return stat(self.path, follow_symlinks=follow_symlinks)

        def inode(self):
            """Its number on the disk."""
            return lstat(self.path).st_ino

        def __fspath__(self):
            return self.path

        def __repr__(self):
            return f'<DirEntry {self.name!r}>'

    class _Scan:
        def __init__(self, folder):
            self._entries = iter([DirEntry(folder, name, kind) for name, kind in _os.entries(folder)])

        def __iter__(self):
            return self

        def __next__(self):
            return next(self._entries)

        def close(self):
            """Ends the iteration."""
            self._entries = iter(())

        def __enter__(self):
            return self

        def __exit__(self, *args):
            self.close()

    def scandir(path='.'):
        """The files and folders in a folder, one after another."""
        return _Scan(fspath(path))

    def walk(top, topdown=True, onerror=None, followlinks=False):
        """Folder, its folders and its files, for a folder and all below it."""
        top = fspath(top)
        dirs, files = [], []
        try:
            entries = list(scandir(top))
        except OSError as error:
            if onerror is not None:
                onerror(error)
            return
        for entry in entries:
            (dirs if entry.is_dir() else files).append(entry.name)
        if topdown:
            yield top, dirs, files
            for name in dirs:
                inner = path.join(top, name)
                if followlinks or not path.islink(inner):
                    yield from walk(inner, topdown, onerror, followlinks)
        else:
            for name in dirs:
                inner = path.join(top, name)
                if followlinks or not path.islink(inner):
                    yield from walk(inner, topdown, onerror, followlinks)
            yield top, dirs, files

    def sched_getaffinity(pid):
        """The processors that the program may use."""
        return set(_os.affinity())

    class terminal_size(tuple):
        """Columns and lines of the output."""
        columns = property(lambda self: self[0])
        lines = property(lambda self: self[1])

        def __repr__(self):
            return f'os.terminal_size(columns={self[0]}, lines={self[1]})'

    def get_terminal_size(fd=1):
        """The size of the output."""
        return terminal_size((_os.columns(), 24))

    class uname_result(tuple):
        """System, host, release, version and machine."""
        sysname = property(lambda self: self[0])
        nodename = property(lambda self: self[1])
        release = property(lambda self: self[2])
        version = property(lambda self: self[3])
        machine = property(lambda self: self[4])

        def __repr__(self):
            names = ('sysname', 'nodename', 'release', 'version', 'machine')
            return 'posix.uname_result(' + ', '.join(f'{n}={v!r}' for n, v in zip(names, self)) + ')'

    def uname():
        """System, host, release, version and machine."""
        return uname_result(_os.uname())

    def getloadavg():
        """How busy the machine was in the last 1, 5 and 15 minutes."""
        return _os.loadavg()

    def getlogin():
        """The user's name."""
        return _os.user()

    def fsencode(filename):
        """A path as bytes."""
        filename = fspath(filename)
        return filename if isinstance(filename, bytes) else filename.encode()

    def fsdecode(filename):
        """A path as text."""
        filename = fspath(filename)
        return filename if isinstance(filename, str) else filename.decode()

    def strerror(code):
        """What an error number of the system means."""
        return OSError(code, _os.reason(code)).strerror

    def _refused(name, help, module='os'):
        def function(*args, **kwargs):
            raise PermissionError(f'{module}.{name} is not in fieldbook: {help}')
        function.__name__ = function.__qualname__ = name
        function.__doc__ = 'Refused: ' + help
        return function

    _processes = 'a notebook starts no processes'
    system = _refused('system', _processes)
    popen = _refused('popen', _processes)
    fork = _refused('fork', _processes)
    execv = _refused('execv', _processes)
    execl = _refused('execl', _processes)
    execvp = _refused('execvp', _processes)
    spawnv = _refused('spawnv', _processes)
    kill = _refused('kill', 'a notebook ends no processes')
    symlink = _refused('symlink', 'a link could lead out of the folder; copy the file')
    link = _refused('link', 'a link could lead out of the folder; copy the file')
    """#)
}
