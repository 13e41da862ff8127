import Evaluator

extension WrittenModules {
  static let re = WrittenModule(
    "re", doc: "Regular expressions.",
    #"""
    from _re import Pattern, Match, compile as _compile
    from enum import IntFlag as _IntFlag

    class RegexFlag(_IntFlag):
        """How a pattern is read."""
        NOFLAG = 0
        IGNORECASE = I = 2
        LOCALE = L = 4
        MULTILINE = M = 8
        DOTALL = S = 16
        UNICODE = U = 32
        VERBOSE = X = 64
        ASCII = A = 256

        def __repr__(self):
            names = [name for name in ('ASCII', 'IGNORECASE', 'LOCALE', 'UNICODE', 'MULTILINE', 'DOTALL', 'VERBOSE') if self._value_ & RegexFlag.__members__[name]._value_]
            return '|'.join('re.' + n for n in names) or 're.NOFLAG'

        def __str__(self):
            return repr(self)

    NOFLAG = RegexFlag.NOFLAG
    I = IGNORECASE = RegexFlag.IGNORECASE
    L = LOCALE = RegexFlag.LOCALE
    M = MULTILINE = RegexFlag.MULTILINE
    S = DOTALL = RegexFlag.DOTALL
    U = UNICODE = RegexFlag.UNICODE
    X = VERBOSE = RegexFlag.VERBOSE
    A = ASCII = RegexFlag.ASCII

    class error(Exception):
        """What is no regular expression."""
        def __init__(self, msg, pattern=None, pos=None):
            self.msg, self.pattern, self.pos = msg, pattern, pos
            self.lineno = self.colno = None
            if pattern is not None and pos is not None:
                newline = '\n' if isinstance(pattern, str) else b'\n'
                msg = f'{msg} at position {pos}'
                self.lineno = pattern.count(newline, 0, pos) + 1
                self.colno = pos - pattern.rfind(newline, 0, pos)
                if newline in pattern:
                    msg = f'{msg} (line {self.lineno}, column {self.colno})'
            super().__init__(msg)

    _cache = {}

    def compile(pattern, flags=0):
        """A pattern that is used several times."""
        if isinstance(pattern, Pattern):
            if flags:
                raise ValueError('cannot process flags argument with a compiled pattern')
            return pattern
        key = (type(pattern), pattern, int(flags))
        found = _cache.get(key)
        if found is None:
            found = _compile(pattern, int(flags))
            if isinstance(found, tuple):
                raise error(found[0], pattern, found[1]) if found[1] >= 0 else error(found[0])
            if len(_cache) > 500:
                _cache.clear()
            _cache[key] = found
        return found

    def search(pattern, string, flags=0):
        """The first match anywhere in a text, or None."""
        return compile(pattern, flags).search(string)

    def match(pattern, string, flags=0):
        """The match at the beginning of a text, or None."""
        return compile(pattern, flags).match(string)

    def fullmatch(pattern, string, flags=0):
        """The match of a whole text, or None."""
        return compile(pattern, flags).fullmatch(string)

    def findall(pattern, string, flags=0):
        """The texts of all matches; of their groups, if there are some."""
        return compile(pattern, flags).findall(string)

    def finditer(pattern, string, flags=0):
        """All matches, one after another."""
        return compile(pattern, flags).finditer(string)

    def split(pattern, string, maxsplit=0, flags=0):
        """The texts between the matches."""
        return compile(pattern, flags).split(string, maxsplit)

    def sub(pattern, repl, string, count=0, flags=0):
        """The text with every match replaced."""
        return compile(pattern, flags).sub(repl, string, count)

    def subn(pattern, repl, string, count=0, flags=0):
        """The text with every match replaced, and the number of replacements."""
        return compile(pattern, flags).subn(repl, string, count)

    _special = {c: '\\' + c for c in '()[]{}?*+-|^$\\.&~# \t\n\r\v\f'}

    def escape(pattern):
        """A pattern that matches exactly this text."""
        if isinstance(pattern, str):
            return ''.join([_special.get(c, c) for c in pattern])
        return ''.join([_special.get(c, c) for c in pattern.decode('latin-1')]).encode('latin-1')

    def purge():
        """Forgets the patterns that were used."""
        _cache.clear()
    """#)
}
