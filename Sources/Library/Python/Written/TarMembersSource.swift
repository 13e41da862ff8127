import Evaluator

extension WrittenModules {
  /// What stands in a tar archive, by POSIX 1003.1 (ustar, pax) and by GNU's extensions.
  static let tarMembers = WrittenModule(
    "_tar_members", doc: "The parts of tar archives.",
    #"""
    import copy as _copy
    import os as _os
    import stat as _stat
    import time as _time

    NUL, BLOCKSIZE, RECORDSIZE = b'\0', 512, 10240
    REGTYPE, AREGTYPE, LNKTYPE, SYMTYPE, CHRTYPE, BLKTYPE, DIRTYPE, FIFOTYPE, CONTTYPE = b'0', b'\0', b'1', b'2', b'3', b'4', b'5', b'6', b'7'
    GNUTYPE_LONGNAME, GNUTYPE_LONGLINK, GNUTYPE_SPARSE, XHDTYPE, XGLTYPE, SOLARIS_XHDTYPE = b'L', b'K', b'S', b'x', b'g', b'X'
    USTAR_FORMAT, GNU_FORMAT, PAX_FORMAT = 0, 1, 2
    DEFAULT_FORMAT, ENCODING = PAX_FORMAT, 'utf-8'

    class TarError(Exception):
        """What goes wrong with an archive."""

    class ExtractError(TarError):
        """What cannot be written."""

    class ReadError(TarError):
        """What is no tar archive."""

    class CompressionError(TarError):
        """A compression that is not known."""

    class StreamError(TarError):
        """What a stream cannot do."""

    class HeaderError(TarError):
        """A member's head that cannot be read."""

    class EmptyHeaderError(HeaderError):
        """A head that is empty."""

    class TruncatedHeaderError(HeaderError):
        """A head that is too short."""

    class EOFHeaderError(HeaderError):
        """The end of an archive."""

    class InvalidHeaderError(HeaderError):
        """A head whose checksum is wrong."""

    class SubsequentHeaderError(HeaderError):
        """A member without the head that must follow."""

    def _text(field):
        return field.split(NUL, 1)[0].decode('utf-8', 'replace')

    def _field(text, length, encoding='utf-8', errors='strict'):
        if text is None:
            raise ValueError('metadata cannot contain None')
        data = text.encode(encoding, 'replace' if errors == 'surrogateescape' else errors)
        return data[:length] + (length - len(data)) * NUL

    def _number(field):
        # Octal digits, or bytes with a mark where these are too few.
        if field[0] in (0o200, 0o377):
            value = int.from_bytes(field[1:], 'big')
            return value - (256 ** (len(field) - 1) if field[0] == 0o377 else 0)
        try:
            return int(_text(field).strip() or '0', 8)
        except ValueError:
            raise InvalidHeaderError('invalid header') from None

    def _digits(number, length, format):
        number, given = int(number), number
        if 0 <= number < 8 ** (length - 1):
            return b'%0*o' % (length - 1, number) + NUL
        if format == GNU_FORMAT and -256 ** (length - 1) <= number < 256 ** (length - 1):
            return bytes([0o200 if number >= 0 else 0o377]) + (number % 256 ** (length - 1)).to_bytes(length - 1, 'big')
        raise ValueError('overflow in number field')

    def _padded(data):
        return data + NUL * (-len(data) % BLOCKSIZE)

    class TarInfo:
        """A member of an archive."""
        def __init__(self, name=''):
            self.name, self.mode, self.uid, self.gid, self.size, self.mtime = name, 0o644, 0, 0, 0, 0
            self.chksum, self.type, self.linkname, self.uname, self.gname = 0, REGTYPE, '', '', ''
            self.devmajor = self.devminor = self.offset = self.offset_data = 0
            self.sparse, self.tarfile, self.pax_headers = None, None, {}

        @property
        def path(self):
            """The name."""
            return self.name

        @path.setter
        def path(self, name):
            self.name = name

        @property
        def linkpath(self):
            """What a link leads to."""
            return self.linkname

        @linkpath.setter
        def linkpath(self, name):
            self.linkname = name

        @classmethod
        def _of_file(cls, path, name):
            status = _os.stat(path)
            info = cls(name.replace(_os.sep, '/').lstrip('/'))
            info.mode, info.mtime = _stat.S_IMODE(status.st_mode), status.st_mtime
            info.uid, info.gid = getattr(status, 'st_uid', 0), getattr(status, 'st_gid', 0)
            if _stat.S_ISDIR(status.st_mode):
                info.type = DIRTYPE
            else:
                info.size = status.st_size
            return info

        def replace(self, *, deep=True, **changes):
            """A copy with some attributes changed."""
            known = ('name', 'mtime', 'mode', 'linkname', 'uid', 'gid', 'uname', 'gname')
            for name in changes:
                if name not in known:
                    raise TypeError(f'TarInfo.replace() got an unexpected keyword argument {name!r}')
            info = _copy.deepcopy(self) if deep else _copy.copy(self)
            for name, value in changes.items():
                setattr(info, name, value)
            return info

        def isreg(self):
            """Whether it is a file."""
            return self.type in (REGTYPE, AREGTYPE, CONTTYPE, GNUTYPE_SPARSE)

        isfile = isreg

        def isdir(self):
            """Whether it is a folder."""
            return self.type == DIRTYPE

        def issym(self):
            """Whether it is a link."""
            return self.type == SYMTYPE

        def islnk(self):
            """Whether it is a second name of a file."""
            return self.type == LNKTYPE

        def ischr(self):
            """Whether it is a device of characters."""
            return self.type == CHRTYPE

        def isblk(self):
            """Whether it is a device of blocks."""
            return self.type == BLKTYPE

        def isfifo(self):
            """Whether it is a queue."""
            return self.type == FIFOTYPE

        def issparse(self):
            """Whether it has holes."""
            return self.sparse is not None

        def isdev(self):
            """Whether it is a device or a queue."""
            return self.type in (CHRTYPE, BLKTYPE, FIFOTYPE)

        def get_info(self):
            """The attributes, as a dict."""
            info = {name: getattr(self, name) for name in ('name', 'mode', 'uid', 'gid', 'size', 'mtime', 'chksum', 'type', 'linkname', 'uname', 'gname', 'devmajor', 'devminor')}
            info['mode'] = self.mode & 0o7777
            if self.isdir() and not info['name'].endswith('/'):
                info['name'] += '/'
            return info

        def tobuf(self, format=DEFAULT_FORMAT, encoding=ENCODING, errors='surrogateescape'):
            """The bytes before those of the member."""
            info = self.get_info()
            for name, value in info.items():
                if value is None:
                    raise ValueError('%s may not be None' % name)
            if format == USTAR_FORMAT:
                return self.create_ustar_header(info, encoding, errors)
            if format == GNU_FORMAT:
                return self.create_gnu_header(info, encoding, errors)
            if format == PAX_FORMAT:
                return self.create_pax_header(info, encoding)
            raise ValueError('invalid format')

        def create_ustar_header(self, info, encoding, errors):
            """The head by POSIX 1988."""
            if len(info['linkname'].encode(encoding, 'replace')) > 100:
                raise ValueError('linkname is too long')
            prefix = ''
            if len(info['name'].encode(encoding, 'replace')) > 100:
                prefix, info['name'] = self._divided(info['name'], encoding)
            return self._head(info, USTAR_FORMAT, encoding, errors, prefix)

        def create_gnu_header(self, info, encoding, errors):
            """The head by GNU, with long names before it."""
            before = b''
            for name, kind in (('linkname', GNUTYPE_LONGLINK), ('name', GNUTYPE_LONGNAME)):
                data = info[name].encode(encoding, 'replace')
                if len(data) > 100:
                    long = dict(TarInfo('././@LongLink').get_info(), mode=0, type=kind, size=len(data) + 1)
                    before += self._head(long, GNU_FORMAT, encoding, errors) + _padded(data + NUL)
            return before + self._head(info, GNU_FORMAT, encoding, errors)

        def create_pax_header(self, info, encoding):
            """The head by POSIX 2001: what does not fit in the old one stands before it."""
            headers = dict(self.pax_headers)
            for name, key, length in (('name', 'path', 100), ('linkname', 'linkpath', 100), ('uname', 'uname', 32), ('gname', 'gname', 32)):
                if key in headers:
                    continue
                try:
                    data = info[name].encode('ascii')
                except UnicodeEncodeError:
                    headers[key] = info[name]
                    continue
                if len(data) > length:
                    headers[key] = info[name]
            for name, length in (('uid', 8), ('gid', 8), ('size', 12), ('mtime', 12)):
                value = info[name]
                whole = round(value) if isinstance(value, float) else value
                if not 0 <= whole < 8 ** (length - 1):
                    info[name] = 0
                    headers.setdefault(name, str(value))
                elif isinstance(value, float):
                    info[name] = whole
                    headers.setdefault(name, str(value))
            before = self._pax(headers, XHDTYPE, encoding) if headers else b''
            return before + self._head(info, USTAR_FORMAT, 'ascii', 'replace')

        @classmethod
        def create_pax_global_header(cls, pax_headers):
            """A head whose values hold for all members."""
            return cls()._pax(pax_headers, XGLTYPE, 'utf-8')

        def _pax(self, headers, kind, encoding):
            records = b''
            for key, value in headers.items():
                key, value = key.encode('utf-8'), str(value).encode('utf-8')
                length = len(key) + len(value) + 3
                total = length + len(str(length))
                while length + len(str(total)) != total:
                    total = length + len(str(total))
                records += b'%d %b=%b\n' % (total, key, value)
            info = dict(TarInfo('././@PaxHeader').get_info(), mode=0, type=kind, size=len(records))
            return self._head(info, USTAR_FORMAT, 'ascii', 'replace') + _padded(records)

        @staticmethod
        def _divided(name, encoding):
            # The part before a slash and the rest, so that each has room.
            parts = name.split('/')
            for place in range(1, len(parts)):
                prefix, rest = '/'.join(parts[:place]), '/'.join(parts[place:])
                if len(prefix.encode(encoding, 'replace')) <= 155 and len(rest.encode(encoding, 'replace')) <= 100:
                    return prefix, rest
            raise ValueError('name is too long')

        @staticmethod
        def _head(info, format, encoding, errors, prefix=''):
            kind = info['type']
            device = kind in (CHRTYPE, BLKTYPE)
            parts = [
                _field(info['name'], 100, encoding, errors), _digits(info['mode'] & 0o7777, 8, format), _digits(info['uid'], 8, format),
                _digits(info['gid'], 8, format), _digits(info['size'], 12, format), _digits(info['mtime'], 12, format), b' ' * 8, kind,
                _field(info['linkname'], 100, encoding, errors), b'ustar  \0' if format == GNU_FORMAT else b'ustar\x0000',
                _field(info['uname'], 32, encoding, errors), _field(info['gname'], 32, encoding, errors),
                _digits(info['devmajor'], 8, format) if device else NUL * 8, _digits(info['devminor'], 8, format) if device else NUL * 8,
                _field(prefix, 155, encoding, errors)]
            head = b''.join(parts)
            head += NUL * (BLOCKSIZE - len(head))
            return head[:148] + b'%06o\0 ' % sum(head) + head[156:]

        @classmethod
        def frombuf(cls, buf, encoding=ENCODING, errors='surrogateescape'):
            """The member of a head."""
            if len(buf) == 0:
                raise EmptyHeaderError('empty header')
            if len(buf) != BLOCKSIZE:
                raise TruncatedHeaderError('truncated header')
            if buf.count(NUL) == BLOCKSIZE:
                raise EOFHeaderError('end of file header')
            checksum = _number(buf[148:156])
            rest = buf[:148] + b' ' * 8 + buf[156:]
            if checksum not in (sum(rest), sum(b - 256 if b > 127 else b for b in rest)):
                raise InvalidHeaderError('bad checksum')
            info = cls(_text(buf[:100]))
            info.mode, info.uid, info.gid, info.size, info.mtime = (_number(buf[a:b]) for a, b in ((100, 108), (108, 116), (116, 124), (124, 136), (136, 148)))
            if info.size < 0:
                raise InvalidHeaderError('invalid header')
            info.chksum, info.type, info.linkname = checksum, buf[156:157], _text(buf[157:257])
            info.uname, info.gname = _text(buf[265:297]), _text(buf[297:329])
            info.devmajor, info.devminor = _number(buf[329:337]), _number(buf[337:345])
            if info.type == AREGTYPE and info.name.endswith('/'):
                info.type = DIRTYPE
            if info.isdir():
                info.name = info.name.rstrip('/')
            prefix = _text(buf[345:500])
            if prefix and info.type not in (GNUTYPE_LONGNAME, GNUTYPE_LONGLINK, GNUTYPE_SPARSE) and buf[257:265] != b'ustar  \0':
                info.name = prefix + '/' + info.name
            return info

        def _line(self):
            # As `tar -tv` shows it.
            kind = {DIRTYPE: _stat.S_IFDIR, SYMTYPE: _stat.S_IFLNK}.get(self.type, _stat.S_IFREG)
            text = '%s %s/%s %10d ' % (_stat.filemode(kind | self.mode), self.uname or self.uid, self.gname or self.gid, self.size)
            text += '%d-%02d-%02d %02d:%02d:%02d ' % _time.localtime(self.mtime)[:6]
            link = ' -> ' + self.linkname if self.issym() else ' link to ' + self.linkname if self.islnk() else ''
            return text + self.name + ('/' if self.isdir() else '') + link

        def __repr__(self):
            return '<%s %r at %#x>' % (type(self).__name__, self.name, id(self))

    def _records(data):
        # The values of a pax head.
        headers = {}
        while data:
            length, space, rest = data.partition(b' ')
            if not length.isdigit() or int(length) < 5 or not space:
                raise InvalidHeaderError('invalid header')
            record, data = data[len(length) + 1:int(length)], data[int(length):]
            key, _, value = record.rstrip(b'\n').partition(b'=')
            headers[key.decode('utf-8', 'replace')] = value.decode('utf-8', 'replace')
        return headers

    def _read_sparse(info, head, data, place):
        # A file with holes by GNU: where its parts belong stands in the head and in blocks behind it.
        info.sparse, fields, more = [], [head[386 + 24 * i:410 + 24 * i] for i in range(4)], head[482]
        while more and place + BLOCKSIZE <= len(data):
            block = data[place:place + BLOCKSIZE]
            place += BLOCKSIZE
            fields += [block[24 * i:24 * i + 24] for i in range(21)]
            more = block[504]
        for field in fields:
            offset, size = _number(field[:12]), _number(field[12:])
            if offset >= 0 and size > 0:
                info.sparse.append((offset, size))
        info.size, info.offset_data = max(0, _number(head[483:495])), place
        return place

    def content(info, data):
        # The bytes of a member.
        if info.sparse is None:
            return data[info.offset_data:info.offset_data + info.size]
        if info.size > 1 << 30:
            raise ReadError('a file with holes has less than 1 GiB in fieldbook')
        result, place = bytearray(info.size), info.offset_data
        for offset, size in info.sparse:
            part = data[place:place + size]
            result[offset:offset + len(part)] = part
            place += size
        return bytes(result[:info.size])

    _numbers = {'uid': int, 'gid': int, 'size': lambda text: max(0, int(text)), 'mtime': float}

    def members(data, kind, ignore_zeros, general):
        # The members of an archive, and where they end. Values of general heads are added to a dict.
        found, place, own, long, start = [], 0, {}, {}, 0
        while True:
            try:
                info = kind.frombuf(data[place:place + BLOCKSIZE])
            except (EOFHeaderError, InvalidHeaderError) as error:
                if ignore_zeros:
                    place += BLOCKSIZE
                    continue
                if isinstance(error, InvalidHeaderError):
                    if place == 0:
                        raise ReadError(str(error)) from None
                    if own or long:
                        raise ReadError(str(error)) from None
                break
            except EmptyHeaderError:
                if place == 0:
                    raise ReadError('empty file') from None
                break
            except TruncatedHeaderError as error:
                if place == 0:
                    raise ReadError(str(error)) from None
                break
            if not own and not long:
                start = place
            start_of_head, place = place, place + BLOCKSIZE
            info.offset, info.offset_data, stored = start, place, info.size
            if info.type == GNUTYPE_SPARSE:
                place = _read_sparse(info, data[start_of_head:place], data, place)
            holds = info.isreg() or info.type not in (LNKTYPE, SYMTYPE, CHRTYPE, BLKTYPE, DIRTYPE, FIFOTYPE)
            if info.type in (XHDTYPE, XGLTYPE, SOLARIS_XHDTYPE, GNUTYPE_LONGNAME, GNUTYPE_LONGLINK):
                content = data[place:place + info.size]
                place += (info.size + BLOCKSIZE - 1) // BLOCKSIZE * BLOCKSIZE
                if len(content) < info.size:
                    raise ReadError('unexpected end of data')
                if info.type == XGLTYPE:
                    general.update(_records(content))
                elif info.type in (GNUTYPE_LONGNAME, GNUTYPE_LONGLINK):
                    long['name' if info.type == GNUTYPE_LONGNAME else 'linkname'] = _text(content)
                else:
                    own = _records(content)
                continue
            headers = dict(general, **own)
            for key, value in headers.items():
                if key in _numbers:
                    try:
                        value = _numbers[key](value)
                    except ValueError:
                        value = 0
                if key in ('path', 'linkpath', 'size', 'mtime', 'uid', 'gid', 'uname', 'gname'):
                    setattr(info, key, value.rstrip('/') if key == 'path' else value)
            info.pax_headers = headers
            for name, value in long.items():
                setattr(info, name, value.rstrip('/') if info.isdir() else value)
            own, long = {}, {}
            if holds:
                stored = stored if info.issparse() else info.size
                place += (stored + BLOCKSIZE - 1) // BLOCKSIZE * BLOCKSIZE
                if len(data) < info.offset_data + stored:
                    raise ReadError('unexpected end of data')
            found.append(info)
        return found, place

    def end_of(data, before):
        # What was added, with the end of an archive of whole records.
        data += NUL * (2 * BLOCKSIZE)
        return data + NUL * (-(before + len(data)) % RECORDSIZE)

    for _kind in (TarError, ExtractError, ReadError, CompressionError, StreamError, HeaderError, EmptyHeaderError, TruncatedHeaderError, EOFHeaderError,
                  InvalidHeaderError, SubsequentHeaderError, TarInfo):
        _kind.__module__ = 'tarfile'
    """#)
}
