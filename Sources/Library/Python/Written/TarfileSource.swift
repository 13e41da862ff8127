import Evaluator

extension WrittenModules {
  static let tarfile = WrittenModule(
    "tarfile", doc: "Tar archives.",
    #"""
    import os as _os
    import io as _io
    from _archives import decompress as _decompress

    REGTYPE, AREGTYPE, LNKTYPE, SYMTYPE, DIRTYPE = b'0', b'\0', b'1', b'2', b'5'

    class TarError(Exception):
        """What goes wrong with an archive."""

    class ReadError(TarError):
        """What is no tar archive."""

    class CompressionError(TarError):
        """A compression that is not known."""

    class ExtractError(TarError):
        """What cannot be written."""

    def _text(field):
        return field.split(b'\0', 1)[0].decode('utf-8', 'replace')

    def _number(field):
        if field[0] & 0x80:
            return int.from_bytes(field[1:], 'big')
        text = _text(field).strip()
        return int(text or '0', 8)

    class TarInfo:
        """A member of an archive."""
        def __init__(self, name=''):
            self.name, self.size, self.mtime, self.mode, self.type, self.linkname = name, 0, 0, 0o644, REGTYPE, ''
            self.uid = self.gid = 0
            self.uname = self.gname = ''
            self.offset_data = 0

        path = property(lambda self: self.name)

        def isfile(self):
            """Whether it is a file."""
            return self.type in (REGTYPE, AREGTYPE)

        isreg = isfile

        def isdir(self):
            """Whether it is a folder."""
            return self.type == DIRTYPE

        def issym(self):
            """Whether it is a link."""
            return self.type == SYMTYPE

        def islnk(self):
            """Whether it is a second name of a file."""
            return self.type == LNKTYPE

        def __repr__(self):
            return f'<TarInfo {self.name!r}>'

    class TarFile:
        """A tar archive, open for reading."""
        def __init__(self, name=None, mode='r', fileobj=None):
            self.name, self.mode, self.closed = name, mode, False
            kind = mode.partition(':')[2] or mode.partition('|')[2]
            if mode[:1] != 'r':
                if mode[:1] in 'wxa' and mode:
                    raise NotImplementedError('tar archives are only read in fieldbook: leave the files in a folder, or compress each with gzip')
                raise ValueError("mode must be 'r', 'a', 'w' or 'x'")
            if kind in ('bz2', 'xz'):
                raise CompressionError(f'{kind} module is not available')
            if fileobj is None:
                with _io.open(name, 'rb') as f:
                    data = f.read()
            else:
                data = fileobj.read()
            if data[:2] == b'\x1f\x8b':
                data = _decompress(data)
            elif kind == 'gz':
                raise ReadError('not a gzip file')
            self._data = data
            self._members = list(self._found())

        def _found(self):
            data, place, long_name, pax = self._data, 0, None, {}
            if len(data) < 512 and data:
                raise ReadError('file could not be opened successfully')
            while place + 512 <= len(data):
                head = data[place:place + 512]
                if head.count(b'\0') == 512:
                    break
                try:
                    if _number(head[148:156]) not in (sum(head[:148]) + 256 + sum(head[156:]),):
                        raise ReadError('bad checksum' if place else 'file could not be opened successfully')
                    info = TarInfo(_text(head[:100]))
                    info.size, info.mtime, info.mode = _number(head[124:136]), _number(head[136:148]), _number(head[100:108])
                except ValueError:
                    raise ReadError('invalid header' if place else 'file could not be opened successfully') from None
                info.type, info.linkname, info.uname, info.gname = head[156:157], _text(head[157:257]), _text(head[265:297]), _text(head[297:329])
                prefix = _text(head[345:500]) if head[257:262] == b'ustar' and head[262:263] == b'\0' else ''
                if prefix:
                    info.name = prefix + '/' + info.name
                info.offset_data = place + 512
                content = data[place + 512:place + 512 + info.size]
                if len(content) < info.size:
                    raise ReadError('unexpected end of data')
                place += 512 + (info.size + 511) // 512 * 512
                if info.type == b'L':
                    long_name = _text(content)
                    continue
                if info.type in (b'x', b'g'):
                    rest = content
                    while rest:
                        size = int(rest.split(b' ', 1)[0])
                        key, _, value = rest[:size].split(b' ', 1)[1].rstrip(b'\n').partition(b'=')
                        pax[key.decode()] = value.decode('utf-8', 'replace')
                        rest = rest[size:]
                    continue
                if info.type == b'K':
                    continue
                info.name = pax.pop('path', long_name or info.name)
                long_name, pax = None, {}
                if info.name.endswith('/'):
                    info.name = info.name.rstrip('/')
                    if info.type == AREGTYPE:
                        info.type = DIRTYPE
                yield info

        def getmembers(self):
            """The members."""
            return self._members

        def getnames(self):
            """The names of the members."""
            return [m.name for m in self._members]

        def getmember(self, name):
            """The member of a name."""
            for m in reversed(self._members):
                if m.name == name:
                    return m
            raise KeyError(f'filename {name!r} not found')

        def next(self):
            """The first member."""
            return self._members[0] if self._members else None

        def list(self, verbose=True, *, members=None):
            """Shows the members."""
            for m in members or self._members:
                print(m.name + ('/' if m.isdir() else ''))

        def extractfile(self, member):
            """A member as a file of bytes."""
            info = member if isinstance(member, TarInfo) else self.getmember(member)
            if info.isfile():
                return _io.BytesIO(self._data[info.offset_data:info.offset_data + info.size])
            if info.islnk():
                return self.extractfile(info.linkname)
            return None

        def extract(self, member, path='', set_attrs=True, *, numeric_owner=False, filter=None):
            """Writes a member below a folder; links are left out."""
            info = member if isinstance(member, TarInfo) else self.getmember(member)
            parts = [p for p in info.name.split('/') if p not in ('', '.')]
            if '..' in parts:
                raise ExtractError(f'{info.name!r} would be extracted outside the destination')
            target = _os.path.join(_os.fspath(path), *parts) if parts else _os.fspath(path)
            if info.isdir():
                _os.makedirs(target, exist_ok=True)
            elif info.isfile() or info.islnk():
                _os.makedirs(_os.path.dirname(target) or '.', exist_ok=True)
                with _io.open(target, 'wb') as f:
                    f.write(self.extractfile(info).read())

        def extractall(self, path='.', members=None, *, numeric_owner=False, filter=None):
            """Writes all members below a folder; links are left out."""
            for member in self._members if members is None else members:
                self.extract(member, path)

        def close(self):
            """Ends the work with the archive."""
            self.closed = True

        def __iter__(self):
            return iter(self._members)

        def __enter__(self):
            return self

        def __exit__(self, *exception):
            self.close()

    def open(name=None, mode='r', fileobj=None, bufsize=10240, **kwargs):
        """Opens a tar archive for reading, compressed by gzip or not."""
        return TarFile(name, mode, fileobj)

    TarFile.open = staticmethod(open)

    def is_tarfile(name):
        """Whether there is a tar archive at a path."""
        try:
            open(name)
            return True
        except (TarError, OSError, EOFError):
            return False
    """#)
}
