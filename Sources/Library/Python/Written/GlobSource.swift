import Evaluator

extension WrittenModules {
  static let glob = WrittenModule(
    "glob", doc: "Paths that fit a pattern.",
    #"""
    import os as _os
    import fnmatch as _fnmatch

    def has_magic(s):
        return any(c in s for c in '*?[')

    def escape(pathname):
        """The path with its special characters quoted."""
        return ''.join('[' + c + ']' if c in '*?[' else c for c in pathname)

    def _names(folder, only_folders):
        try:
            entries = list(_os.scandir(folder or _os.curdir))
        except OSError:
            return []
        return [e.name for e in entries if not only_folders or e.is_dir()]

    def _visible(name):
        return not name.startswith('.')

    def _below(folder, only_folders, hidden):
        for name in _names(folder, only_folders):
            if hidden or _visible(name):
                yield name
                inner = _os.path.join(folder, name) if folder else name
                for rest in _below(inner, only_folders, hidden):
                    yield _os.path.join(name, rest)

    def _find(pathname, root, recursive, only_folders, hidden):
        folder, last = _os.path.split(pathname)
        def placed(name):
            return _os.path.join(root, name) if root else name
        if not has_magic(pathname):
            if last:
                if _os.path.lexists(placed(pathname)):
                    yield pathname
            elif _os.path.isdir(placed(folder)):
                yield pathname
            return
        if not folder:
            yield from _in_folder(root, last, recursive, only_folders, hidden)
            return
        folders = _find(folder, root, recursive, True, hidden) if folder != pathname and has_magic(folder) else [folder]
        for one in folders:
            if has_magic(last):
                for name in _in_folder(placed(one), last, recursive, only_folders, hidden):
                    yield _os.path.join(one, name)
            elif last:
                if _os.path.lexists(placed(_os.path.join(one, last))):
                    yield _os.path.join(one, last)
            elif _os.path.isdir(placed(one)):
                yield _os.path.join(one, '')

    def _in_folder(folder, pattern, recursive, only_folders, hidden):
        if recursive and pattern == '**':
            if not folder or _os.path.isdir(folder):
                yield ''
            yield from _below(folder, only_folders, hidden)
            return
        names = _names(folder, only_folders)
        if not (hidden or pattern.startswith('.')):
            names = [n for n in names if _visible(n)]
        yield from _fnmatch.filter(names, pattern)

    def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
        """The paths that fit a pattern, one after another."""
        pathname = _os.fspath(pathname)
        found = _find(pathname, '' if root_dir is None else _os.fspath(root_dir), recursive, False, include_hidden)
        if not pathname or recursive and pathname[:2] == '**':
            return (path for path in found if path)
        return (path for path in found)

    def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
        """The paths that fit a pattern with * ? [abc], and with ** for all folders below if recursive."""
        return list(iglob(pathname, root_dir=root_dir, recursive=recursive, include_hidden=include_hidden))
    """#)
}
