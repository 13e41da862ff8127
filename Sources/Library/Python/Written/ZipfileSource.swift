import Evaluator

extension WrittenModules {
  static let zipfile = WrittenModule(
    "zipfile", doc: "Zip archives.",
    #"""
    import os as _os
    import io as _io
    import time as _time
    from _archives import zip_members as _members, zip_read as _read

    ZIP_STORED, ZIP_DEFLATED, ZIP_BZIP2, ZIP_LZMA = 0, 8, 12, 14

    class BadZipFile(Exception):
        """What is no zip archive."""

    error = BadZipfile = BadZipFile

    class LargeZipFile(Exception):
        """An archive that is too large."""

    class ZipInfo:
        """A member of an archive."""
        def __init__(self, filename='NoName', date_time=(1980, 1, 1, 0, 0, 0)):
            self.filename, self.date_time = filename, date_time
            self.file_size = self.compress_size = self.CRC = 0
            self._encrypted = False

        def is_dir(self):
            """Whether it is a folder."""
            return self.filename.endswith('/')

        def __repr__(self):
            return f'<ZipInfo filename={self.filename!r} file_size={self.file_size} compress_size={self.compress_size}>'

    def is_zipfile(filename):
        """Whether there is a zip archive at a path."""
        try:
            _members(filename)
            return True
        except (OSError, BadZipFile):
            return False

    class ZipFile:
        """A zip archive, open for reading."""
        def __init__(self, file, mode='r', compression=ZIP_STORED, allowZip64=True, compresslevel=None, *, strict_timestamps=True, metadata_encoding=None):
            if mode != 'r':
                if mode in ('w', 'x', 'a'):
                    raise NotImplementedError('zip archives are only read in fieldbook: leave the files in a folder, or compress each with gzip')
                raise ValueError("ZipFile requires mode 'r', 'w', 'x', or 'a'")
            if not isinstance(file, (str, bytes)) and not hasattr(type(file), '__fspath__'):
                raise NotImplementedError('zip archives are read by their path in fieldbook')
            self.filename, self.mode, self._file, self.fp = _os.fspath(file), mode, file, True
            self.filelist = []
            for name, size, packed, crc, modified, encrypted in _members(file):
                info = ZipInfo(name, tuple(_time.localtime(modified))[:6])
                info.file_size, info.compress_size, info.CRC, info._encrypted = size, packed, crc, encrypted
                self.filelist.append(info)
            self.NameToInfo = {info.filename: info for info in self.filelist}

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
                print('%-46s %s %12d' % (info.filename, '%d-%02d-%02d %02d:%02d:%02d' % info.date_time, info.file_size), file=file)

        def read(self, name, pwd=None):
            """The bytes of a member."""
            if self.fp is None:
                raise ValueError('Attempt to use ZIP archive that was already closed')
            info = name if isinstance(name, ZipInfo) else self.getinfo(name)
            if info._encrypted:
                raise RuntimeError(f'File {info.filename!r} is encrypted, password required for extraction')
            return _read(self._file, info.filename)

        def open(self, name, mode='r', pwd=None, *, force_zip64=False):
            """A member as a file of bytes."""
            if mode != 'r':
                raise NotImplementedError('zip archives are only read in fieldbook')
            return _io.BytesIO(self.read(name))

        def testzip(self):
            """The first damaged member, or None."""
            for name in self.namelist():
                try:
                    self.read(name)
                except Exception:
                    return name
            return None

        def extract(self, member, path=None, pwd=None):
            """Writes a member below a folder."""
            info = member if isinstance(member, ZipInfo) else self.getinfo(member)
            parts = [p for p in info.filename.split('/') if p not in ('', '.', '..')]
            target = _os.path.join(_os.getcwd() if path is None else _os.fspath(path), *parts)
            if info.is_dir():
                _os.makedirs(target, exist_ok=True)
                return target
            _os.makedirs(_os.path.dirname(target), exist_ok=True)
            with _io.open(target, 'wb') as f:
                f.write(self.read(info))
            return target

        def extractall(self, path=None, members=None, pwd=None):
            """Writes all members below a folder."""
            for member in self.namelist() if members is None else members:
                self.extract(member, path)

        def close(self):
            """Ends the work with the archive."""
            self.fp = None

        def __enter__(self):
            return self

        def __exit__(self, *exception):
            self.close()

        def __repr__(self):
            return f'<zipfile.ZipFile filename={self.filename!r} mode={self.mode!r}>' if self.fp else '<zipfile.ZipFile [closed]>'
    """#)
}
