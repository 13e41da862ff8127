import Evaluator

extension WrittenModules {
  static let posixpath = WrittenModule(
    "posixpath", doc: "Paths as text.",
    #"""
    from _os import kind as _kind, islink, stat as _stat, getcwd as _getcwd, home as _home, realpath as _realpath, user as _user

    curdir, pardir, sep, extsep, pathsep, defpath, altsep, devnull = '.', '..', '/', '.', ':', '/bin:/usr/bin', None, '/dev/null'
    supports_unicode_filenames = False

    def _text(path):
        if isinstance(path, (str, bytes)):
            return path
        try:
            convert = type(path).__fspath__
        except AttributeError:
            raise TypeError(f'expected str, bytes or os.PathLike object, not {type(path).__name__}') from None
        return convert(path)

    def _arguments(path):
        path = _text(path)
        return (path, '/', '.') if isinstance(path, str) else (path, b'/', b'.')

    def normcase(s):
        """The path as it is: case matters."""
        return _text(s)

    def isabs(s):
        """Whether the path begins at the root."""
        s, slash, _ = _arguments(s)
        return s.startswith(slash)

    def join(a, *p):
        """The parts with slashes between them; a part that begins at the root drops those before it."""
        path, slash, _ = _arguments(a)
        for b in p:
            if not isinstance(b, (str, bytes)) and not hasattr(b, '__fspath__'):
                raise TypeError(f"join() argument must be str, bytes, or os.PathLike object, not {type(b).__name__!r}")
            b = _text(b)
            if type(b) != type(path) and not (isinstance(b, str) and isinstance(path, str)):
                raise TypeError("Can't mix strings and bytes in path components")
            if b.startswith(slash):
                path = b
            elif not path or path.endswith(slash):
                path += b
            else:
                path += slash + b
        return path

    def split(p):
        """Folder and last part."""
        p, slash, _ = _arguments(p)
        i = p.rfind(slash) + 1
        head, tail = p[:i], p[i:]
        if head and head != slash * len(head):
            head = head.rstrip(slash)
        return head, tail

    def splitext(p):
        """What stands before the extension, and the extension with its dot."""
        p, slash, dot = _arguments(p)
        start, mark = p.rfind(slash) + 1, p.rfind(dot)
        if mark > start and p[start:mark].strip(dot):
            return p[:mark], p[mark:]
        return p, p[:0]

    def splitdrive(p):
        """An empty text and the path: there are no drives."""
        p = _text(p)
        return p[:0], p

    def basename(p):
        """The last part."""
        return split(p)[1]

    def dirname(p):
        """The path without its last part."""
        return split(p)[0]

    def exists(path):
        """Whether there is something at the path."""
        return _kind(path) is not None

    def lexists(path):
        """Whether there is something at the path, or a link that leads nowhere."""
        return exists(path) or islink(path)

    def isfile(path):
        """Whether there is a file."""
        return _kind(path) == 'file'

    def isdir(s):
        """Whether there is a folder."""
        return _kind(s) == 'folder'

    def ismount(path):
        """Whether it is the root of a disk."""
        return _text(path) == '/'

    def getsize(filename):
        """The size in bytes."""
        return _stat(filename)[6]

    def getmtime(filename):
        """When it was changed last, in seconds since 1970."""
        return _stat(filename)[8]

    def getatime(filename):
        """When it was read last, in seconds since 1970."""
        return _stat(filename)[7]

    def getctime(filename):
        """When its entry was changed last, in seconds since 1970."""
        return _stat(filename)[9]

    def expanduser(path):
        """With the home folder in the place of ~."""
        path = _text(path)
        if not path.startswith('~'):
            return path
        name, rest = (path[1:].split('/', 1) + [None])[:2]
        home = _home()
        if home is None or name not in ('', _user()):
            return path
        home = home.rstrip('/')
        return (home if rest is None else home + '/' + rest) or '/'

    def expandvars(path):
        """With the values of environment variables in the place of $NAME and ${NAME}."""
        import os, re
        path = _text(path)
        def value(match):
            name = match.group(1) or match.group(2)
            return os.environ.get(name, match.group(0))
        return re.sub(r'\$(?:(\w+)|\{([^}]*)\})', value, path)

    def normpath(path):
        """Without double slashes, . and .."""
        path, slash, dot = _arguments(path)
        if not path:
            return dot
        root = path.startswith(slash)
        if root and path.startswith(slash * 2) and not path.startswith(slash * 3):
            start = slash * 2
        else:
            start = slash if root else path[:0]
        parts = []
        for part in path.split(slash):
            if not part or part == dot:
                continue
            if part != dot * 2 or (not root and not parts) or (parts and parts[-1] == dot * 2):
                parts.append(part)
            elif parts:
                parts.pop()
        return start + slash.join(parts) or dot

    def abspath(path):
        """From the root on, without . and .."""
        path = _text(path)
        if not isabs(path):
            cwd = _getcwd()
            path = join(cwd if isinstance(path, str) else cwd.encode(), path)
        return normpath(path)

    def realpath(filename, *, strict=False):
        """From the root on, without links."""
        path = _realpath(filename)
        if strict:
            _stat(path)
        return path

    def relpath(path, start=None):
        """The path as it is from another folder."""
        if not path:
            raise ValueError('no path specified')
        path = _text(path)
        begin = [x for x in abspath('.' if start is None else _text(start)).split('/') if x]
        parts = [x for x in abspath(path).split('/') if x]
        same = len(commonprefix([begin, parts]))
        rel = ['..'] * (len(begin) - same) + parts[same:]
        return '/'.join(rel) or '.'

    def commonprefix(m):
        """What all begin with, character by character."""
        if not m:
            return ''
        m = [p if isinstance(p, (list, tuple)) else _text(p) for p in m]
        low, high = min(m), max(m)
        for i, c in enumerate(low):
            if c != high[i]:
                return low[:i]
        return low

    def commonpath(paths):
        """The longest folder that all have in common."""
        paths = [_text(p) for p in paths]
        if not paths:
            raise ValueError('commonpath() arg is an empty sequence')
        roots = {p.startswith('/') for p in paths}
        if len(roots) > 1:
            raise ValueError("Can't mix absolute and relative paths")
        split_paths = [[c for c in p.split('/') if c and c != '.'] for p in paths]
        return ('/' if True in roots else '') + '/'.join(commonprefix(split_paths))

    def samefile(f1, f2):
        """Whether both paths lead to one file."""
        return _stat(f1)[1:3] == _stat(f2)[1:3]
    """#)
}
