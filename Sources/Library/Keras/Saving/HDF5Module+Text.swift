extension HDF5Module {
  /// `h5py`.
  static let text =
    #"""
    import os as _os
    import _hdf5
    from _hdf5 import Dataset

    __version__ = "3.15.1"

    class _Attributes:
        """Refused: attributes are not read."""

        def _refuse(self, *args):
            raise NotImplementedError("attributes of HDF5 files are not in Fieldbook: keras.models.load_model and model.load_weights read Keras's files")

        __getitem__ = __iter__ = __len__ = __contains__ = keys = values = items = get = _refuse

    class _Object:
        def __init__(self, file, path):
            self.file, self._path = file, path

        @property
        def name(self):
            """The path in the file, which begins with a slash."""
            return "/" + self._path

        @property
        def attrs(self):
            """Refused: attributes are not read."""
            return _Attributes()

        @property
        def parent(self):
            """The group that it is in."""
            return Group(self.file, self._path.rpartition("/")[0])

        def __bool__(self):
            return self.file._state.is_open

        def __eq__(self, other):
            return isinstance(other, _Object) and (self.file.filename, self._path) == (other.file.filename, other._path)

        def __hash__(self):
            return hash((self.file.filename, self._path))

    class Group(_Object):
        """Groups and arrays by name."""

        def _names(self):
            if not self.file._state.is_open:
                raise ValueError("Invalid group (or file) id (invalid group (or file) ID)")
            return _hdf5.names(self.file.filename, self._path)

        def keys(self):
            """The names."""
            return self._names()

        def values(self):
            """The groups and arrays."""
            return [self[name] for name in self._names()]

        def items(self):
            """The groups and arrays with their names."""
            return [(name, self[name]) for name in self._names()]

        def __iter__(self):
            return iter(self._names())

        def __len__(self):
            return len(self._names())

        def _find(self, name):
            if not self.file._state.is_open:
                raise ValueError("Invalid location identifier (invalid location identifier)")
            path = name.strip("/") if name.startswith("/") else (self._path + "/" + name).strip("/")
            kind = _hdf5.kind(self.file.filename, path)
            return None if kind is None else Group(self.file, path) if kind == "group" else _hdf5.dataset(self.file.filename, path, self.file._state)

        def __contains__(self, name):
            return self._find(name) is not None

        def __getitem__(self, name):
            found = self._find(name)
            if found is None:
                last = name.strip("/").rpartition("/")[2]
                raise KeyError(f"Unable to synchronously open object (object '{last}' doesn't exist)")
            return found

        def get(self, name, default=None):
            """A group or an array, or the default."""
            found = self._find(name)
            return default if found is None else found

        def visititems(self, func):
            """Calls a function with each name and object below, until it gives something."""
            def walk(group, before):
                for name in group._names():
                    one = group[name]
                    result = func(before + name, one)
                    if result is None and isinstance(one, Group):
                        result = walk(one, before + name + "/")
                    if result is not None:
                        return result
            return walk(self, "")

        def visit(self, func):
            """Calls a function with each name below, until it gives something."""
            return self.visititems(lambda name, _: func(name))

        def _refuse(self, *args, **options):
            raise NotImplementedError("h5py here reads files; np.save, np.savez and model.save_weights keep arrays")

        create_dataset = create_group = require_dataset = require_group = __setitem__ = __delitem__ = copy = move = _refuse

        def __repr__(self):
            count = len(self)
            return f'<HDF5 group "{self.name}" ({count} member{"" if count == 1 else "s"})>'

    class File(Group):
        """An HDF5 file, for reading: with h5py.File("numbers.h5", "r") as file: x = file["x"][:]"""

        def __init__(self, name, mode="r", **options):
            if mode not in ("r", "r+", "a", "w", "w-", "x"):
                raise ValueError("Invalid mode; must be one of r, r+, w, w-, x, a")
            if mode != "r":
                self._refuse()
            self.filename, self.mode, self._state = _os.fspath(name), mode, _hdf5.state()
            if not _os.path.isfile(self.filename):
                raise FileNotFoundError(2, f"Unable to synchronously open file (unable to open file: name = '{self.filename}', errno = 2, error message = 'No such file or directory')")
            super().__init__(self, "")
            self._names()

        def close(self):
            """Ends the reading."""
            self._state.close()

        def flush(self):
            """Accepted: nothing is written."""

        def __enter__(self):
            return self

        def __exit__(self, *problem):
            self.close()

        def __repr__(self):
            if not self._state.is_open:
                return "<Closed HDF5 file>"
            return f'<HDF5 file "{_os.path.basename(self.filename)}" (mode {self.mode})>'
    """#
}
