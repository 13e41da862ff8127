import Evaluator

extension WrittenModules {
  static let zipfile = WrittenModule(
    "zipfile", doc: "Zip archives.",
    #"""
    import os as _os
    import io as _io
    import warnings as _warnings
    from _zip_members import (
        ZIP_STORED, ZIP_DEFLATED, ZIP_BZIP2, ZIP_LZMA, ZIP64_LIMIT, ZIP_FILECOUNT_LIMIT, ZIP_MAX_COMMENT, BadZipFile, LargeZipFile, ZipInfo,
        checked_method as _checked, packed as _packed, unpacked as _unpacked, find_end as _find_end, members as _members, end_of as _end_of)
    from _zip_paths import Path

    error = BadZipfile = BadZipFile

    def is_zipfile(filename):
        """Whether there is a zip archive at a path, or in an open file."""
        try:
            if hasattr(filename, 'read'):
                return _find_end(filename) is not None
            with _io.open(filename, 'rb') as f:
                return _find_end(f) is not None
        except (OSError, BadZipFile):
            return False

    class ZipExtFile(_io.BytesIO):
        """A member that is read."""
        def __init__(self, data, name):
            super().__init__(data)
            self.name, self.mode = name, 'r'

        def peek(self, n=1):
            """The next bytes, without going on."""
            place = self.tell()
            data = self.read(max(n, 1))
            self.seek(place)
            return data

        def writable(self):
            """False."""
            return False

        def __repr__(self):
            return f"<zipfile.ZipExtFile name={self.name!r} mode='r'>"

    class _ZipWriteFile(_io.BytesIO):
        # What is written to it becomes a member when it is closed.
        def __init__(self, archive, info):
            super().__init__()
            self._archive, self._info = archive, info

        def readable(self):
            return False

        def close(self):
            if self._archive is not None:
                archive, self._archive = self._archive, None
                archive._writing = False
                archive._add(self._info, self.getvalue())
            super().close()

        def __exit__(self, *exception):
            self.close()

    class ZipFile:
        """A zip archive, open for reading or writing."""
        fp = None

        def __init__(self, file, mode='r', compression=ZIP_STORED, allowZip64=True, compresslevel=None, *, strict_timestamps=True, metadata_encoding=None):
            if mode not in ('r', 'w', 'x', 'a'):
                raise ValueError("ZipFile requires mode 'r', 'w', 'x', or 'a'")
            _checked(compression)
            if metadata_encoding and mode != 'r':
                raise ValueError('metadata_encoding is only supported for reading files')
            self.mode, self.compression, self.compresslevel, self.debug, self.pwd = mode, compression, compresslevel, 0, None
            self._strict_timestamps, self._encoding = strict_timestamps, metadata_encoding
            self.filelist, self.NameToInfo, self._comment = [], {}, b''
            self._changed = self._writing = False
            self._owns = not hasattr(file, 'read') and not hasattr(file, 'write')
            if self._owns:
                self.filename = _os.fspath(file)
                self.fp = self._opened(mode)
            else:
                self.fp, self.filename = file, getattr(file, 'name', None)
            try:
                if mode == 'r':
                    self._read_members()
                elif mode == 'a' and (self._owns or file.seekable()):
                    self._append_to_members()
                else:
                    self._changed = True
                    try:
                        self.start_dir = self.fp.tell()
                    except (AttributeError, OSError):
                        self.start_dir = 0
            except BaseException:
                if self._owns:
                    self.fp.close()
                self.fp = None
                raise

        def _opened(self, mode):
            if mode == 'a' and not _os.path.exists(self.filename):
                mode = 'w'
            return _io.open(self.filename, {'r': 'rb', 'w': 'w+b', 'x': 'x+b', 'a': 'r+b'}[mode])

        def _read_members(self):
            end = _find_end(self.fp)
            if end is None:
                raise BadZipFile('File is not a zip file')
            self._comment, self.start_dir = end.comment, end.start
            for info in _members(self.fp, end, self._encoding):
                self.filelist.append(info)
                self.NameToInfo[info.filename] = info

        def _append_to_members(self):
            try:
                self._read_members()
                self.fp.seek(self.start_dir)
            except BadZipFile:
                # Behind a file of any other kind.
                self.fp.seek(0, 2)
                self._changed, self.start_dir = True, self.fp.tell()

        @property
        def comment(self):
            """The comment of the archive, as bytes."""
            return self._comment

        @comment.setter
        def comment(self, comment):
            if not isinstance(comment, bytes):
                raise TypeError('comment: expected bytes, got %s' % type(comment))
            if len(comment) > ZIP_MAX_COMMENT:
                _warnings.warn('Archive comment is too long; truncating to %d bytes' % ZIP_MAX_COMMENT, stacklevel=2)
            self._comment, self._changed = comment[:ZIP_MAX_COMMENT], True

        def namelist(self):
            """The names of the members."""
            return [info.filename for info in self.filelist]

        def infolist(self):
            """The members."""
            return self.filelist

        def getinfo(self, name):
            """The member of a name."""
            info = self.NameToInfo.get(name)
            if info is None:
                raise KeyError(f'There is no item named {name!r} in the archive')
            return info

        def printdir(self, file=None):
            """Shows the members."""
            print('%-46s %19s %12s' % ('File Name', 'Modified    ', 'Size'), file=file)
            for info in self.filelist:
                print('%-46s %s %12d' % (info.filename, '%d-%02d-%02d %02d:%02d:%02d' % info.date_time[:6], info.file_size), file=file)

        def setpassword(self, pwd):
            """The password of what is encrypted, which is not decrypted here."""
            if pwd and not isinstance(pwd, bytes):
                raise TypeError('pwd: expected bytes, got %s' % type(pwd).__name__)
            self.pwd = pwd or None

        def read(self, name, pwd=None):
            """The bytes of a member."""
            with self.open(name, 'r', pwd) as f:
                return f.read()

        def open(self, name, mode='r', pwd=None, *, force_zip64=False):
            """A member as a file of bytes."""
            if mode not in ('r', 'w'):
                raise ValueError('open() requires mode "r" or "w"')
            if pwd and mode == 'w':
                raise ValueError('pwd is only supported for reading files')
            if not self.fp:
                raise ValueError('Attempt to use ZIP archive that was already closed')
            if mode == 'w':
                if not isinstance(name, ZipInfo):
                    name = ZipInfo(name)
                    name.compress_type, name._compresslevel = self.compression, self.compresslevel
                self._check_writing('open()')
                self._writing = True
                return _ZipWriteFile(self, name)
            if self._writing:
                raise ValueError("Can't read from the ZIP file while there is an open writing handle on it. Close the writing handle before trying to read.")
            info = name if isinstance(name, ZipInfo) else self.getinfo(name)
            if info.flag_bits & 1:
                pwd = pwd or self.pwd
                if pwd and not isinstance(pwd, bytes):
                    raise TypeError('pwd: expected bytes, got %s' % type(pwd).__name__)
                raise RuntimeError(f'File {info.filename!r} is encrypted, password required for extraction' if not pwd
                                   else f'File {info.filename!r} is encrypted, and fieldbook decrypts nothing')
            return ZipExtFile(_unpacked(self.fp, info), info.filename)

        def testzip(self):
            """The first damaged member, or None."""
            for info in self.filelist:
                try:
                    self.read(info.filename)
                except BadZipFile:
                    return info.filename
            return None

        def extract(self, member, path=None, pwd=None):
            """Writes a member below a folder."""
            info = member if isinstance(member, ZipInfo) else self.getinfo(member)
            parts = [p for p in info.filename.split('/') if p not in ('', '.', '..')]
            target = _os.path.normpath(_os.path.join(_os.getcwd() if path is None else _os.fspath(path), *parts))
            if info.is_dir():
                _os.makedirs(target, exist_ok=True)
                return target
            data = self.read(info, pwd)
            _os.makedirs(_os.path.dirname(target) or '.', exist_ok=True)
            with _io.open(target, 'wb') as f:
                f.write(data)
            return target

        def extractall(self, path=None, members=None, pwd=None):
            """Writes all members below a folder."""
            for member in self.namelist() if members is None else members:
                self.extract(member, path, pwd)

        # Writing

        def _check_writing(self, function):
            if self.mode not in ('w', 'x', 'a'):
                raise ValueError(f"{function} requires mode 'w', 'x', or 'a'")
            if not self.fp:
                raise ValueError('Attempt to write to ZIP archive that was already closed')
            if self._writing:
                raise ValueError("Can't write to ZIP archive while an open writing handle exists.")

        def _add(self, info, data):
            if info.filename in self.NameToInfo:
                _warnings.warn('Duplicate name: %r' % info.filename, stacklevel=3)
            _checked(info.compress_type)
            compressed = _packed(info, data)
            try:
                self.fp.seek(self.start_dir)
            except (AttributeError, OSError):
                pass
            info.header_offset = self.start_dir
            self.fp.write(info._local_header() + compressed)
            self.start_dir += len(info._local_header()) + len(compressed)
            self.filelist.append(info)
            self.NameToInfo[info.filename] = info
            self._changed = True

        def write(self, filename, arcname=None, compress_type=None, compresslevel=None):
            """Adds a file, or a folder without what is in it."""
            self._check_writing('write()')
            info = ZipInfo.from_file(filename, arcname, strict_timestamps=self._strict_timestamps)
            if info.is_dir():
                info.compress_size = info.CRC = 0
                self._add(info, b'')
                return
            info.compress_type = self.compression if compress_type is None else compress_type
            info._compresslevel = self.compresslevel if compresslevel is None else compresslevel
            with _io.open(filename, 'rb') as f:
                self._add(info, f.read())

        def writestr(self, zinfo_or_arcname, data, compress_type=None, compresslevel=None):
            """Adds a member of bytes, or of a text in UTF-8."""
            if isinstance(data, str):
                data = data.encode('utf-8')
            if isinstance(zinfo_or_arcname, ZipInfo):
                info = zinfo_or_arcname
            else:
                info = ZipInfo._now(zinfo_or_arcname)
                info.compress_type, info._compresslevel = self.compression, self.compresslevel
                info.external_attr = (0o40775 << 16) | 0x10 if info.is_dir() else 0o600 << 16
            self._check_writing('writestr()')
            if compress_type is not None:
                info.compress_type = compress_type
            if compresslevel is not None:
                info._compresslevel = compresslevel
            self._add(info, bytes(data))

        def mkdir(self, zinfo_or_directory_name, mode=511):
            """Adds a folder."""
            if isinstance(zinfo_or_directory_name, ZipInfo):
                info = zinfo_or_directory_name
                if not info.is_dir():
                    raise ValueError('The given ZipInfo does not describe a directory')
            elif isinstance(zinfo_or_directory_name, str):
                name = zinfo_or_directory_name
                info = ZipInfo(name if name.endswith('/') else name + '/')
                info.external_attr = ((0o40000 | mode) & 0xFFFF) << 16 | 0x10
            else:
                raise TypeError('Expected type str or ZipInfo')
            self._check_writing('mkdir()')
            self._add(info, b'')

        def close(self):
            """Writes what is missing, and ends the work with the archive."""
            if self.fp is None:
                return
            if self._writing:
                raise ValueError("Can't close the ZIP file while there is an open writing handle on it. Close the writing handle before closing the zip.")
            try:
                if self.mode in ('w', 'x', 'a') and self._changed:
                    try:
                        self.fp.seek(self.start_dir)
                    except (AttributeError, OSError):
                        pass
                    self.fp.write(_end_of(self.filelist, self.start_dir, self._comment))
                    if self.mode == 'a':
                        self.fp.truncate()
                    self.fp.flush()
            finally:
                file, self.fp = self.fp, None
                if self._owns:
                    file.close()

        def __enter__(self):
            return self

        def __exit__(self, *exception):
            self.close()

        def __repr__(self):
            if self.fp is None:
                return '<zipfile.ZipFile [closed]>'
            place = f'filename={self.filename!r}' if self._owns else f'file={self.fp!r}'
            return f'<zipfile.ZipFile {place} mode={self.mode!r}>'

    class PyZipFile(ZipFile):
        """An archive of compiled modules, which are not here."""
        def writepy(self, pathname, basename='', filterfunc=None):
            """Refused: there are no compiled modules."""
            raise NotImplementedError('modules are not compiled in fieldbook: ZipFile.write(path) adds the text')
    """#)
}
