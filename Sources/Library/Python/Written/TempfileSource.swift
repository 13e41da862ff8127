import Evaluator

extension WrittenModules {
  static let tempfile = WrittenModule(
    "tempfile", doc: "Temporary files and folders.",
    #"""
    import os as _os
    import io as _io
    import _os as _system
    import random as _random
    import shutil as _shutil

    tempdir = None
    template = 'tmp'

    def gettempdir():
        """The folder for temporary files."""
        return tempdir or _system.temporary()

    def gettempprefix():
        """How the names of temporary files begin."""
        return template

    _names = _random.Random()

    def _candidates():
        while True:
            yield ''.join(_names.choice('abcdefghijklmnopqrstuvwxyz0123456789_') for _ in range(8))

    def mkdtemp(suffix=None, prefix=None, dir=None):
        """Makes a folder with a new name."""
        for name in _candidates():
            path = _os.path.abspath(_os.path.join(dir or gettempdir(), (prefix or template) + name + (suffix or '')))
            try:
                _os.mkdir(path, 0o700)
                return path
            except FileExistsError:
                continue

    def mktemp(suffix='', prefix=template, dir=None):
        """A path that is not taken."""
        for name in _candidates():
            path = _os.path.join(dir or gettempdir(), prefix + name + suffix)
            if not _os.path.exists(path):
                return path

    class _TemporaryFile:
        def __init__(self, file, path, delete):
            self.file, self.name, self.delete = file, path, delete

        def __getattr__(self, name):
            return getattr(self.file, name)

        def __iter__(self):
            return iter(self.file)

        def __enter__(self):
            return self

        def __exit__(self, *exception):
            self.close()

        def close(self):
            """Closes the file, and removes it."""
            self.file.close()
            if self.delete and _os.path.exists(self.name):
                _os.unlink(self.name)

        def __del__(self):
            self.close()

    def NamedTemporaryFile(mode='w+b', buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, delete=True, *, errors=None):
        """A file with a new name, which is removed when it is closed."""
        for name in _candidates():
            path = _os.path.abspath(_os.path.join(dir or gettempdir(), (prefix or template) + name + (suffix or '')))
            try:
                _io.open(path, 'xb').close()
            except FileExistsError:
                continue
            _os.chmod(path, 0o600)
            return _TemporaryFile(_io.open(path, mode, buffering, encoding, errors, newline), path, delete)

    TemporaryFile = NamedTemporaryFile

    def SpooledTemporaryFile(max_size=0, mode='w+b', **options):
        """A file in memory."""
        return _io.BytesIO() if 'b' in mode else _io.StringIO()

    class TemporaryDirectory:
        """A folder with a new name, which is removed at the end of `with`."""
        def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False, *, delete=True):
            self.name = mkdtemp(suffix, prefix, dir)
            self._ignore, self._delete = ignore_cleanup_errors, delete

        def __repr__(self):
            return f'<TemporaryDirectory {self.name!r}>'

        def __enter__(self):
            return self.name

        def __exit__(self, *exception):
            if self._delete:
                self.cleanup()

        def cleanup(self):
            """Removes the folder and all in it."""
            if _os.path.exists(self.name):
                _shutil.rmtree(self.name, ignore_errors=self._ignore)

    def mkstemp(suffix=None, prefix=None, dir=None, text=False):
        """A number and the path of a new, empty file; the number is of no use: there are no file descriptors."""
        global _descriptors
        _descriptors += 1
        with NamedTemporaryFile(suffix=suffix, prefix=prefix, dir=dir, delete=False) as file:
            return _descriptors, file.name

    # The numbers from 0 to 2 are those of standard input and output.
    _descriptors = 2

    """#)
}
