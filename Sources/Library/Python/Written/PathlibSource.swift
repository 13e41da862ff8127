import Evaluator

extension WrittenModules {
  static let pathlib = WrittenModule(
    "pathlib", doc: "Paths as objects.",
    #"""
    import os as _os
    import fnmatch as _fnmatch
    import io as _io

    class PurePath:
        """A path as text: its parts, joined by /."""
        def __new__(cls, *args):
            if cls is PurePath:
                cls = PurePosixPath
            elif cls is Path:
                cls = PosixPath
            return object.__new__(cls)

        def __init__(self, *args):
            text = ''
            for arg in args:
                if isinstance(arg, PurePath):
                    part = str(arg)
                else:
                    part = _os.fspath(arg)
                    if not isinstance(part, str):
                        raise TypeError(f'argument should be a str object or an os.PathLike object returning str, not {type(arg)!r}')
                text = _os.path.join(text, part) if text else part
            root = '//' if text.startswith('//') and not text.startswith('///') else '/' if text.startswith('/') else ''
            names = [p for p in text.split('/') if p and p != '.']
            object.__setattr__(self, '_root', root)
            object.__setattr__(self, '_names', tuple(names))
            object.__setattr__(self, '_text', root + '/'.join(names) or '.')

        def _make(self, root, names):
            return type(self)(root + '/'.join(names))

        def __str__(self):
            return self._text

        def __repr__(self):
            return f'{type(self).__name__}({self._text!r})'

        def __fspath__(self):
            return self._text

        def __bytes__(self):
            return self._text.encode()

        def __hash__(self):
            return hash(self._text)

        def __eq__(self, other):
            return self._text == other._text if isinstance(other, PurePath) else NotImplemented

        def __lt__(self, other):
            return self._key < other._key if isinstance(other, PurePath) else NotImplemented

        def __le__(self, other):
            return self._key <= other._key if isinstance(other, PurePath) else NotImplemented

        def __gt__(self, other):
            return self._key > other._key if isinstance(other, PurePath) else NotImplemented

        def __ge__(self, other):
            return self._key >= other._key if isinstance(other, PurePath) else NotImplemented

        @property
        def _key(self):
            return list(self.parts)

        def __truediv__(self, key):
            try:
                return type(self)(self, key)
            except TypeError:
                return NotImplemented

        def __rtruediv__(self, key):
            try:
                return type(self)(key, self)
            except TypeError:
                return NotImplemented

        @property
        def parts(self):
            """The root and the names, as a tuple."""
            return ((self._root,) if self._root else ()) + self._names

        @property
        def root(self):
            """/ for a path from the root on."""
            return self._root

        @property
        def drive(self):
            """Empty: there are no drives."""
            return ''

        @property
        def anchor(self):
            """The root."""
            return self._root

        @property
        def name(self):
            """The last part."""
            return self._names[-1] if self._names else ''

        @property
        def suffix(self):
            """The last extension, with its dot."""
            name = self.name
            i = name.rfind('.')
            return name[i:] if 0 < i < len(name) - 1 else ''

        @property
        def suffixes(self):
            """All extensions."""
            name = self.name
            return [] if name.endswith('.') else ['.' + s for s in name.lstrip('.').split('.')[1:]]

        @property
        def stem(self):
            """The last part without its extension."""
            name = self.name
            i = name.rfind('.')
            return name[:i] if 0 < i < len(name) - 1 else name

        @property
        def parent(self):
            """The folder."""
            return self._make(self._root, self._names[:-1]) if self._names else self

        @property
        def parents(self):
            """The folder, its folder and so on."""
            return tuple(self._make(self._root, self._names[:n]) for n in range(len(self._names) - 1, -1, -1))

        def as_posix(self):
            """The path as text."""
            return self._text

        def as_uri(self):
            """The path as a file: address."""
            if not self.is_absolute():
                raise ValueError("relative path can't be expressed as a file URI")
            return 'file://' + self._text

        def is_absolute(self):
            """Whether it begins at the root."""
            return bool(self._root)

        def is_reserved(self):
            """False: no name is reserved."""
            return False

        def joinpath(self, *args):
            """The path with further parts."""
            return type(self)(self, *args)

        def with_name(self, name):
            """The path with another last part."""
            if not self.name:
                raise ValueError(f'{self!r} has an empty name')
            if not name or '/' in name or name == '.':
                raise ValueError(f'Invalid name {name!r}')
            return self._make(self._root, self._names[:-1] + (name,))

        def with_stem(self, stem):
            """The path with another name, and the same extension."""
            return self.with_name(stem + self.suffix)

        def with_suffix(self, suffix):
            """The path with another extension."""
            if '/' in suffix or suffix and not suffix.startswith('.') or suffix == '.':
                raise ValueError(f'Invalid suffix {suffix!r}')
            name = self.name
            if not name:
                raise ValueError(f'{self!r} has an empty name')
            old = self.suffix
            return self._make(self._root, self._names[:-1] + ((name[:-len(old)] if old else name) + suffix,))

        def relative_to(self, *other):
            """The path as it is from a folder above."""
            if not other:
                raise TypeError('need at least one argument')
            folder = type(self)(*other)
            if folder._root != self._root or self._names[:len(folder._names)] != folder._names:
                raise ValueError(f'{self._text!r} is not in the subpath of {folder._text!r} OR one path is relative and the other is absolute.')
            return self._make('', self._names[len(folder._names):])

        def is_relative_to(self, *other):
            """Whether it lies below a folder."""
            try:
                self.relative_to(*other)
                return True
            except ValueError:
                return False

        def match(self, path_pattern):
            """Whether the end of the path fits a pattern."""
            pattern = type(self)(path_pattern)
            if not pattern.parts:
                raise ValueError('empty pattern')
            parts, wanted = self.parts, pattern.parts
            if pattern._root and len(parts) != len(wanted) or len(wanted) > len(parts):
                return False
            return all(_fnmatch.fnmatchcase(p, w) for p, w in zip(reversed(parts), reversed(wanted)))

        def __reduce__(self):
            return type(self), (self._text,)

    class PurePosixPath(PurePath):
        """A path as text."""

    class PureWindowsPath(PurePath):
        """Not here: paths are those of Linux."""
        def __init__(self, *args):
            raise NotImplementedError('PureWindowsPath is not in fieldbook: write PurePath')

    class Path(PurePath):
        """A path, with what can be done with the file or folder there."""
        @classmethod
        def cwd(cls):
            """The folder where relative paths begin."""
            return cls(_os.getcwd())

        @classmethod
        def home(cls):
            """The user's home."""
            return cls(_os.path.expanduser('~'))

        def stat(self, *, follow_symlinks=True):
            """What the system knows of it: st_size, st_mtime and others."""
            return _os.stat(self, follow_symlinks=follow_symlinks)

        def lstat(self):
            """As stat, of a link itself."""
            return _os.lstat(self)

        def exists(self):
            """Whether there is something."""
            return _os.path.exists(self)

        def is_file(self):
            """Whether it is a file."""
            return _os.path.isfile(self)

        def is_dir(self):
            """Whether it is a folder."""
            return _os.path.isdir(self)

        def is_symlink(self):
            """Whether it is a link."""
            return _os.path.islink(self)

        def is_mount(self):
            """Whether it is the root of a disk."""
            return _os.path.ismount(self)

        def samefile(self, other_path):
            """Whether another path leads to the same file."""
            return _os.path.samefile(self, other_path)

        def absolute(self):
            """The path from the root on."""
            return self if self.is_absolute() else type(self)(_os.getcwd(), self)

        def resolve(self, strict=False):
            """The path from the root on, without .. and links."""
            return type(self)(_os.path.realpath(self, strict=strict))

        def readlink(self):
            """Where the link leads."""
            return type(self)(_os.readlink(self))

        def expanduser(self):
            """With the home folder in the place of ~."""
            return type(self)(_os.path.expanduser(self._text))

        def iterdir(self):
            """The paths of what is in the folder."""
            for name in _os.listdir(self):
                yield self / name

        def glob(self, pattern):
            """The paths below that fit a pattern; ** stands for all folders."""
            if not pattern:
                raise ValueError(f'Unacceptable pattern: {pattern!r}')
            if pattern.startswith('/'):
                raise NotImplementedError('Non-relative patterns are unsupported')
            parts = [p for p in pattern.split('/') if p and p != '.']
            if not parts:
                raise ValueError(f'Unacceptable pattern: {pattern!r}')
            seen = set()
            for path in _select(self, parts):
                if path not in seen:
                    seen.add(path)
                    yield path

        def rglob(self, pattern):
            """As glob, in all folders below."""
            if pattern.startswith('/'):
                raise NotImplementedError('Non-relative patterns are unsupported')
            yield from self.glob('**/' + pattern)

        def open(self, mode='r', buffering=-1, encoding=None, errors=None, newline=None):
            """Opens the file."""
            return _io.open(self, mode, buffering, encoding, errors, newline)

        def read_text(self, encoding=None, errors=None):
            """The text of the file."""
            with self.open('r', encoding=encoding, errors=errors) as f:
                return f.read()

        def read_bytes(self):
            """The bytes of the file."""
            with self.open('rb') as f:
                return f.read()

        def write_text(self, data, encoding=None, errors=None, newline=None):
            """Writes the file with this text."""
            if not isinstance(data, str):
                raise TypeError(f'data must be str, not {type(data).__name__}')
            with self.open('w', encoding=encoding, errors=errors, newline=newline) as f:
                return f.write(data)

        def write_bytes(self, data):
            """Writes the file with these bytes."""
            with self.open('wb') as f:
                return f.write(data)

        def touch(self, mode=0o666, exist_ok=True):
            """Makes the file if it is missing, else sets its time."""
            if self.exists():
                if not exist_ok:
                    self.open('x')
                _os.utime(self)
            else:
                self.open('x').close()

        def mkdir(self, mode=0o777, parents=False, exist_ok=False):
            """Makes the folder."""
            try:
                _os.mkdir(self, mode)
            except FileNotFoundError:
                if not parents or self.parent == self:
                    raise
                self.parent.mkdir(parents=True, exist_ok=True)
                self.mkdir(mode, parents=False, exist_ok=exist_ok)
            except OSError:
                if not exist_ok or not self.is_dir():
                    raise

        def rmdir(self):
            """Removes the empty folder."""
            _os.rmdir(self)

        def unlink(self, missing_ok=False):
            """Removes the file."""
            try:
                _os.unlink(self)
            except FileNotFoundError:
                if not missing_ok:
                    raise

        def rename(self, target):
            """Gives it another name."""
            _os.rename(self, target)
            return type(self)(target)

        def replace(self, target):
            """Gives it another name, in the place of what is there."""
            _os.replace(self, target)
            return type(self)(target)

        def chmod(self, mode, *, follow_symlinks=True):
            """Sets who may use it."""
            _os.chmod(self, mode)

        def owner(self):
            """The user's name."""
            return _os.getlogin()

        def symlink_to(self, target, target_is_directory=False):
            """Refused: a link could lead out of the folder."""
            _os.symlink(target, self)

        def hardlink_to(self, target):
            """Refused: a link could lead out of the folder."""
            _os.link(target, self)

        def __enter__(self):
            return self

        def __exit__(self, *exception):
            pass

    class PosixPath(Path, PurePosixPath):
        """A path, with what can be done with the file or folder there."""

    def _select(folder, parts):
        first, rest = parts[0], parts[1:]
        if first == '**':
            for inner in _folders(folder):
                if rest:
                    yield from _select(inner, rest)
                else:
                    yield inner
            return
        if not any(c in first for c in '*?['):
            path = folder / first
            if path.is_dir() if rest else path.exists():
                if rest:
                    yield from _select(path, rest)
                else:
                    yield path
            return
        try:
            entries = list(_os.scandir(folder))
        except OSError:
            return
        for entry in entries:
            if _fnmatch.fnmatchcase(entry.name, first) and (not rest or entry.is_dir()):
                path = folder / entry.name
                if rest:
                    yield from _select(path, rest)
                else:
                    yield path

    def _folders(folder):
        if not folder.is_dir():
            return
        yield folder
        try:
            entries = list(_os.scandir(folder))
        except OSError:
            return
        for entry in entries:
            if entry.is_dir() and not entry.is_symlink():
                yield from _folders(folder / entry.name)
    """#)
}
