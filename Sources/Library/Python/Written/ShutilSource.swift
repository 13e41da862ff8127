import Evaluator

extension WrittenModules {
  static let shutil = WrittenModule(
    "shutil", doc: "Copying, moving and removing files and folders.",
    #"""
    import os as _os
    import fnmatch as _fnmatch
    import _os as _system

    class Error(OSError):
        """What could not be copied."""

    class SameFileError(Error):
        """Both paths lead to one file."""

    def copyfileobj(fsrc, fdst, length=65536):
        """Writes what is left of one file to another."""
        while part := fsrc.read(length):
            fdst.write(part)

    def copyfile(src, dst, *, follow_symlinks=True):
        """Copies the content of a file to a path."""
        if _os.path.exists(dst) and _os.path.exists(src) and _os.path.samefile(src, dst):
            raise SameFileError(f'{src!r} and {dst!r} are the same file')
        with open(src, 'rb') as fsrc, open(dst, 'wb') as fdst:
            copyfileobj(fsrc, fdst)
        return dst

    def copymode(src, dst, *, follow_symlinks=True):
        """Lets the same people use a file as another."""
        _os.chmod(dst, _os.stat(src).st_mode & 0o777)

    def copystat(src, dst, *, follow_symlinks=True):
        """Gives a file the mode and the times of another."""
        status = _os.stat(src)
        _os.utime(dst, (status.st_atime, status.st_mtime))
        _os.chmod(dst, status.st_mode & 0o777)

    def _target(src, dst):
        return _os.path.join(dst, _os.path.basename(src)) if _os.path.isdir(dst) else dst

    def copy(src, dst, *, follow_symlinks=True):
        """Copies a file to a path or into a folder."""
        dst = _target(src, dst)
        copyfile(src, dst)
        copymode(src, dst)
        return dst

    def copy2(src, dst, *, follow_symlinks=True):
        """As copy, with the times."""
        dst = _target(src, dst)
        copyfile(src, dst)
        copystat(src, dst)
        return dst

    def ignore_patterns(*patterns):
        """For copytree: leaves out the names that fit."""
        def ignore(path, names):
            return {n for p in patterns for n in _fnmatch.filter(names, p)}
        return ignore

    def copytree(src, dst, symlinks=False, ignore=None, copy_function=copy2, ignore_dangling_symlinks=False, dirs_exist_ok=False):
        """Copies a folder and all below it."""
        entries = list(_os.scandir(src))
        left_out = ignore(_os.fspath(src), [e.name for e in entries]) if ignore else ()
        _os.makedirs(dst, exist_ok=dirs_exist_ok)
        for entry in entries:
            if entry.name in left_out:
                continue
            target = _os.path.join(dst, entry.name)
            if entry.is_dir():
                copytree(entry.path, target, symlinks, ignore, copy_function, dirs_exist_ok=dirs_exist_ok)
            else:
                copy_function(entry.path, target)
        return dst

    def rmtree(path, ignore_errors=False, onerror=None, *, dir_fd=None):
        """Removes a folder and all below it."""
        try:
            if _os.path.islink(path):
                raise OSError('Cannot call rmtree on a symbolic link')
            for entry in list(_os.scandir(path)):
                if entry.is_dir(follow_symlinks=False):
                    rmtree(entry.path, ignore_errors, onerror)
                else:
                    _os.unlink(entry.path)
            _os.rmdir(path)
        except OSError as error:
            if onerror is not None:
                onerror(_os.rmdir, path, (type(error), error, None))
            elif not ignore_errors:
                raise

    def move(src, dst, copy_function=copy2):
        """Moves a file or a folder to a path or into a folder."""
        real = dst
        if _os.path.isdir(dst):
            real = _os.path.join(dst, _os.path.basename(_os.fspath(src).rstrip('/')))
            if _os.path.exists(real):
                raise Error(f"Destination path '{real}' already exists")
        try:
            _os.rename(src, real)
        except OSError as error:
            if error.errno != 18:
                raise
            if _os.path.isdir(src):
                copytree(src, real, copy_function=copy_function)
                rmtree(src)
            else:
                copy_function(src, real)
                _os.unlink(src)
        return real

    class _Usage(tuple):
        total = property(lambda self: self[0])
        used = property(lambda self: self[1])
        free = property(lambda self: self[2])

        def __repr__(self):
            return f'usage(total={self[0]}, used={self[1]}, free={self[2]})'

    def disk_usage(path):
        """Total, used and free bytes of a disk."""
        return _Usage(_system.disk_usage(path))

    def which(cmd, mode=1, path=None):
        """None: a notebook starts no programs."""
        return None

    def get_terminal_size(fallback=(80, 24)):
        """The size of the output."""
        return _os.get_terminal_size()

    _formats = {'zip': ('zip', '.zip', 'ZIP file'), 'tar': ('w', '.tar', 'uncompressed tar file'), 'gztar': ('w:gz', '.tar.gz', "gzip'ed tar-file")}

    def get_archive_formats():
        """The kinds of archives that make_archive makes."""
        return sorted((name, words) for name, (_, _, words) in _formats.items())

    def get_unpack_formats():
        """The kinds of archives that unpack_archive reads."""
        return [('gztar', ['.tar.gz', '.tgz'], "gzip'ed tar-file"), ('tar', ['.tar'], 'uncompressed tar file'), ('zip', ['.zip'], 'ZIP file')]

    def make_archive(base_name, format, root_dir=None, base_dir=None, verbose=0, dry_run=0, owner=None, group=None, logger=None):
        """Makes an archive of a folder, and gives its path."""
        if format not in _formats:
            raise ValueError("unknown archive format '%s'" % format)
        mode, suffix, _ = _formats[format]
        name = _os.fspath(base_name) + suffix
        root = _os.getcwd() if root_dir is None else _os.fspath(root_dir)
        base = _os.curdir if base_dir is None else _os.fspath(base_dir)
        target = _os.path.abspath(name)
        folder = _os.path.dirname(target)
        if not dry_run:
            # What may not be read is refused here; os.walk would pass it over.
            _os.listdir(_os.path.normpath(_os.path.join(root, base)))
            _os.makedirs(folder, exist_ok=True)
            if format == 'zip':
                import zipfile
                with zipfile.ZipFile(target, 'w', zipfile.ZIP_DEFLATED) as archive:
                    start = _os.path.normpath(_os.path.join(root, base))
                    inside = _os.path.normpath(base)
                    if inside != _os.curdir:
                        archive.write(start, inside)
                    for path, folders, files in _os.walk(start):
                        for entry in sorted(folders) + files:
                            full = _os.path.join(path, entry)
                            if _os.path.abspath(full) != target:
                                archive.write(full, _os.path.normpath(_os.path.relpath(full, root)))
            else:
                import tarfile
                with tarfile.open(target, mode) as archive:
                    archive.add(_os.path.join(root, base), base, filter=lambda info: info)
        return target if root_dir is not None else name

    def unpack_archive(filename, extract_dir=None, format=None, *, filter=None):
        """Unpacks a zip or tar archive into a folder."""
        name = _os.fspath(filename)
        folder = _os.getcwd() if extract_dir is None else extract_dir
        if format == 'zip' or format is None and name.endswith('.zip'):
            import zipfile
            with zipfile.ZipFile(name) as archive:
                archive.extractall(folder)
        elif format in ('tar', 'gztar') or format is None and name.endswith(('.tar', '.tar.gz', '.tgz')):
            import tarfile
            with tarfile.open(name) as archive:
                archive.extractall(folder)
        else:
            raise ValueError(f"Unknown archive format '{name}'")
    """#)
}
