/// What Python's library has: `Scripts/make-standard-names` writes this file, from CPython 3.11.
///
/// A name that is here and not in fieldbook is told apart from a name that is misspelt.
package enum StandardNames {
  /// The modules of Python's library that fieldbook does not have.
  static let modules = Set(
    """
    aifc asynchat asyncio asyncore audioop bdb bz2 cProfile cgi cgitb chunk cmath cmd code codeop compileall \
    concurrent configparser contextvars copyreg crypt ctypes curses dbm dis distutils doctest email encodings \
    ensurepip faulthandler fcntl filecmp fileinput ftplib genericpath getopt gettext graphlib grp hmac http \
    idlelib imaplib imghdr imp ipaddress lib2to3 linecache lzma mailbox mailcap marshal mimetypes mmap \
    modulefinder msilib msvcrt multiprocessing netrc nis nntplib nt ntpath nturl2path opcode optparse \
    ossaudiodev pdb pickletools pipes pkgutil plistlib poplib posix posixpath profile pstats pty pwd py_compile \
    pyclbr pydoc pydoc_data pyexpat queue quopri readline resource rlcompleter runpy sched select selectors \
    shelve signal site smtpd smtplib sndhdr socket socketserver spwd sqlite3 sre_compile sre_constants sre_parse \
    ssl stringprep subprocess sunau symtable sysconfig syslog tabnanny telnetlib termios threading tkinter token \
    tokenize tomllib trace tracemalloc tty turtle turtledemo uu venv wave webbrowser winreg winsound wsgiref \
    xdrlib xmlrpc zipapp zipimport zoneinfo
    """.split(separator: " ").map(String.init))

  /// The names of a module; empty for one that is not listed.
  package static func names(of module: String) -> Set<String> {
    Set((table[module] ?? "").split(separator: " ").map(String.init))
  }

  private static let table: [String: String] = [
    "abc": """
    ABC ABCMeta abstractclassmethod abstractmethod abstractproperty abstractstaticmethod get_cache_token \
    update_abstractmethods
    """,
    "argparse": """
    Action ArgumentDefaultsHelpFormatter ArgumentError ArgumentParser ArgumentTypeError BooleanOptionalAction \
    FileType HelpFormatter MetavarTypeHelpFormatter Namespace ONE_OR_MORE OPTIONAL PARSER REMAINDER \
    RawDescriptionHelpFormatter RawTextHelpFormatter SUPPRESS ZERO_OR_MORE
    """,
    "array": """
    ArrayType array typecodes
    """,
    "ast": """
    AST Add And AnnAssign Assert Assign AsyncFor AsyncFunctionDef AsyncWith Attribute AugAssign AugLoad AugStore \
    Await BinOp BitAnd BitOr BitXor BoolOp Break Bytes Call ClassDef Compare Constant Continue Del Delete Dict \
    DictComp Div Ellipsis Eq ExceptHandler Expr Expression ExtSlice FloorDiv For FormattedValue FunctionDef \
    FunctionType GeneratorExp Global Gt GtE If IfExp Import ImportFrom In Index IntEnum Interactive Invert Is \
    IsNot JoinedStr LShift Lambda List ListComp Load Lt LtE MatMult Match MatchAs MatchClass MatchMapping \
    MatchOr MatchSequence MatchSingleton MatchStar MatchValue Mod Module Mult Name NameConstant NamedExpr \
    NodeTransformer NodeVisitor Nonlocal Not NotEq NotIn Num Or Param Pass Pow PyCF_ALLOW_TOP_LEVEL_AWAIT \
    PyCF_ONLY_AST PyCF_TYPE_COMMENTS RShift Raise Return Set SetComp Slice Starred Store Str Sub Subscript Suite \
    Try TryStar Tuple TypeIgnore UAdd USub UnaryOp While With Yield YieldFrom alias arg arguments auto boolop \
    cmpop comprehension contextmanager copy_location dump excepthandler expr expr_context fix_missing_locations \
    get_docstring get_source_segment increment_lineno iter_child_nodes iter_fields keyword literal_eval main \
    match_case mod nullcontext operator parse pattern slice stmt type_ignore unaryop unparse walk withitem
    """,
    "atexit": """
    register unregister
    """,
    "base64": """
    MAXBINSIZE MAXLINESIZE a85decode a85encode b16decode b16encode b32decode b32encode b32hexdecode b32hexencode \
    b64decode b64encode b85decode b85encode bytes_types decode decodebytes encode encodebytes main \
    standard_b64decode standard_b64encode test urlsafe_b64decode urlsafe_b64encode
    """,
    "binascii": """
    Error Incomplete a2b_base64 a2b_hex a2b_qp a2b_uu b2a_base64 b2a_hex b2a_qp b2a_uu crc32 crc_hqx hexlify \
    unhexlify
    """,
    "bisect": """
    bisect bisect_left bisect_right insort insort_left insort_right
    """,
    "calendar": """
    Calendar EPOCH FRIDAY February HTMLCalendar IllegalMonthError IllegalWeekdayError January LocaleHTMLCalendar \
    LocaleTextCalendar MONDAY SATURDAY SUNDAY THURSDAY TUESDAY TextCalendar WEDNESDAY c calendar day_abbr \
    day_name different_locale firstweekday format formatstring isleap leapdays main mdays month month_abbr \
    month_name monthcalendar monthrange prcal prmonth prweek setfirstweekday timegm week weekday weekheader
    """,
    "codecs": """
    BOM BOM32_BE BOM32_LE BOM64_BE BOM64_LE BOM_BE BOM_LE BOM_UTF16 BOM_UTF16_BE BOM_UTF16_LE BOM_UTF32 \
    BOM_UTF32_BE BOM_UTF32_LE BOM_UTF8 BufferedIncrementalDecoder BufferedIncrementalEncoder Codec CodecInfo \
    EncodedFile IncrementalDecoder IncrementalEncoder StreamReader StreamReaderWriter StreamRecoder StreamWriter \
    backslashreplace_errors decode encode getdecoder getencoder getincrementaldecoder getincrementalencoder \
    getreader getwriter ignore_errors iterdecode iterencode lookup lookup_error make_encoding_map \
    make_identity_dict namereplace_errors open register register_error replace_errors strict_errors \
    xmlcharrefreplace_errors
    """,
    "collections": """
    ChainMap Counter OrderedDict UserDict UserList UserString defaultdict deque namedtuple
    """,
    "collections.abc": """
    AsyncGenerator AsyncIterable AsyncIterator Awaitable ByteString Callable Collection Container Coroutine \
    Generator Hashable ItemsView Iterable Iterator KeysView Mapping MappingView MutableMapping MutableSequence \
    MutableSet Reversible Sequence Set Sized ValuesView
    """,
    "colorsys": """
    ONE_SIXTH ONE_THIRD TWO_THIRD hls_to_rgb hsv_to_rgb rgb_to_hls rgb_to_hsv rgb_to_yiq yiq_to_rgb
    """,
    "contextlib": """
    AbstractAsyncContextManager AbstractContextManager AsyncContextDecorator AsyncExitStack ContextDecorator \
    ExitStack aclosing asynccontextmanager chdir closing contextmanager nullcontext redirect_stderr \
    redirect_stdout suppress
    """,
    "copy": """
    Error copy deepcopy dispatch_table error
    """,
    "csv": """
    Dialect DictReader DictWriter Error QUOTE_ALL QUOTE_MINIMAL QUOTE_NONE QUOTE_NONNUMERIC Sniffer __doc__ \
    __version__ excel excel_tab field_size_limit get_dialect list_dialects reader register_dialect unix_dialect \
    unregister_dialect writer
    """,
    "dataclasses": """
    Field FrozenInstanceError InitVar KW_ONLY MISSING asdict astuple dataclass field fields is_dataclass \
    make_dataclass replace
    """,
    "datetime": """
    MAXYEAR MINYEAR UTC date datetime datetime_CAPI time timedelta timezone tzinfo
    """,
    "decimal": """
    BasicContext Clamped Context ConversionSyntax Decimal DecimalException DecimalTuple DefaultContext \
    DivisionByZero DivisionImpossible DivisionUndefined ExtendedContext FloatOperation HAVE_CONTEXTVAR \
    HAVE_THREADS Inexact InvalidContext InvalidOperation MAX_EMAX MAX_PREC MIN_EMIN MIN_ETINY Overflow \
    ROUND_05UP ROUND_CEILING ROUND_DOWN ROUND_FLOOR ROUND_HALF_DOWN ROUND_HALF_EVEN ROUND_HALF_UP ROUND_UP \
    Rounded Subnormal Underflow getcontext localcontext setcontext
    """,
    "difflib": """
    Differ HtmlDiff IS_CHARACTER_JUNK IS_LINE_JUNK Match SequenceMatcher context_diff diff_bytes \
    get_close_matches ndiff restore unified_diff
    """,
    "enum": """
    CONFORM CONTINUOUS EJECT Enum EnumCheck EnumMeta EnumType Flag FlagBoundary IntEnum IntFlag KEEP NAMED_FLAGS \
    ReprEnum STRICT StrEnum UNIQUE auto bin global_enum global_enum_repr global_flag_repr global_str member \
    nonmember pickle_by_enum_name pickle_by_global_name property show_flag_values unique verify
    """,
    "errno": """
    E2BIG EACCES EADDRINUSE EADDRNOTAVAIL EADV EAFNOSUPPORT EAGAIN EALREADY EBADE EBADF EBADFD EBADMSG EBADR \
    EBADRQC EBADSLT EBFONT EBUSY ECANCELED ECHILD ECHRNG ECOMM ECONNABORTED ECONNREFUSED ECONNRESET EDEADLK \
    EDEADLOCK EDESTADDRREQ EDOM EDOTDOT EDQUOT EEXIST EFAULT EFBIG EHOSTDOWN EHOSTUNREACH EIDRM EILSEQ \
    EINPROGRESS EINTR EINVAL EIO EISCONN EISDIR EISNAM EKEYEXPIRED EKEYREJECTED EKEYREVOKED EL2HLT EL2NSYNC \
    EL3HLT EL3RST ELIBACC ELIBBAD ELIBEXEC ELIBMAX ELIBSCN ELNRNG ELOOP EMEDIUMTYPE EMFILE EMLINK EMSGSIZE \
    EMULTIHOP ENAMETOOLONG ENAVAIL ENETDOWN ENETRESET ENETUNREACH ENFILE ENOANO ENOBUFS ENOCSI ENODATA ENODEV \
    ENOENT ENOEXEC ENOKEY ENOLCK ENOLINK ENOMEDIUM ENOMEM ENOMSG ENONET ENOPKG ENOPROTOOPT ENOSPC ENOSR ENOSTR \
    ENOSYS ENOTBLK ENOTCONN ENOTDIR ENOTEMPTY ENOTNAM ENOTRECOVERABLE ENOTSOCK ENOTSUP ENOTTY ENOTUNIQ ENXIO \
    EOPNOTSUPP EOVERFLOW EOWNERDEAD EPERM EPFNOSUPPORT EPIPE EPROTO EPROTONOSUPPORT EPROTOTYPE ERANGE EREMCHG \
    EREMOTE EREMOTEIO ERESTART ERFKILL EROFS ESHUTDOWN ESOCKTNOSUPPORT ESPIPE ESRCH ESRMNT ESTALE ESTRPIPE ETIME \
    ETIMEDOUT ETOOMANYREFS ETXTBSY EUCLEAN EUNATCH EUSERS EWOULDBLOCK EXDEV EXFULL errorcode
    """,
    "fnmatch": """
    filter fnmatch fnmatchcase translate
    """,
    "fractions": """
    Fraction
    """,
    "functools": """
    WRAPPER_ASSIGNMENTS WRAPPER_UPDATES cache cached_property cmp_to_key lru_cache partial partialmethod reduce \
    singledispatch singledispatchmethod total_ordering update_wrapper wraps
    """,
    "gc": """
    DEBUG_COLLECTABLE DEBUG_LEAK DEBUG_SAVEALL DEBUG_STATS DEBUG_UNCOLLECTABLE callbacks collect disable enable \
    freeze garbage get_count get_debug get_freeze_count get_objects get_referents get_referrers get_stats \
    get_threshold is_finalized is_tracked isenabled set_debug set_threshold unfreeze
    """,
    "getpass": """
    GetPassWarning fallback_getpass getpass getuser unix_getpass win_getpass
    """,
    "glob": """
    escape glob glob0 glob1 has_magic iglob
    """,
    "gzip": """
    BadGzipFile FCOMMENT FEXTRA FHCRC FNAME FTEXT GzipFile READ WRITE compress decompress main open write32u
    """,
    "hashlib": """
    algorithms_available algorithms_guaranteed blake2b blake2s file_digest md5 new pbkdf2_hmac sha1 sha224 \
    sha256 sha384 sha3_224 sha3_256 sha3_384 sha3_512 sha512 shake_128 shake_256
    """,
    "heapq": """
    heapify heappop heappush heappushpop heapreplace merge nlargest nsmallest
    """,
    "html": """
    escape unescape
    """,
    "html.entities": """
    codepoint2name entitydefs html5 name2codepoint
    """,
    "importlib": """
    __import__ find_loader import_module invalidate_caches reload
    """,
    "inspect": """
    ArgInfo Arguments Attribute BlockFinder BoundArguments CORO_CLOSED CORO_CREATED CORO_RUNNING CORO_SUSPENDED \
    CO_ASYNC_GENERATOR CO_COROUTINE CO_GENERATOR CO_ITERABLE_COROUTINE CO_NESTED CO_NEWLOCALS CO_NOFREE \
    CO_OPTIMIZED CO_VARARGS CO_VARKEYWORDS ClassFoundException ClosureVars EndOfBlock FrameInfo FullArgSpec \
    GEN_CLOSED GEN_CREATED GEN_RUNNING GEN_SUSPENDED Parameter Signature TPFLAGS_IS_ABSTRACT Traceback \
    classify_class_attrs cleandoc currentframe findsource formatannotation formatannotationrelativeto \
    formatargvalues get_annotations getabsfile getargs getargvalues getattr_static getblock getcallargs \
    getclasstree getclosurevars getcomments getcoroutinelocals getcoroutinestate getdoc getfile getframeinfo \
    getfullargspec getgeneratorlocals getgeneratorstate getinnerframes getlineno getmembers getmembers_static \
    getmodule getmodulename getmro getouterframes getsource getsourcefile getsourcelines indentsize isabstract \
    isasyncgen isasyncgenfunction isawaitable isbuiltin isclass iscode iscoroutine iscoroutinefunction \
    isdatadescriptor isframe isfunction isgenerator isgeneratorfunction isgetsetdescriptor iskeyword \
    ismemberdescriptor ismethod ismethoddescriptor ismethodwrapper ismodule isroutine istraceback modulesbyfile \
    signature stack trace unwrap walktree
    """,
    "io": """
    BlockingIOError BufferedIOBase BufferedRWPair BufferedRandom BufferedReader BufferedWriter BytesIO \
    DEFAULT_BUFFER_SIZE FileIO IOBase IncrementalNewlineDecoder RawIOBase SEEK_CUR SEEK_END SEEK_SET StringIO \
    TextIOBase TextIOWrapper UnsupportedOperation open open_code text_encoding
    """,
    "itertools": """
    accumulate chain combinations combinations_with_replacement compress count cycle dropwhile filterfalse \
    groupby islice pairwise permutations product repeat starmap takewhile tee zip_longest
    """,
    "json": """
    JSONDecodeError JSONDecoder JSONEncoder detect_encoding dump dumps load loads
    """,
    "keyword": """
    iskeyword issoftkeyword kwlist softkwlist
    """,
    "locale": """
    ABDAY_1 ABDAY_2 ABDAY_3 ABDAY_4 ABDAY_5 ABDAY_6 ABDAY_7 ABMON_1 ABMON_10 ABMON_11 ABMON_12 ABMON_2 ABMON_3 \
    ABMON_4 ABMON_5 ABMON_6 ABMON_7 ABMON_8 ABMON_9 ALT_DIGITS AM_STR CHAR_MAX CODESET CRNCYSTR DAY_1 DAY_2 \
    DAY_3 DAY_4 DAY_5 DAY_6 DAY_7 D_FMT D_T_FMT ERA ERA_D_FMT ERA_D_T_FMT ERA_T_FMT Error LC_ALL LC_COLLATE \
    LC_CTYPE LC_MESSAGES LC_MONETARY LC_NUMERIC LC_TIME MON_1 MON_10 MON_11 MON_12 MON_2 MON_3 MON_4 MON_5 MON_6 \
    MON_7 MON_8 MON_9 NOEXPR PM_STR RADIXCHAR THOUSEP T_FMT T_FMT_AMPM YESEXPR atof atoi currency delocalize \
    format format_string getdefaultlocale getencoding getlocale getpreferredencoding locale_alias \
    locale_encoding_alias localeconv localize normalize resetlocale setlocale str strcoll strxfrm windows_locale
    """,
    "logging": """
    BASIC_FORMAT BufferingFormatter CRITICAL DEBUG ERROR FATAL FileHandler Filter Filterer Formatter Handler \
    INFO LogRecord Logger LoggerAdapter Manager NOTSET NullHandler PercentStyle PlaceHolder RootLogger \
    StrFormatStyle StreamHandler StringTemplateStyle WARN WARNING addLevelName basicConfig captureWarnings \
    critical currentframe debug disable error exception fatal getLevelName getLevelNamesMapping \
    getLogRecordFactory getLogger getLoggerClass info lastResort log logMultiprocessing logProcesses logThreads \
    makeLogRecord raiseExceptions root setLogRecordFactory setLoggerClass shutdown warn warning
    """,
    "math": """
    acos acosh asin asinh atan atan2 atanh cbrt ceil comb copysign cos cosh degrees dist e erf erfc exp exp2 \
    expm1 fabs factorial floor fmod frexp fsum gamma gcd hypot inf isclose isfinite isinf isnan isqrt lcm ldexp \
    lgamma log log10 log1p log2 modf nan nextafter perm pi pow prod radians remainder sin sinh sqrt tan tanh tau \
    trunc ulp
    """,
    "numbers": """
    Complex Integral Number Rational Real
    """,
    "operator": """
    abs add and_ attrgetter call concat contains countOf delitem eq floordiv ge getitem gt iadd iand iconcat \
    ifloordiv ilshift imatmul imod imul index indexOf inv invert ior ipow irshift is_ is_not isub itemgetter \
    itruediv ixor le length_hint lshift lt matmul methodcaller mod mul ne neg not_ or_ pos pow rshift setitem \
    sub truediv truth xor
    """,
    "os": """
    CLD_CONTINUED CLD_DUMPED CLD_EXITED CLD_KILLED CLD_STOPPED CLD_TRAPPED DirEntry EFD_CLOEXEC EFD_NONBLOCK \
    EFD_SEMAPHORE EX_CANTCREAT EX_CONFIG EX_DATAERR EX_IOERR EX_NOHOST EX_NOINPUT EX_NOPERM EX_NOUSER EX_OK \
    EX_OSERR EX_OSFILE EX_PROTOCOL EX_SOFTWARE EX_TEMPFAIL EX_UNAVAILABLE EX_USAGE F_LOCK F_OK F_TEST F_TLOCK \
    F_ULOCK GRND_NONBLOCK GRND_RANDOM MFD_ALLOW_SEALING MFD_CLOEXEC MFD_HUGETLB MFD_HUGE_16GB MFD_HUGE_16MB \
    MFD_HUGE_1GB MFD_HUGE_1MB MFD_HUGE_256MB MFD_HUGE_2GB MFD_HUGE_2MB MFD_HUGE_32MB MFD_HUGE_512KB \
    MFD_HUGE_512MB MFD_HUGE_64KB MFD_HUGE_8MB MFD_HUGE_MASK MFD_HUGE_SHIFT NGROUPS_MAX O_ACCMODE O_APPEND \
    O_ASYNC O_CLOEXEC O_CREAT O_DIRECT O_DIRECTORY O_DSYNC O_EXCL O_FSYNC O_LARGEFILE O_NDELAY O_NOATIME \
    O_NOCTTY O_NOFOLLOW O_NONBLOCK O_PATH O_RDONLY O_RDWR O_RSYNC O_SYNC O_TMPFILE O_TRUNC O_WRONLY \
    POSIX_FADV_DONTNEED POSIX_FADV_NOREUSE POSIX_FADV_NORMAL POSIX_FADV_RANDOM POSIX_FADV_SEQUENTIAL \
    POSIX_FADV_WILLNEED POSIX_SPAWN_CLOSE POSIX_SPAWN_DUP2 POSIX_SPAWN_OPEN PRIO_PGRP PRIO_PROCESS PRIO_USER \
    P_ALL P_NOWAIT P_NOWAITO P_PGID P_PID P_PIDFD P_WAIT PathLike RTLD_DEEPBIND RTLD_GLOBAL RTLD_LAZY RTLD_LOCAL \
    RTLD_NODELETE RTLD_NOLOAD RTLD_NOW RWF_APPEND RWF_DSYNC RWF_HIPRI RWF_NOWAIT RWF_SYNC R_OK SCHED_BATCH \
    SCHED_FIFO SCHED_IDLE SCHED_OTHER SCHED_RESET_ON_FORK SCHED_RR SEEK_CUR SEEK_DATA SEEK_END SEEK_HOLE \
    SEEK_SET SPLICE_F_MORE SPLICE_F_MOVE SPLICE_F_NONBLOCK ST_APPEND ST_MANDLOCK ST_NOATIME ST_NODEV \
    ST_NODIRATIME ST_NOEXEC ST_NOSUID ST_RDONLY ST_RELATIME ST_SYNCHRONOUS ST_WRITE TMP_MAX WCONTINUED WCOREDUMP \
    WEXITED WEXITSTATUS WIFCONTINUED WIFEXITED WIFSIGNALED WIFSTOPPED WNOHANG WNOWAIT WSTOPPED WSTOPSIG WTERMSIG \
    WUNTRACED W_OK XATTR_CREATE XATTR_REPLACE XATTR_SIZE_MAX X_OK _exit abort access altsep chdir chmod chown \
    chroot close closerange confstr confstr_names copy_file_range cpu_count ctermid curdir defpath \
    device_encoding devnull dup dup2 environ environb error eventfd eventfd_read eventfd_write execl execle \
    execlp execlpe execv execve execvp execvpe extsep fchdir fchmod fchown fdatasync fdopen fork forkpty \
    fpathconf fsdecode fsencode fspath fstat fstatvfs fsync ftruncate fwalk get_blocking get_exec_path \
    get_inheritable get_terminal_size getcwd getcwdb getegid getenv getenvb geteuid getgid getgrouplist \
    getgroups getloadavg getlogin getpgid getpgrp getpid getppid getpriority getrandom getresgid getresuid \
    getsid getuid getxattr initgroups isatty kill killpg lchown linesep link listdir listxattr lockf login_tty \
    lseek lstat major makedev makedirs memfd_create minor mkdir mkfifo mknod name nice open openpty pardir path \
    pathconf pathconf_names pathsep pidfd_open pipe pipe2 popen posix_fadvise posix_fallocate posix_spawn \
    posix_spawnp pread preadv putenv pwrite pwritev read readlink readv register_at_fork remove removedirs \
    removexattr rename renames replace rmdir scandir sched_get_priority_max sched_get_priority_min \
    sched_getaffinity sched_getparam sched_getscheduler sched_param sched_rr_get_interval sched_setaffinity \
    sched_setparam sched_setscheduler sched_yield sendfile sep set_blocking set_inheritable setegid seteuid \
    setgid setgroups setpgid setpgrp setpriority setregid setresgid setresuid setreuid setsid setuid setxattr \
    spawnl spawnle spawnlp spawnlpe spawnv spawnve spawnvp spawnvpe splice stat stat_result statvfs \
    statvfs_result strerror supports_bytes_environ supports_dir_fd supports_effective_ids supports_fd \
    supports_follow_symlinks symlink sync sysconf sysconf_names system tcgetpgrp tcsetpgrp terminal_size times \
    times_result truncate ttyname umask uname uname_result unlink unsetenv urandom utime wait wait3 wait4 waitid \
    waitid_result waitpid waitstatus_to_exitcode walk write writev
    """,
    "os.path": """
    abspath altsep basename commonpath commonprefix curdir defpath devnull dirname exists expanduser expandvars \
    extsep getatime getctime getmtime getsize isabs isdir isfile islink ismount join lexists normcase normpath \
    pardir pathsep realpath relpath samefile sameopenfile samestat sep split splitdrive splitext \
    supports_unicode_filenames
    """,
    "pathlib": """
    EBADF ELOOP ENOENT ENOTDIR Path PosixPath PurePath PurePosixPath PureWindowsPath WindowsPath
    """,
    "pickle": """
    ADDITEMS APPEND APPENDS BINBYTES BINBYTES8 BINFLOAT BINGET BININT BININT1 BININT2 BINPERSID BINPUT BINSTRING \
    BINUNICODE BINUNICODE8 BUILD BYTEARRAY8 DEFAULT_PROTOCOL DICT DUP EMPTY_DICT EMPTY_LIST EMPTY_SET \
    EMPTY_TUPLE EXT1 EXT2 EXT4 FALSE FLOAT FRAME FROZENSET GET GLOBAL HIGHEST_PROTOCOL INST INT LIST LONG LONG1 \
    LONG4 LONG_BINGET LONG_BINPUT MARK MEMOIZE NEWFALSE NEWOBJ NEWOBJ_EX NEWTRUE NEXT_BUFFER NONE OBJ PERSID POP \
    POP_MARK PROTO PUT PickleBuffer PickleError Pickler PicklingError PyStringMap READONLY_BUFFER REDUCE SETITEM \
    SETITEMS SHORT_BINBYTES SHORT_BINSTRING SHORT_BINUNICODE STACK_GLOBAL STOP STRING TRUE TUPLE TUPLE1 TUPLE2 \
    TUPLE3 UNICODE Unpickler UnpicklingError bytes_types compatible_formats decode_long dispatch_table dump \
    dumps encode_long format_version load loads maxsize whichmodule
    """,
    "platform": """
    architecture freedesktop_os_release java_ver libc_ver mac_ver machine node platform processor python_branch \
    python_build python_compiler python_implementation python_revision python_version python_version_tuple \
    release system system_alias uname uname_result version win32_edition win32_is_iot win32_ver
    """,
    "pprint": """
    PrettyPrinter isreadable isrecursive pformat pp pprint saferepr
    """,
    "random": """
    BPF LOG4 NV_MAGICCONST RECIP_BPF Random SG_MAGICCONST SystemRandom TWOPI betavariate choice choices \
    expovariate gammavariate gauss getrandbits getstate lognormvariate normalvariate paretovariate randbytes \
    randint random randrange sample seed setstate shuffle triangular uniform vonmisesvariate weibullvariate
    """,
    "re": """
    A ASCII DEBUG DOTALL I IGNORECASE L LOCALE M MULTILINE Match NOFLAG Pattern RegexFlag S Scanner T TEMPLATE U \
    UNICODE VERBOSE X compile error escape findall finditer fullmatch match purge search split sub subn template
    """,
    "reprlib": """
    Repr aRepr recursive_repr repr
    """,
    "secrets": """
    DEFAULT_ENTROPY SystemRandom choice compare_digest randbelow randbits token_bytes token_hex token_urlsafe
    """,
    "shlex": """
    join quote shlex split
    """,
    "shutil": """
    COPY_BUFSIZE Error ExecError ReadError RegistryError SameFileError SpecialFileError chown copy copy2 \
    copyfile copyfileobj copymode copystat copytree disk_usage get_archive_formats get_terminal_size \
    get_unpack_formats ignore_patterns make_archive move nt register_archive_format register_unpack_format \
    rmtree unpack_archive unregister_archive_format unregister_unpack_format which
    """,
    "stat": """
    FILE_ATTRIBUTE_ARCHIVE FILE_ATTRIBUTE_COMPRESSED FILE_ATTRIBUTE_DEVICE FILE_ATTRIBUTE_DIRECTORY \
    FILE_ATTRIBUTE_ENCRYPTED FILE_ATTRIBUTE_HIDDEN FILE_ATTRIBUTE_INTEGRITY_STREAM FILE_ATTRIBUTE_NORMAL \
    FILE_ATTRIBUTE_NOT_CONTENT_INDEXED FILE_ATTRIBUTE_NO_SCRUB_DATA FILE_ATTRIBUTE_OFFLINE \
    FILE_ATTRIBUTE_READONLY FILE_ATTRIBUTE_REPARSE_POINT FILE_ATTRIBUTE_SPARSE_FILE FILE_ATTRIBUTE_SYSTEM \
    FILE_ATTRIBUTE_TEMPORARY FILE_ATTRIBUTE_VIRTUAL SF_APPEND SF_ARCHIVED SF_IMMUTABLE SF_NOUNLINK SF_SNAPSHOT \
    ST_ATIME ST_CTIME ST_DEV ST_GID ST_INO ST_MODE ST_MTIME ST_NLINK ST_SIZE ST_UID S_ENFMT S_IEXEC S_IFBLK \
    S_IFCHR S_IFDIR S_IFDOOR S_IFIFO S_IFLNK S_IFMT S_IFPORT S_IFREG S_IFSOCK S_IFWHT S_IMODE S_IREAD S_IRGRP \
    S_IROTH S_IRUSR S_IRWXG S_IRWXO S_IRWXU S_ISBLK S_ISCHR S_ISDIR S_ISDOOR S_ISFIFO S_ISGID S_ISLNK S_ISPORT \
    S_ISREG S_ISSOCK S_ISUID S_ISVTX S_ISWHT S_IWGRP S_IWOTH S_IWRITE S_IWUSR S_IXGRP S_IXOTH S_IXUSR UF_APPEND \
    UF_COMPRESSED UF_HIDDEN UF_IMMUTABLE UF_NODUMP UF_NOUNLINK UF_OPAQUE filemode
    """,
    "statistics": """
    LinearRegression NormalDist StatisticsError correlation covariance fmean geometric_mean harmonic_mean \
    linear_regression mean median median_grouped median_high median_low mode multimode pstdev pvariance \
    quantiles stdev tau variance
    """,
    "string": """
    Formatter Template ascii_letters ascii_lowercase ascii_uppercase capwords digits hexdigits octdigits \
    printable punctuation whitespace
    """,
    "struct": """
    Struct calcsize error iter_unpack pack pack_into unpack unpack_from
    """,
    "sys": """
    abiflags addaudithook api_version argv audit base_exec_prefix base_prefix breakpointhook \
    builtin_module_names byteorder call_tracing copyright displayhook dont_write_bytecode exc_info excepthook \
    exception exec_prefix executable exit flags float_info float_repr_style get_asyncgen_hooks \
    get_coroutine_origin_tracking_depth get_int_max_str_digits getallocatedblocks getdefaultencoding \
    getdlopenflags getfilesystemencodeerrors getfilesystemencoding getprofile getrecursionlimit getrefcount \
    getsizeof getswitchinterval gettrace hash_info hexversion implementation int_info intern is_finalizing \
    maxsize maxunicode meta_path modules orig_argv path path_hooks path_importer_cache platform platlibdir \
    prefix pycache_prefix set_asyncgen_hooks set_coroutine_origin_tracking_depth set_int_max_str_digits \
    setdlopenflags setprofile setrecursionlimit setswitchinterval settrace stderr stdin stdlib_module_names \
    stdout thread_info unraisablehook version version_info warnoptions
    """,
    "tarfile": """
    AREGTYPE AbsoluteLinkError AbsolutePathError BLKTYPE BLOCKSIZE CHRTYPE CONTTYPE CompressionError \
    DEFAULT_FORMAT DIRTYPE ENCODING EOFHeaderError EmptyHeaderError ExFileObject ExtractError FIFOTYPE \
    FilterError GNUTYPE_LONGLINK GNUTYPE_LONGNAME GNUTYPE_SPARSE GNU_FORMAT GNU_MAGIC GNU_TYPES HeaderError \
    InvalidHeaderError LENGTH_LINK LENGTH_NAME LENGTH_PREFIX LNKTYPE LinkOutsideDestinationError NUL \
    OutsideDestinationError PAX_FIELDS PAX_FORMAT PAX_NAME_FIELDS PAX_NUMBER_FIELDS POSIX_MAGIC RECORDSIZE \
    REGTYPE REGULAR_TYPES ReadError SOLARIS_XHDTYPE SUPPORTED_TYPES SYMTYPE SpecialFileError StreamError \
    SubsequentHeaderError TarError TarFile TarInfo TruncatedHeaderError USTAR_FORMAT XGLTYPE XHDTYPE \
    calc_chksums copyfileobj data_filter fully_trusted_filter is_tarfile itn main nti nts open stn \
    symlink_exception tar_filter version
    """,
    "tempfile": """
    NamedTemporaryFile SpooledTemporaryFile TMP_MAX TemporaryDirectory TemporaryFile gettempdir gettempdirb \
    gettempprefix gettempprefixb mkdtemp mkstemp mktemp tempdir template
    """,
    "textwrap": """
    TextWrapper dedent fill indent shorten wrap
    """,
    "time": """
    CLOCK_BOOTTIME CLOCK_MONOTONIC CLOCK_MONOTONIC_RAW CLOCK_PROCESS_CPUTIME_ID CLOCK_REALTIME CLOCK_TAI \
    CLOCK_THREAD_CPUTIME_ID altzone asctime clock_getres clock_gettime clock_gettime_ns clock_settime \
    clock_settime_ns ctime daylight get_clock_info gmtime localtime mktime monotonic monotonic_ns perf_counter \
    perf_counter_ns process_time process_time_ns pthread_getcpuclockid sleep strftime strptime struct_time \
    thread_time thread_time_ns time time_ns timezone tzname tzset
    """,
    "timeit": """
    Timer default_number default_repeat default_timer dummy_src_name main reindent repeat template timeit
    """,
    "traceback": """
    FrameSummary StackSummary TracebackException clear_frames extract_stack extract_tb format_exc \
    format_exception format_exception_only format_list format_stack format_tb print_exc print_exception \
    print_last print_list print_stack print_tb walk_stack walk_tb
    """,
    "types": """
    AsyncGeneratorType BuiltinFunctionType BuiltinMethodType CellType ClassMethodDescriptorType CodeType \
    CoroutineType DynamicClassAttribute EllipsisType FrameType FunctionType GeneratorType GenericAlias \
    GetSetDescriptorType LambdaType MappingProxyType MemberDescriptorType MethodDescriptorType MethodType \
    MethodWrapperType ModuleType NoneType NotImplementedType SimpleNamespace TracebackType UnionType \
    WrapperDescriptorType coroutine new_class prepare_class resolve_bases
    """,
    "typing": """
    AbstractSet Annotated Any AnyStr AsyncContextManager AsyncGenerator AsyncIterable AsyncIterator Awaitable \
    BinaryIO ByteString CT_co Callable ChainMap ClassVar Collection Concatenate Container ContextManager \
    Coroutine Counter DefaultDict Deque Dict EXCLUDED_ATTRIBUTES Final ForwardRef FrozenSet Generator Generic \
    Hashable IO ItemsView Iterable Iterator KT KeysView List Literal LiteralString Mapping MappingView Match \
    MutableMapping MutableSequence MutableSet NamedTuple NamedTupleMeta Never NewType NoReturn NotRequired \
    Optional OrderedDict ParamSpec ParamSpecArgs ParamSpecKwargs Pattern Protocol Required Reversible Self \
    Sequence Set Sized SupportsAbs SupportsBytes SupportsComplex SupportsFloat SupportsIndex SupportsInt \
    SupportsRound T TYPE_CHECKING T_co T_contra Text TextIO Tuple Type TypeAlias TypeGuard TypeVar TypeVarTuple \
    TypedDict Union Unpack VT VT_co V_co ValuesView assert_never assert_type cast clear_overloads \
    dataclass_transform final get_args get_origin get_overloads get_type_hints io is_typeddict no_type_check \
    no_type_check_decorator overload re reveal_type runtime_checkable
    """,
    "unicodedata": """
    UCD bidirectional category combining decimal decomposition digit east_asian_width is_normalized lookup \
    mirrored name normalize numeric ucd_3_2_0 unidata_version
    """,
    "unittest": """
    FunctionTestCase IsolatedAsyncioTestCase SkipTest TestCase TestLoader TestResult TestSuite TextTestResult \
    TextTestRunner addModuleCleanup defaultTestLoader doModuleCleanups enterModuleContext expectedFailure \
    findTestCases getTestCaseNames installHandler load_tests main makeSuite registerResult removeHandler \
    removeResult skip skipIf skipUnless
    """,
    "urllib": """

    """,
    "urllib.error": """
    ContentTooShortError HTTPError URLError
    """,
    "urllib.parse": """
    DefragResult DefragResultBytes ParseResult ParseResultBytes ResultBase SplitResult SplitResultBytes \
    clear_cache non_hierarchical parse_qs parse_qsl quote quote_from_bytes quote_plus scheme_chars splitattr \
    splithost splitnport splitpasswd splitport splitquery splittag splittype splituser splitvalue to_bytes \
    unquote unquote_plus unquote_to_bytes unwrap urldefrag urlencode urljoin urlparse urlsplit urlunparse \
    urlunsplit uses_fragment uses_netloc uses_params uses_query uses_relative
    """,
    "urllib.request": """
    AbstractBasicAuthHandler AbstractDigestAuthHandler AbstractHTTPHandler BaseHandler CacheFTPHandler \
    DataHandler FTPHandler FancyURLopener FileHandler HTTPBasicAuthHandler HTTPCookieProcessor \
    HTTPDefaultErrorHandler HTTPDigestAuthHandler HTTPErrorProcessor HTTPHandler HTTPPasswordMgr \
    HTTPPasswordMgrWithDefaultRealm HTTPPasswordMgrWithPriorAuth HTTPRedirectHandler HTTPSHandler MAXFTPCACHE \
    OpenerDirector ProxyBasicAuthHandler ProxyDigestAuthHandler ProxyHandler Request URLopener UnknownHandler \
    build_opener ftpcache ftperrors ftpwrapper getproxies getproxies_environment install_opener localhost \
    noheaders parse_http_list parse_keqv_list pathname2url proxy_bypass proxy_bypass_environment request_host \
    thishost url2pathname urlcleanup urlopen urlretrieve
    """,
    "uuid": """
    Enum NAMESPACE_DNS NAMESPACE_OID NAMESPACE_URL NAMESPACE_X500 RESERVED_FUTURE RESERVED_MICROSOFT \
    RESERVED_NCS RFC_4122 SafeUUID UUID bytes_ getnode int_ uuid1 uuid3 uuid4 uuid5
    """,
    "warnings": """
    WarningMessage catch_warnings defaultaction filters filterwarnings formatwarning onceregistry resetwarnings \
    showwarning simplefilter warn warn_explicit
    """,
    "weakref": """
    CallableProxyType KeyedRef ProxyType ProxyTypes ReferenceType WeakKeyDictionary WeakMethod WeakSet \
    WeakValueDictionary finalize getweakrefcount getweakrefs proxy ref
    """,
    "xml": """
    dom etree parsers sax
    """,
    "xml.etree": """

    """,
    "xml.etree.ElementTree": """
    C14NWriterTarget Comment Element ElementTree HTML_EMPTY PI ParseError ProcessingInstruction QName SubElement \
    TreeBuilder VERSION XML XMLID XMLParser XMLPullParser canonicalize dump fromstring fromstringlist indent \
    iselement iterparse parse register_namespace tostring tostringlist
    """,
    "zipfile": """
    BZIP2_VERSION BadZipFile BadZipfile CompleteDirs DEFAULT_VERSION FastLookup LZMACompressor LZMADecompressor \
    LZMA_VERSION LargeZipFile MAX_EXTRACT_VERSION Path PyZipFile ZIP64_LIMIT ZIP64_VERSION ZIP_BZIP2 \
    ZIP_DEFLATED ZIP_FILECOUNT_LIMIT ZIP_LZMA ZIP_MAX_COMMENT ZIP_STORED ZipExtFile ZipFile ZipInfo \
    compressor_names error is_zipfile main sizeCentralDir sizeEndCentDir sizeEndCentDir64 \
    sizeEndCentDir64Locator sizeFileHeader stringCentralDir stringEndArchive stringEndArchive64 \
    stringEndArchive64Locator stringFileHeader structCentralDir structEndArchive structEndArchive64 \
    structEndArchive64Locator structFileHeader
    """,
    "zlib": """
    DEFLATED DEF_BUF_SIZE DEF_MEM_LEVEL MAX_WBITS ZLIB_RUNTIME_VERSION ZLIB_VERSION Z_BEST_COMPRESSION \
    Z_BEST_SPEED Z_BLOCK Z_DEFAULT_COMPRESSION Z_DEFAULT_STRATEGY Z_FILTERED Z_FINISH Z_FIXED Z_FULL_FLUSH \
    Z_HUFFMAN_ONLY Z_NO_COMPRESSION Z_NO_FLUSH Z_PARTIAL_FLUSH Z_RLE Z_SYNC_FLUSH Z_TREES adler32 compress \
    compressobj crc32 decompress decompressobj error
    """,
  ]
}
