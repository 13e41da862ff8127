"""What CPython's tests take from `test.support`, for fieldbook: stands at the head of each test program."""
import contextlib as _contextlib
import os as _os
import pathlib as _pathlib
import sys as _sys


def _skips(reason):
    def decorator(*given, **options):
        if len(given) == 1 and callable(given[0]) and not options:
            return unittest.skip(reason)(given[0])
        return unittest.skip(reason)
    return decorator


def _same(*given, **options):
    return given[0] if len(given) == 1 and callable(given[0]) else _same


class _Equal:
    def __eq__(self, other): return True
    def __ne__(self, other): return False


class _Unequal:
    def __eq__(self, other): return False
    def __ne__(self, other): return True


class _Largest:
    def __eq__(self, other): return isinstance(other, _Largest)
    def __lt__(self, other): return False
    def __le__(self, other): return self == other
    def __gt__(self, other): return not self == other
    def __ge__(self, other): return True


class _Smallest:
    def __eq__(self, other): return isinstance(other, _Smallest)
    def __gt__(self, other): return False
    def __ge__(self, other): return self == other
    def __lt__(self, other): return not self == other
    def __le__(self, other): return True


@_contextlib.contextmanager
def _captured(name):
    import io
    saved = getattr(_sys, name)
    setattr(_sys, name, io.StringIO())
    try:
        yield getattr(_sys, name)
    finally:
        setattr(_sys, name, saved)


@_contextlib.contextmanager
def _swap_attr(obj, attr, new):
    missing = not hasattr(obj, attr)
    saved = None if missing else getattr(obj, attr)
    setattr(obj, attr, new)
    try:
        yield saved
    finally:
        delattr(obj, attr) if missing else setattr(obj, attr, saved)


@_contextlib.contextmanager
def _swap_item(obj, item, new):
    missing = item not in obj
    saved = None if missing else obj[item]
    obj[item] = new
    try:
        yield saved
    finally:
        if missing:
            obj.pop(item, None)
        else:
            obj[item] = saved


def _unlink(path):
    try:
        _os.unlink(path)
    except OSError:
        pass


def _rmtree(path):
    import shutil
    shutil.rmtree(path, ignore_errors=True)


@_contextlib.contextmanager
def _temp_dir(path=None, quiet=False):
    import tempfile
    with tempfile.TemporaryDirectory() as made:
        yield made


@_contextlib.contextmanager
def _change_cwd(path, quiet=False):
    saved = _os.getcwd()
    _os.chdir(path)
    try:
        yield _os.getcwd()
    finally:
        _os.chdir(saved)


@_contextlib.contextmanager
def _temp_cwd(name='tempcwd', quiet=False):
    with _temp_dir() as path, _change_cwd(path):
        yield path


class _FakePath:
    def __init__(self, path): self.path = path
    def __repr__(self): return f'<FakePath {self.path!r}>'
    def __fspath__(self):
        if isinstance(self.path, BaseException) or isinstance(self.path, type) and issubclass(self.path, BaseException):
            raise self.path
        return self.path


class _Environment:
    def __init__(self): self._saved = {}
    def set(self, name, value):
        self._saved.setdefault(name, _os.environ.get(name))
        _os.environ[name] = value
    __setitem__ = set
    def unset(self, name):
        self._saved.setdefault(name, _os.environ.get(name))
        _os.environ.pop(name, None)
    __delitem__ = unset
    def __getitem__(self, name): return _os.environ[name]
    def __enter__(self): return self
    def __exit__(self, *exception):
        for name, value in self._saved.items():
            if value is None:
                _os.environ.pop(name, None)
            else:
                _os.environ[name] = value


@_contextlib.contextmanager
def _check_warnings(*filters, quiet=True):
    import warnings
    with warnings.catch_warnings(record=True) as found:
        warnings.simplefilter('always')
        yield found


@_contextlib.contextmanager
def _ignore_warnings(*, category=Warning):
    import warnings
    with warnings.catch_warnings():
        warnings.simplefilter('ignore', category=category)
        yield


def _fresh_module(name, fresh=(), blocked=(), deprecated=False):
    return _imported.get(name)


@_contextlib.contextmanager
def _nothing(*given, **options):
    yield


def _syntax_error(case, text, *given, **options):
    case.skipTest('compiles text')


def _skip_now(*given, **options):
    raise unittest.SkipTest('needs another process, thread or interpreter')


def _refuses_instances(case, cls, *given, **options):
    case.assertRaises(TypeError, cls, *given, **options)


class _Namespace:
    def __init__(self, **names): self.__dict__.update(names)


def _patch(*given, **options):
    return _skips('replaces objects by mocks')


_patch.object = _patch.dict = _patch.multiple = _patch
__file__ = _os.path.abspath('@test')
# What tests of paths ask of CPython's own attribute.
_pathlib.PurePath._flavour = _Namespace(sep='/', altsep='')
unittest.mock = mock = _Namespace(patch=_patch, Mock=_skip_now, MagicMock=_skip_now, call=_skip_now)


support = _Namespace(
    verbose=False, cpython_only=_skips('of CPython alone'), impl_detail=lambda *a, **k: _skips('of CPython alone'),
    refcount_test=_skips('of CPython alone'), check_impl_detail=lambda **k: False, bigmemtest=_skips('needs memory'),
    bigaddrspacetest=_skips('needs memory'), requires_IEEE_754=_same, no_tracing=_same, reap_threads=_same,
    requires_resource=_skips('needs a resource'), requires=_skip_now, is_resource_enabled=lambda name: False,
    requires_docstrings=_skips('docstrings'), requires_subprocess=_skips('needs a process'), requires_fork=_skips('needs a process'),
    requires_zlib=_same, requires_gzip=_same, requires_bz2=_skips('no bz2'), requires_lzma=_skips('no lzma'),
    requires_working_socket=_skips('no sockets'), requires_limited_api=_skips('of CPython alone'),
    skip_if_buildbot=_same, skip_if_pgo_task=_same, skip_if_buggy_ucrt_strfptime=_same,
    check_disallow_instantiation=_refuses_instances, skip_if_sanitizer=_same, skip_emscripten_stack_overflow=_same, system_must_validate_cert=_same,
    run_with_locale=lambda *a: _skips('locale'), run_with_tz=lambda *a: _skips('time zone'),
    anticipate_failure=lambda c: _same, check_syntax_error=_syntax_error, check_syntax_warning=_syntax_error,
    check_free_after_iterating=_skip_now, gc_collect=lambda: None, check_sizeof=_skip_now, sortdict=lambda d: repr(d),
    captured_stdout=lambda: _captured('stdout'), captured_stderr=lambda: _captured('stderr'), captured_stdin=lambda: _captured('stdin'),
    captured_output=_captured, swap_attr=_swap_attr, swap_item=_swap_item, ALWAYS_EQ=_Equal(), NEVER_EQ=_Unequal(),
    LARGEST=_Largest(), SMALLEST=_Smallest(), MAX_Py_ssize_t=_sys.maxsize, MISSING_C_DOCSTRINGS=True, HAVE_DOCSTRINGS=False,
    C_RECURSION_LIMIT=1000, LOOPBACK_TIMEOUT=5.0, SHORT_TIMEOUT=30.0, LONG_TIMEOUT=60.0, INTERNET_TIMEOUT=60.0,
    findfile=lambda name, subdir=None: name, infinite_recursion=_nothing, adjust_int_max_str_digits=_nothing,
    catch_unraisable_exception=_nothing, disable_gc=_nothing, SuppressCrashReport=_nothing, _1G=2**30, _2G=2**31, _4G=2**32, _1M=2**20,
    is_emscripten=False, is_wasi=False, is_jython=False, is_android=False, is_apple=False, has_fork_support=False,
    has_subprocess_support=False, has_socket_support=False, python_is_optimized=lambda: True, Py_GIL_DISABLED=False, Py_DEBUG=False,
    run_unittest=lambda *a: None, run_doctest=lambda *a: None, load_package_tests=lambda *a: None, EnvironmentVarGuard=_Environment,
    missing_compiler_executable=lambda *a: 'cc', checksizeof=_skip_now, run_in_subinterp=_skip_now, Error=Exception,
    TestFailed=AssertionError, ResourceDenied=unittest.SkipTest, darwin_malloc_err_warning=lambda *a: None, print_warning=print,
    maybe_get_event_loop_policy=lambda: None, patch=lambda case, obj, name, value: setattr(obj, name, value),
    set_recursion_limit=_nothing, requires_mac_ver=_same, requires_linux_version=lambda *a: _same, wait_process=_skip_now,
    args_from_interpreter_flags=list, optim_args_from_interpreter_flags=list, skip_on_s390x=_same, BUILTIN_CLASS=type,
    open_urlresource=_skip_now, force_not_colorized=_same, requires_legacy_unicode_capi=_skips('of CPython alone'))
os_helper = _Namespace(
    TESTFN='@test_tmp', TESTFN_ASCII='@test_tmp', TESTFN_UNICODE='@test_tmp-\xe0\xf2', TESTFN_NONASCII='@test_tmp-\xe6', TESTFN_UNDECODABLE=None,
    TESTFN_UNENCODABLE=None, FS_NONASCII='\xe6', SAVEDCWD=_os.getcwd(), unlink=_unlink, rmtree=_rmtree, rmdir=lambda p: _os.rmdir(p),
    temp_dir=_temp_dir, temp_cwd=_temp_cwd, change_cwd=_change_cwd, temp_umask=_nothing, FakePath=_FakePath, EnvironmentVarGuard=_Environment,
    can_symlink=lambda: True, can_xattr=lambda: False, can_chmod=lambda: True, skip_unless_symlink=_same, skip_unless_xattr=_skips('attributes'),
    skip_unless_working_chmod=_same, skip_unless_dac_override=_same, skip_if_dac_override=_same, create_empty_file=lambda p: open(p, 'w').close(),
    make_bad_fd=_skip_now, fd_count=lambda: 0, fs_is_case_insensitive=lambda d: False, save_mode=_nothing, open_dir_fd=_skip_now)
warnings_helper = _Namespace(
    check_warnings=_check_warnings, ignore_warnings=_ignore_warnings, check_no_resource_warning=_nothing, check_no_warnings=_nothing,
    save_restore_warnings_filters=_nothing, check_syntax_warning=_syntax_error, import_deprecated=_fresh_module)
import_helper = _Namespace(
    import_fresh_module=_fresh_module, import_module=_fresh_module, CleanImport=_nothing, DirsOnSysPath=_nothing, unload=lambda name: None,
    forget=lambda name: None, make_legacy_pyc=_skip_now, isolated_modules=_nothing, ready_to_import=_nothing, modules_setup=list,
    modules_cleanup=lambda *a: None)
threading_helper = _Namespace(
    reap_threads=_same, requires_working_threading=_skips('no threads'), threading_setup=lambda: None, threading_cleanup=lambda *a: None,
    start_threads=_skip_now, join_thread=_skip_now, wait_threads_exit=_nothing, catch_threading_exception=_nothing)
script_helper = _Namespace(
    assert_python_ok=_skip_now, assert_python_failure=_skip_now, run_python_until_end=_skip_now, spawn_python=_skip_now,
    kill_python=_skip_now, make_script=_skip_now, make_zip_script=_skip_now, interpreter_requires_environment=lambda: False)
socket_helper = _Namespace(HOST='localhost', skip_unless_bind_unix_socket=_skips('no sockets'), bind_port=_skip_now)
hashlib_helper = _Namespace(requires_hashdigest=lambda *a, **k: _same)
testcase = _Namespace(ExceptionIsLikeMixin=object)
support.os_helper, support.warnings_helper, support.import_helper = os_helper, warnings_helper, import_helper
support.threading_helper, support.script_helper, support.socket_helper = threading_helper, script_helper, socket_helper
support.hashlib_helper, support.testcase, support.support = hashlib_helper, testcase, support
test = _Namespace(support=support)
