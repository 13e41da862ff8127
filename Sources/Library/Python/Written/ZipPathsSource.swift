import Evaluator

extension WrittenModules {
  static let zipPaths = WrittenModule(
    "_zip_paths", doc: "Paths inside zip archives.",
    #"""
    import io as _io
    import pathlib as _pathlib
    import posixpath as _posixpath

    class Path:
        """A path inside a zip archive."""
        def __init__(self, root, at=''):
            import zipfile
            self.root = root if isinstance(root, zipfile.ZipFile) else zipfile.ZipFile(root)
            self.at = at

        def _names(self):
            # The members and the folders that they stand in.
            names = dict.fromkeys(self.root.namelist())
            for name in self.root.namelist():
                parent = _posixpath.dirname(name.rstrip('/'))
                while parent:
                    names.setdefault(parent + '/')
                    parent = _posixpath.dirname(parent)
            return names

        @property
        def name(self):
            """The last part."""
            return _pathlib.Path(self.at).name or self.filename.name

        @property
        def stem(self):
            """The last part without its suffix."""
            return _pathlib.Path(self.at).stem or self.filename.stem

        @property
        def suffix(self):
            """What follows the last point."""
            return _pathlib.Path(self.at).suffix or self.filename.suffix

        @property
        def suffixes(self):
            """What follows each point."""
            return _pathlib.Path(self.at).suffixes or self.filename.suffixes

        @property
        def filename(self):
            """The path with that of the archive."""
            return _pathlib.Path(self.root.filename).joinpath(self.at)

        @property
        def parent(self):
            """The folder that it stands in."""
            if not self.at:
                return self.filename.parent
            parent = _posixpath.dirname(self.at.rstrip('/'))
            return self._at(parent + '/' if parent else '')

        def _at(self, at):
            return type(self)(self.root, at)

        def is_dir(self):
            """Whether it is a folder."""
            return not self.at or self.at.endswith('/')

        def is_file(self):
            """Whether it is a file that is there."""
            return self.exists() and not self.is_dir()

        def exists(self):
            """Whether it is there."""
            return not self.at or self.at in self._names()

        def open(self, mode='r', *args, pwd=None, **kwargs):
            """Opens a member, as text or as bytes."""
            if self.is_dir():
                raise IsADirectoryError(self)
            if not self.exists() and mode[0] == 'r':
                raise FileNotFoundError(self)
            stream = self.root.open(self.at, mode[0], pwd=pwd)
            if 'b' in mode:
                if args or kwargs:
                    raise ValueError('encoding args invalid for binary operation')
                return stream
            return _io.TextIOWrapper(stream, *args, **kwargs)

        def read_text(self, *args, **kwargs):
            """The text."""
            with self.open('r', *args, **kwargs) as f:
                return f.read()

        def read_bytes(self):
            """The bytes."""
            with self.open('rb') as f:
                return f.read()

        def iterdir(self):
            """What stands in a folder."""
            if not self.is_dir():
                raise ValueError("Can't listdir a file")
            return (self._at(name) for name in self._names() if _posixpath.dirname(name.rstrip('/')) == self.at.rstrip('/'))

        def joinpath(self, *other):
            """A path below this one."""
            path = _posixpath.join(self.at, *other)
            names = self._names()
            return self._at(path + '/' if path not in names and path + '/' in names else path)

        __truediv__ = joinpath

        def __eq__(self, other):
            return isinstance(other, Path) and (self.root, self.at) == (other.root, other.at)

        def __hash__(self):
            return hash((id(self.root), self.at))

        def __str__(self):
            return _posixpath.join(self.root.filename or '', self.at)

        def __repr__(self):
            return f'{type(self).__name__}({self.root.filename!r}, {self.at!r})'

    Path.__module__ = 'zipfile'
    """#)
}
