import Evaluator

extension WrittenModules {
  static let tarfile = WrittenModule(
    "tarfile", doc: "Tar archives.",
    #"""
    import os as _os
    import io as _io
    import sys as _sys
    from builtins import open as bltn_open
    from _archives import decompress as _decompress, compress as _compress
    from _tar_members import (
        NUL, BLOCKSIZE, RECORDSIZE, REGTYPE, AREGTYPE, LNKTYPE, SYMTYPE, CHRTYPE, BLKTYPE, DIRTYPE, FIFOTYPE, CONTTYPE, GNUTYPE_LONGNAME,
        GNUTYPE_LONGLINK, GNUTYPE_SPARSE, XHDTYPE, XGLTYPE, SOLARIS_XHDTYPE, USTAR_FORMAT, GNU_FORMAT, PAX_FORMAT, DEFAULT_FORMAT, ENCODING,
        TarError, ExtractError, ReadError, CompressionError, StreamError, HeaderError, EmptyHeaderError, EOFHeaderError, InvalidHeaderError,
        TruncatedHeaderError, SubsequentHeaderError, TarInfo, members as _members, content as _content, end_of as _end_of)

    class ExFileObject(_io.BytesIO):
        """A member that is read."""
        def __init__(self, archive, info):
            super().__init__(_content(info, archive._data))
            self.name = info.name

        def writable(self):
            """False."""
            return False

    class TarFile:
        """A tar archive, open for reading or writing."""
        tarinfo, format, encoding, fileobject = TarInfo, DEFAULT_FORMAT, ENCODING, ExFileObject
        OPEN_METH = {'tar': 'taropen', 'gz': 'gzopen'}

        def __init__(self, name=None, mode='r', fileobj=None, format=None, tarinfo=None, dereference=None, ignore_zeros=None, encoding=None, errors='surrogateescape', pax_headers=None, debug=None, errorlevel=None, *, _kind='tar', compresslevel=9):
            if mode not in ('r', 'a', 'w', 'x'):
                raise ValueError("mode must be 'r', 'a', 'w' or 'x'")
            self.mode, self.closed, self._kind, self._level = mode, False, _kind, compresslevel
            self.format = self.format if format is None else format
            self.tarinfo = tarinfo or self.tarinfo
            self.encoding, self.errors, self.errorlevel = encoding or self.encoding, errors, 1 if errorlevel is None else errorlevel
            self.ignore_zeros, self.pax_headers = bool(ignore_zeros), dict(pax_headers or {})
            if name is None and fileobj is not None:
                given = getattr(fileobj, 'name', None)
                name = given if isinstance(given, (str, bytes)) else None
            self.name = None if name is None else _os.path.abspath(_os.fspath(name))
            self._owns = fileobj is None
            if self._owns:
                if mode == 'a' and not _os.path.exists(name):
                    self.mode = mode = 'w'
                fileobj = bltn_open(name, {'r': 'rb', 'a': 'r+b', 'w': 'wb', 'x': 'xb'}[mode])
            self.fileobj, self.members, self._data, self._place = fileobj, [], b'', 0
            self._start = fileobj.tell() if mode == 'a' or mode == 'r' and hasattr(fileobj, 'seekable') and fileobj.seekable() else 0
            try:
                if mode in 'ra':
                    self._read()
            except BaseException:
                if self._owns:
                    fileobj.close()
                self.closed = True
                raise

        def _read(self):
            data = self.fileobj.read()
            if data[:2] == b'\x1f\x8b' and self._kind in ('gz', '*'):
                try:
                    data = _decompress(data)
                except EOFError:
                    raise ReadError('unexpected end of data') from None
                except OSError:
                    raise ReadError('not a gzip file') from None
            elif self._kind == 'gz':
                raise ReadError('not a gzip file')
            self._data = data
            try:
                self.members, self._end = _members(data, self.tarinfo, self.ignore_zeros, self.pax_headers)
            except ReadError as error:
                if self._kind != '*':
                    raise
                tried = ('gz', 'not a gzip file'), ('bz2', 'not a bzip2 file'), ('xz', 'not an lzma file'), ('tar', str(error))
                lines = [f'- method {kind}: ReadError({text!r})' for kind, text in tried]
                raise ReadError('\n'.join(['file could not be opened successfully:'] + lines)) from None
            if self.mode == 'a':
                self.fileobj.seek(self._start + self._end)

        @classmethod
        def open(cls, name=None, mode='r', fileobj=None, bufsize=RECORDSIZE, **kwargs):
            """Opens a tar archive, compressed by gzip or not."""
            if not name and not fileobj:
                raise ValueError('nothing to open')
            for mark in (':', '|'):
                if mark in mode:
                    direction, _, kind = mode.partition(mark)
                    direction, kind = direction or 'r', kind or 'tar'
                    if kind in ('bz2', 'xz'):
                        raise CompressionError(f'{"bz2" if kind == "bz2" else "lzma"} module is not available')
                    if kind == '*' and direction == 'r':
                        return cls(name, 'r', fileobj, _kind='*', **kwargs)
                    if kind not in ('tar', 'gz'):
                        raise CompressionError('unknown compression type %r' % kind)
                    if mark == '|' and direction not in ('r', 'w'):
                        raise ValueError("mode must be 'r' or 'w'")
                    return cls.gzopen(name, direction, fileobj, **kwargs) if kind == 'gz' else cls.taropen(name, direction, fileobj, **kwargs)
            if mode == 'r':
                return cls(name, mode, fileobj, _kind='*', **kwargs)
            if mode in ('a', 'w', 'x'):
                return cls.taropen(name, mode, fileobj, **kwargs)
            raise ValueError('undiscernible mode')

        @classmethod
        def taropen(cls, name, mode='r', fileobj=None, **kwargs):
            """Opens an archive that is not compressed."""
            if mode not in ('r', 'a', 'w', 'x'):
                raise ValueError("mode must be 'r', 'a', 'w' or 'x'")
            return cls(name, mode, fileobj, **kwargs)

        @classmethod
        def gzopen(cls, name, mode='r', fileobj=None, compresslevel=9, **kwargs):
            """Opens an archive that is compressed by gzip."""
            if mode not in ('r', 'w', 'x'):
                raise ValueError("mode must be 'r', 'w' or 'x'")
            return cls(name, mode, fileobj, _kind='gz', compresslevel=compresslevel, **kwargs)

        def _check(self, mode=None):
            if self.closed:
                raise OSError('%s is closed' % type(self).__name__)
            if mode is not None and self.mode not in mode:
                raise OSError('bad operation for mode %r' % self.mode)

        # Reading

        def getmembers(self):
            """The members."""
            self._check()
            return self.members

        def getnames(self):
            """The names of the members."""
            return [m.name for m in self.getmembers()]

        def getmember(self, name):
            """The member of a name, the last if there are several."""
            for m in reversed(self.getmembers()):
                if m.name == name.rstrip('/'):
                    return m
            raise KeyError(f'filename {name!r} not found')

        def next(self):
            """The next member; None behind the last."""
            self._check('ra')
            if self._place == len(self.members):
                return None
            self._place += 1
            return self.members[self._place - 1]

        def list(self, verbose=True, *, members=None):
            """Shows the members."""
            self._check()
            for m in self if members is None else members:
                print(m._line() if verbose else m.name + ('/' if m.isdir() else ''))

        def extractfile(self, member):
            """A member as a file of bytes; None for a folder."""
            self._check('r')
            info = self.getmember(member) if isinstance(member, str) else member
            if info.isreg() or info.type not in (LNKTYPE, SYMTYPE, CHRTYPE, BLKTYPE, DIRTYPE, FIFOTYPE):
                return self.fileobject(self, info)
            if info.islnk() or info.issym():
                target = info.linkname if info.islnk() else _os.path.normpath('/'.join(filter(None, (_os.path.dirname(info.name), info.linkname))))
                try:
                    return self.extractfile(self.getmember(target))
                except KeyError:
                    raise KeyError('linkname %r not found' % info.linkname) from None
            return None

        def extract(self, member, path='', set_attrs=True, *, numeric_owner=False, filter=None):
            """Writes a member below a folder; links to outside of the archive are left out."""
            self._check('r')
            info = self.getmember(member) if isinstance(member, str) else member
            if callable(filter):
                info = filter(info, path)
                if info is None:
                    return
            parts = [p for p in info.name.split('/') if p not in ('', '.')]
            if '..' in parts:
                raise ExtractError(f'{info.name!r} would be extracted outside the destination')
            target = _os.path.join(_os.fspath(path), *parts) if parts else _os.fspath(path)
            if info.isdir():
                _os.makedirs(target, exist_ok=True)
                return
            try:
                content = self.extractfile(info)
            except KeyError:
                return
            if content is not None:
                _os.makedirs(_os.path.dirname(target) or '.', exist_ok=True)
                with bltn_open(target, 'wb') as f:
                    f.write(content.read())

        def extractall(self, path='.', members=None, *, numeric_owner=False, filter=None):
            """Writes all members below a folder."""
            for member in self if members is None else members:
                self.extract(member, path, filter=filter)

        # Writing

        def gettarinfo(self, name=None, arcname=None, fileobj=None):
            """The member that a file or a folder becomes."""
            self._check('awx')
            if fileobj is not None:
                name = fileobj.name
            name = _os.fspath(name)
            return self.tarinfo._of_file(name, name if arcname is None else _os.fspath(arcname))

        def add(self, name, arcname=None, recursive=True, *, filter=None):
            """Adds a file, or a folder with what is in it."""
            self._check('awx')
            if self.name is not None and _os.path.abspath(_os.fspath(name)) == self.name:
                return
            name = _os.fspath(name)
            arcname = name if arcname is None else arcname
            info = self.gettarinfo(name, arcname)
            if filter is not None:
                info = filter(info)
                if info is None:
                    return
            if info.isreg():
                with bltn_open(name, 'rb') as f:
                    self.addfile(info, f)
                return
            self.addfile(info)
            if info.isdir() and recursive:
                for entry in sorted(_os.listdir(name)):
                    self.add(_os.path.join(name, entry), _os.path.join(arcname, entry), recursive, filter=filter)

        def addfile(self, tarinfo, fileobj=None):
            """Adds a member, whose bytes a file gives."""
            self._check('awx')
            data = b''
            if fileobj is not None:
                data = fileobj.read(tarinfo.size)
                if len(data) < tarinfo.size:
                    raise OSError('unexpected end of data')
            head = tarinfo.tobuf(self.format, self.encoding, self.errors)
            self._written.append(head + data + NUL * (-len(data) % BLOCKSIZE))
            self.members.append(tarinfo)

        @property
        def _written(self):
            # What was added, in order: compressed and written when the archive is closed.
            if not hasattr(self, '_parts'):
                self._parts = []
                if self.format == PAX_FORMAT and self.pax_headers and self.mode != 'a':
                    self._parts.append(self.tarinfo.create_pax_global_header(self.pax_headers))
            return self._parts

        def close(self):
            """Writes what was added, and ends the work with the archive."""
            if self.closed:
                return
            self.closed = True
            try:
                if self.mode in 'awx':
                    data = _end_of(b''.join(self._written), self._end if self.mode == 'a' else 0)
                    self.fileobj.write(_compress(data, self._level, True) if self._kind == 'gz' else data)
                    if self.mode == 'a':
                        self.fileobj.truncate()
            finally:
                if self._owns:
                    self.fileobj.close()

        def __iter__(self):
            return iter(self.getmembers())

        def __enter__(self):
            self._check()
            return self

        def __exit__(self, kind, value, traceback):
            if kind is None:
                self.close()
                return
            # An archive that was not finished gets no end.
            if self._owns:
                self.fileobj.close()
            self.closed = True

    open = TarFile.open

    def is_tarfile(name):
        """Whether there is a tar archive at a path, or in an open file."""
        try:
            if hasattr(name, 'read'):
                place = name.tell()
                archive = open(fileobj=name)
                name.seek(place)
            else:
                archive = open(name)
            archive.close()
            return True
        except TarError:
            return False

    def data_filter(member, path):
        """A member as extract takes it; None for what would stand outside of the folder."""
        return fully_trusted_filter(member, path)

    def tar_filter(member, path):
        """A member as extract takes it."""
        return fully_trusted_filter(member, path)

    def fully_trusted_filter(member, path):
        """The member itself: nothing is written outside of the folder anyway."""
        return member
    """#)
}
