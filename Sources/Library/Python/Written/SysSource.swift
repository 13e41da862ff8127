import Evaluator

extension WrittenModules {
  static let sys = WrittenModule(
    "sys", doc: "The interpreter: its version, arguments and output.",
    #"""
    from _sys import stdout, stderr, exc_info, modules as _modules, readline as _readline, get_int_max_str_digits, set_int_max_str_digits

    class _VersionInfo(tuple):
        """The version of Python whose language this is."""
        major = property(lambda self: self[0])
        minor = property(lambda self: self[1])
        micro = property(lambda self: self[2])
        releaselevel = property(lambda self: self[3])
        serial = property(lambda self: self[4])

        def __repr__(self):
            return 'sys.version_info(major=%d, minor=%d, micro=%d, releaselevel=%r, serial=%d)' % tuple(self)

    class _Named:
        def __init__(self, kind, **values):
            self.__dict__.update(values)
            self._kind = kind

        def __repr__(self):
            values = {k: v for k, v in self.__dict__.items() if k != '_kind'}
            return self._kind + '(' + ', '.join(f'{k}={v!r}' for k, v in values.items()) + ')'

    class _Input:
        """What the user types."""
        name, encoding, closed = '<stdin>', 'utf-8', False

        def readline(self):
            """The next line that is typed; an empty text at the end."""
            line = _readline('')
            return '' if line is None else line + '\n'

        def read(self):
            """All that is typed up to the end."""
            return ''.join(self)

        def readlines(self):
            """All lines that are typed, as a list."""
            return list(self)

        def isatty(self):
            """Whether it is a terminal."""
            return stdout.isatty()

        def readable(self):
            """Whether it can be read: yes."""
            return True

        def __iter__(self):
            while line := self.readline():
                yield line

    stdin = _Input()
    __stdout__, __stderr__, __stdin__ = stdout, stderr, stdin
    version = '3.11.9 (fieldbook)'
    version_info = _VersionInfo((3, 11, 9, 'final', 0))
    hexversion = 0x030b09f0
    implementation = _Named('namespace', name='fieldbook', cache_tag=None)
    platform = 'linux'
    byteorder = 'little'
    maxsize = 9223372036854775807
    maxunicode = 1114111
    executable = ''
    prefix = exec_prefix = base_prefix = ''
    argv = ['']
    path = ['']
    flags = _Named('sys.flags', debug=0, interactive=0, optimize=0, verbose=0)
    float_info = _Named('sys.float_info', max=1.7976931348623157e+308, max_exp=1024, max_10_exp=308, min=2.2250738585072014e-308, min_exp=-1021, min_10_exp=-307, dig=15, mant_dig=53, epsilon=2.220446049250313e-16, radix=2, rounds=1)
    int_info = _Named('sys.int_info', bits_per_digit=30, sizeof_digit=4, default_max_str_digits=4300, str_digits_check_threshold=640)
    modules = _modules()
    builtin_module_names = ('builtins', 'sys')
    dont_write_bytecode = True

    def exit(status=None):
        """Ends the cell, as SystemExit does."""
        raise SystemExit(status)

    def getrecursionlimit():
        """The number of nested calls that are possible."""
        return 1000

    def setrecursionlimit(limit):
        """Accepted; the limit is 1000."""
        if not isinstance(limit, int):
            raise TypeError(f"'{type(limit).__name__}' object cannot be interpreted as an integer")
        if limit < 1:
            raise ValueError('recursion limit must be greater or equal than 1')

    def getsizeof(obj, default=None):
        """Refused: values take other memory here than in Python."""
        raise NotImplementedError('getsizeof: values take other memory in fieldbook than in Python; x.nbytes is the size of an array')

    def getdefaultencoding():
        """utf-8"""
        return 'utf-8'

    def getfilesystemencoding():
        """utf-8"""
        return 'utf-8'

    def intern(text):
        """The text itself."""
        return text
    """#)
}
