import Evaluator

extension WrittenModules {
  /// What stands in a zip archive, byte by byte: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT.
  static let zipMembers = WrittenModule(
    "_zip_members", doc: "The parts of zip archives.",
    #"""
    import os as _os
    import stat as _stat
    import struct as _struct
    import time as _time
    from _archives import decompress as _decompress, compress as _compress, crc32 as _crc32

    ZIP_STORED, ZIP_DEFLATED, ZIP_BZIP2, ZIP_LZMA = 0, 8, 12, 14
    ZIP64_LIMIT, ZIP_FILECOUNT_LIMIT, ZIP_MAX_COMMENT = (1 << 31) - 1, (1 << 16) - 1, (1 << 16) - 1
    _methods = {0: 'store', 1: 'shrink', 2: 'reduce', 6: 'implode', 8: 'deflate', 9: 'deflate64', 12: 'bzip2', 14: 'lzma', 93: 'zstandard', 95: 'xz', 97: 'wavpack', 98: 'ppmd'}

    # The letters beyond ASCII of the first PCs.
    _letters = 'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\xa0'

    def _decoded(name, flags, encoding=None):
        if flags & 0x800 or encoding:
            return name.decode('utf-8' if flags & 0x800 else encoding)
        return ''.join(chr(c) if c < 128 else _letters[c - 128] for c in name) if not name.isascii() else name.decode('ascii')

    class BadZipFile(Exception):
        """What is no zip archive."""

    class LargeZipFile(Exception):
        """An archive that is too large."""

    def checked_method(compression):
        # Methods of compression that can be used.
        if compression in (ZIP_BZIP2, ZIP_LZMA):
            raise RuntimeError('Compression requires the (missing) %s module' % ('bz2' if compression == ZIP_BZIP2 else 'lzma'))
        if compression not in (ZIP_STORED, ZIP_DEFLATED):
            raise NotImplementedError('That compression method is not supported')

    class ZipInfo:
        """A member of an archive."""
        def __init__(self, filename='NoName', date_time=(1980, 1, 1, 0, 0, 0)):
            self.orig_filename = filename
            filename = filename.split('\0', 1)[0]
            self.filename, self.date_time = filename, date_time
            if date_time[0] < 1980:
                raise ValueError('ZIP does not support timestamps before 1980')
            self.compress_type, self._compresslevel, self._encoding = ZIP_STORED, None, None
            self.comment, self.extra = b'', b''
            self.create_system, self.create_version, self.extract_version = 3, 20, 20
            self.reserved = self.flag_bits = self.volume = self.internal_attr = self.external_attr = 0
            self.compress_size = self.file_size = self.header_offset = self.CRC = 0

        @classmethod
        def _now(cls, filename):
            return cls(filename, tuple(_time.localtime(_time.time())[:6]))

        @classmethod
        def from_file(cls, filename, arcname=None, *, strict_timestamps=True):
            """The member that a file or a folder becomes."""
            filename = _os.fspath(filename)
            status = _os.stat(filename)
            is_folder = _stat.S_ISDIR(status.st_mode)
            date = tuple(_time.localtime(status.st_mtime)[:6])
            if not strict_timestamps and date[0] < 1980:
                date = (1980, 1, 1, 0, 0, 0)
            elif not strict_timestamps and date[0] > 2107:
                date = (2107, 12, 31, 23, 59, 59)
            name = _os.path.normpath(filename if arcname is None else arcname).lstrip('/')
            info = cls(name + '/' if is_folder else name, date)
            info.external_attr = (status.st_mode & 0xFFFF) << 16 | (0x10 if is_folder else 0)
            info.file_size = 0 if is_folder else status.st_size
            return info

        def is_dir(self):
            """Whether it is a folder."""
            return self.filename.endswith('/')

        def _name(self):
            try:
                return self.filename.encode('ascii'), self.flag_bits
            except UnicodeEncodeError:
                return self.filename.encode('utf-8'), self.flag_bits | 0x800

        def _moment(self):
            year, month, day, hour, minute, second = self.date_time[:6]
            return hour << 11 | minute << 5 | second // 2, (year - 1980) << 9 | month << 5 | day

        def _local_header(self):
            name, flags = self._name()
            return _struct.pack('<4s5H3L2H', b'PK\x03\x04', self.extract_version, flags, self.compress_type, *self._moment(), self.CRC,
                                self.compress_size, self.file_size, len(name), len(self.extra)) + name + self.extra

        def FileHeader(self, zip64=None):
            """The bytes before those of the member."""
            return self._local_header()

        def _central_header(self):
            name, flags = self._name()
            return _struct.pack('<4s4B4H3L5H2L', b'PK\x01\x02', self.create_version, self.create_system, self.extract_version, self.reserved,
                                flags, self.compress_type, *self._moment(), self.CRC, self.compress_size, self.file_size, len(name),
                                len(self.extra), len(self.comment), 0, self.internal_attr, self.external_attr, self.header_offset
                                ) + name + self.extra + self.comment

        def __repr__(self):
            text = f'<ZipInfo filename={self.filename!r}'
            if self.compress_type != ZIP_STORED:
                text += f' compress_type={_methods.get(self.compress_type, self.compress_type)}'
            mode, attributes = self.external_attr >> 16, self.external_attr & 0xFFFF
            if mode:
                text += f' filemode={_stat.filemode(mode)!r}'
            if attributes:
                text += f' external_attr={attributes:#x}'
            if not self.is_dir() or self.file_size:
                text += f' file_size={self.file_size!r}'
            if (not self.is_dir() or self.compress_size) and (self.compress_type != ZIP_STORED or self.file_size != self.compress_size):
                text += f' compress_size={self.compress_size!r}'
            return text + '>'

    def packed(info, data):
        # The bytes of a member as they stand in the archive; notes their sizes.
        if len(data) > 0xFFFFFFFE:
            raise LargeZipFile('a member of an archive has less than 4 GiB in fieldbook')
        info.file_size, info.CRC = len(data), _crc32(data)
        if info.compress_type == ZIP_DEFLATED:
            # Without the header and the checksum of zlib.
            data = _compress(data, -1 if info._compresslevel is None else info._compresslevel, False)[2:-4]
        info.compress_size = len(data)
        return data

    def unpacked(file, info):
        # The bytes of a member, checked.
        file.seek(info.header_offset)
        head = file.read(30)
        if len(head) < 30:
            raise BadZipFile('Truncated file header')
        if head[:4] != b'PK\x03\x04':
            raise BadZipFile('Bad magic number for file header')
        name_size, extra_size = _struct.unpack('<2H', head[26:])
        name = file.read(name_size)
        if _decoded(name, int.from_bytes(head[6:8], 'little'), info._encoding) != info.orig_filename:
            raise BadZipFile(f'File name in directory {info.orig_filename!r} and header {name!r} differ.')
        file.seek(extra_size, 1)
        data = file.read(info.compress_size)
        if len(data) < info.compress_size:
            raise EOFError
        checked_method(info.compress_type)
        if info.compress_type == ZIP_DEFLATED:
            end = _struct.pack('<2L', info.CRC, info.file_size & 0xFFFFFFFF)
            try:
                return _decompress(b'\x1f\x8b\x08\0\0\0\0\0\0\xff' + data + end)
            except OSError:
                raise BadZipFile('Bad CRC-32 for file %r' % info.filename) from None
        if _crc32(data) != info.CRC:
            raise BadZipFile('Bad CRC-32 for file %r' % info.filename)
        return data

    class _End:
        # The record at the end of an archive.
        def __init__(self, place, count, size, offset, comment):
            self.place, self.count, self.size, self.comment = place, count, size, comment
            # Something may stand before the archive.
            self.shift = place - size - offset
            self.start = place - size

    def find_end(file):
        # The end record of an archive; None if there is none.
        size = file.seek(0, 2)
        first = max(0, size - 22 - ZIP_MAX_COMMENT)
        file.seek(first)
        data = file.read()
        place = data.rfind(b'PK\x05\x06')
        if place < 0 or len(data) - place < 22:
            return None
        count, length, offset, comment_size = _struct.unpack('<H2LH', data[place + 10:place + 22])
        comment = data[place + 22:place + 22 + comment_size]
        place += first
        if 0xFFFFFFFF in (length, offset) or count == 0xFFFF:
            # Larger numbers stand in a record of their own before this one.
            file.seek(max(0, place - 20))
            locator = file.read(20)
            if locator[:4] == b'PK\x06\x07':
                place -= 76
                file.seek(max(0, place))
                record = file.read(56)
                if record[:4] != b'PK\x06\x06':
                    raise BadZipFile('zipfiles that span multiple disks are not supported')
                count, length, offset = _struct.unpack('<3Q', record[32:56])
        return _End(place, count, length, offset, comment)

    def members(file, end, encoding=None):
        # The members that the directory of an archive lists.
        if end.start < 0 or end.shift < 0:
            raise BadZipFile('Bad offset for central directory')
        file.seek(end.start)
        data, place, found = file.read(end.size), 0, []
        while place < len(data):
            if len(data) - place < 46:
                raise BadZipFile('Truncated central directory')
            (magic, create_version, create_system, extract_version, reserved, flags, method, time, date, crc, compress_size, size, name_size, extra_size,
             comment_size, volume, internal, external, offset) = _struct.unpack('<4s4B4H3L5H2L', data[place:place + 46])
            if magic != b'PK\x01\x02':
                raise BadZipFile('Bad magic number for central directory')
            place += 46
            name = _decoded(data[place:place + name_size], flags, encoding)
            info = ZipInfo(name)
            info._encoding = encoding
            place += name_size
            info.extra = data[place:place + extra_size]
            place += extra_size
            info.comment = data[place:place + comment_size]
            place += comment_size
            if extract_version > 63:
                raise NotImplementedError('zip file version %.1f' % (extract_version / 10))
            info.create_version, info.create_system, info.extract_version, info.reserved = create_version, create_system, extract_version, reserved
            info.flag_bits, info.compress_type, info.CRC = flags, method, crc
            info.compress_size, info.file_size, info.header_offset = compress_size, size, offset
            info.volume, info.internal_attr, info.external_attr = volume, internal, external
            info.date_time = ((date >> 9) + 1980, date >> 5 & 15, date & 31, time >> 11, time >> 5 & 63, (time & 31) * 2)
            if 0xFFFFFFFF in (compress_size, size, offset):
                _widen(info)
            info.header_offset += end.shift
            found.append(info)
        return found

    def _widen(info):
        # Numbers of more than 32 bits stand in an extra field.
        extra = info.extra
        while len(extra) >= 4:
            kind, length = _struct.unpack('<2H', extra[:4])
            if length > len(extra) - 4:
                raise BadZipFile('Corrupt extra field %04x (size=%d)' % (kind, length))
            if kind == 1:
                data = extra[4:4 + length]
                for name in ('file_size', 'compress_size', 'header_offset'):
                    if getattr(info, name) == 0xFFFFFFFF:
                        if len(data) < 8:
                            raise BadZipFile('Corrupt zip64 extra field.')
                        setattr(info, name, int.from_bytes(data[:8], 'little'))
                        data = data[8:]
            extra = extra[4 + length:]

    def end_of(infos, start, comment):
        # The directory and the end record of an archive.
        if len(infos) > ZIP_FILECOUNT_LIMIT - 1 or start > 0xFFFFFFFE:
            raise LargeZipFile('an archive has less than 65,535 members and 4 GiB in fieldbook')
        directory = b''.join([info._central_header() for info in infos])
        return directory + _struct.pack('<4s4H2LH', b'PK\x05\x06', 0, 0, len(infos), len(infos), len(directory), start, len(comment)) + comment

    BadZipFile.__module__ = LargeZipFile.__module__ = ZipInfo.__module__ = 'zipfile'
    """#)
}
