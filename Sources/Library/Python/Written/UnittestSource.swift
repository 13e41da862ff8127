import Evaluator

extension WrittenModules {
  static let unittest = WrittenModule(
    "unittest", doc: "Tests of a program, in classes.",
    #"""
    import sys as _sys
    import time as _time
    import traceback as _traceback
    from _unittest_assertions import Assertions as _Assertions

    class SkipTest(Exception):
        """Raised to skip a test."""

    def skip(reason):
        """A decorator: the test, or all tests of the class, are skipped."""
        def decorated(item, reason=reason):
            if isinstance(item, type):
                item.__unittest_skip__, item.__unittest_skip_why__ = True, reason
                return item
            def skipped(*args, **kwargs):
                raise SkipTest(reason)
            skipped.__name__, skipped.__doc__ = getattr(item, '__name__', ''), getattr(item, '__doc__', None)
            skipped.__unittest_skip__, skipped.__unittest_skip_why__ = True, reason
            return skipped
        return decorated(reason, '') if callable(reason) else decorated

    def skipIf(condition, reason):
        """A decorator: skips if the condition is true."""
        return skip(reason) if condition else lambda item: item

    def skipUnless(condition, reason):
        """A decorator: skips unless the condition is true."""
        return skipIf(not condition, reason)

    def expectedFailure(test_item):
        """A decorator: the test is expected to fail."""
        test_item.__unittest_expecting_failure__ = True
        return test_item

    class _SubTest:
        def __init__(self, case, message, values):
            self._case, self._message, self._values = case, message, values

        def __str__(self):
            parts = [] if self._message is None else [f'[{self._message}]']
            if self._values or not parts:
                parts.append('({})'.format(', '.join(f'{k}={v!r}' for k, v in self._values.items()) or '<subtest>'))
            return f"{self._case} {' '.join(parts)}"

        id = lambda self: str(self)

    class _SubTestContext:
        def __init__(self, case, message, values):
            self._case, self._message, self._values = case, message, values

        def __enter__(self):
            self._outer = self._case._values
            self._case._values = {**self._outer, **self._values}

        def __exit__(self, kind, exception, trace):
            case, values = self._case, self._case._values
            case._values = self._outer
            result = case._result
            if exception is None or result is None or isinstance(exception, (KeyboardInterrupt, SystemExit)):
                return False
            part = _SubTest(case, self._message, values)
            if isinstance(exception, SkipTest):
                result.addSkip(part, str(exception))
                return True
            result.addSubTest(case, part, (kind, exception, trace))
            case._failed = True
            return not result.failfast

    class TestCase(_Assertions):
        """A class of tests: its methods whose names begin with test."""
        failureException = AssertionError
        longMessage = True
        maxDiff = 640

        def __init__(self, methodName='runTest'):
            self._testMethodName = methodName
            self._cleanups, self._values, self._result, self._failed, self._kinds = [], {}, None, False, {}
            method = getattr(self, methodName, None)
            if method is None and methodName != 'runTest':
                raise ValueError(f'no such test method in {type(self)}: {methodName}')
            self._testMethodDoc = method.__doc__ if method is not None else None

        def setUp(self):
            """Runs before each test."""

        def tearDown(self):
            """Runs after each test."""

        @classmethod
        def setUpClass(cls):
            """Runs before the first test of the class."""

        @classmethod
        def tearDownClass(cls):
            """Runs after the last test of the class."""

        def id(self):
            """The name of the test."""
            cls = type(self)
            return f'{cls.__module__}.{cls.__qualname__}.{self._testMethodName}'

        def shortDescription(self):
            """The first line of the test's docstring."""
            return self._testMethodDoc.strip().split('\n')[0].strip() if self._testMethodDoc else None

        def countTestCases(self):
            """1"""
            return 1

        def __str__(self):
            return f'{self._testMethodName} ({self.id()})'

        def __repr__(self):
            return f'<{type(self).__module__}.{type(self).__qualname__} testMethod={self._testMethodName}>'

        def __eq__(self, other):
            if type(self) is not type(other):
                return NotImplemented
            return self._testMethodName == other._testMethodName

        def __hash__(self):
            return hash((type(self), self._testMethodName))

        def addTypeEqualityFunc(self, typeobj, function):
            """Says how two values of a type are compared by assertEqual."""
            self._kinds[typeobj] = function

        def addCleanup(self, function, /, *args, **kwargs):
            """A call for after the test; the last one comes first."""
            self._cleanups.append((function, args, kwargs))

        def enterContext(self, cm):
            """Enters a context manager, which is left after the test."""
            value = cm.__enter__()
            self.addCleanup(cm.__exit__, None, None, None)
            return value

        def doCleanups(self):
            """Makes the calls of addCleanup."""
            while self._cleanups:
                function, args, kwargs = self._cleanups.pop()
                self._attempt(self._result, lambda: function(*args, **kwargs))
            return not self._failed

        def skipTest(self, reason):
            """Skips the rest of the test."""
            raise SkipTest(reason)

        def subTest(self, msg=None, **params):
            """A part of a test, which may fail by itself."""
            return _SubTestContext(self, msg, params)

        def defaultTestResult(self):
            """A new TestResult."""
            return TestResult()

        def _attempt(self, result, step):
            """Makes a step of the test; whether the next one follows."""
            try:
                step()
                return True
            except KeyboardInterrupt:
                raise
            except SkipTest as exception:
                result.addSkip(self, str(exception))
            except Exception as exception:
                error = (type(exception), exception, exception.__traceback__)
                if getattr(getattr(self, self._testMethodName), '__unittest_expecting_failure__', False):
                    result.addExpectedFailure(self, error)
                elif isinstance(exception, self.failureException):
                    result.addFailure(self, error)
                else:
                    result.addError(self, error)
            self._failed = True
            return False

        def run(self, result=None):
            """Runs the test; the result has what came of it."""
            if result is None:
                result = self.defaultTestResult()
            method = getattr(self, self._testMethodName)
            result.startTest(self)
            try:
                skipped = next((x for x in (type(self), method) if getattr(x, '__unittest_skip__', False)), None)
                if skipped is not None:
                    result.addSkip(self, getattr(skipped, '__unittest_skip_why__', ''))
                    return result
                self._result, self._failed = result, False
                if self._attempt(result, self.setUp):
                    passed = self._attempt(result, method)
                    self._attempt(result, self.tearDown)
                    passed = passed and not self._failed
                else:
                    passed = False
                passed = self.doCleanups() and passed
                if passed:
                    if getattr(method, '__unittest_expecting_failure__', False):
                        result.addUnexpectedSuccess(self)
                    else:
                        result.addSuccess(self)
                return result
            finally:
                self._result = None
                result.stopTest(self)

        def __call__(self, *args, **kwds):
            return self.run(*args, **kwds)

        def debug(self):
            """Runs the test without a result: what it raises is raised."""
            self.setUp()
            getattr(self, self._testMethodName)()
            self.tearDown()
            while self._cleanups:
                function, args, kwargs = self._cleanups.pop()
                function(*args, **kwargs)

    class FunctionTestCase(TestCase):
        """A function as a test."""
        def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
            super().__init__()
            self._function, self._before, self._after, self._description = testFunc, setUp, tearDown, description

        def setUp(self):
            if self._before is not None:
                self._before()

        def tearDown(self):
            if self._after is not None:
                self._after()

        def runTest(self):
            self._function()

        def id(self):
            return self._function.__name__

        def shortDescription(self):
            return self._description

    class TestResult:
        """What came of tests."""
        def __init__(self, stream=None, descriptions=None, verbosity=None):
            self.failures, self.errors, self.skipped = [], [], []
            self.expectedFailures, self.unexpectedSuccesses = [], []
            self.testsRun, self.shouldStop, self.failfast = 0, False, False

        def startTest(self, test):
            """Called before a test."""
            self.testsRun += 1

        def stopTest(self, test):
            """Called after a test."""

        def addSuccess(self, test):
            """The test passed."""

        def addFailure(self, test, err):
            """An assertion of the test failed."""
            self.failures.append((test, self._text(err)))
            self._stop()

        def addError(self, test, err):
            """The test raised an exception."""
            self.errors.append((test, self._text(err)))
            self._stop()

        def addSkip(self, test, reason):
            """The test was skipped."""
            self.skipped.append((test, reason))

        def addExpectedFailure(self, test, err):
            """The test failed, as expected."""
            self.expectedFailures.append((test, self._text(err)))

        def addUnexpectedSuccess(self, test):
            """The test passed, which was not expected."""
            self.unexpectedSuccesses.append(test)
            self._stop()

        def addSubTest(self, test, subtest, err):
            """A part of the test failed, or passed if err is None."""
            if err is not None:
                (self.addFailure if issubclass(err[0], test.failureException) else self.addError)(subtest, err)

        def wasSuccessful(self):
            """Whether no test failed."""
            return not (self.failures or self.errors or self.unexpectedSuccesses)

        def stop(self):
            """No further test is to run."""
            self.shouldStop = True

        def _stop(self):
            if self.failfast:
                self.stop()

        def _text(self, err):
            return ''.join(_traceback.format_exception(err[1]))

        def __repr__(self):
            return (f'<{type(self).__module__}.{type(self).__qualname__} run={self.testsRun} '
                    f'errors={len(self.errors)} failures={len(self.failures)}>')

    class TextTestResult(TestResult):
        """What came of tests, written as they run."""
        def __init__(self, stream, descriptions, verbosity):
            super().__init__(stream, descriptions, verbosity)
            self.stream, self.descriptions, self.verbosity = stream, descriptions, verbosity

        def getDescription(self, test):
            """The test's name, and the first line of its docstring."""
            first = test.shortDescription() if hasattr(test, 'shortDescription') else None
            return f'{test}\n{first}' if self.descriptions and first else str(test)

        def _say(self, mark, word):
            if self.verbosity > 1:
                self.stream.write(word + '\n')
            elif self.verbosity == 1:
                self.stream.write(mark)

        def startTest(self, test):
            super().startTest(test)
            if self.verbosity > 1:
                self.stream.write(self.getDescription(test) + ' ... ')

        def addSuccess(self, test):
            super().addSuccess(test)
            self._say('.', 'ok')

        def addFailure(self, test, err):
            super().addFailure(test, err)
            self._say('F', 'FAIL')

        def addError(self, test, err):
            super().addError(test, err)
            self._say('E', 'ERROR')

        def addSkip(self, test, reason):
            super().addSkip(test, reason)
            self._say('s', f'skipped {reason!r}')

        def addExpectedFailure(self, test, err):
            super().addExpectedFailure(test, err)
            self._say('x', 'expected failure')

        def addUnexpectedSuccess(self, test):
            super().addUnexpectedSuccess(test)
            self._say('u', 'unexpected success')

        def printErrors(self):
            """Writes what failed."""
            if self.verbosity > 0:
                self.stream.write('\n')
            for word, entries in (('ERROR', self.errors), ('FAIL', self.failures)):
                for test, text in entries:
                    self.stream.write(f"{'=' * 70}\n{word}: {self.getDescription(test)}\n{'-' * 70}\n{text}\n")
            if self.unexpectedSuccesses:
                self.stream.write('=' * 70 + '\n')
                for test in self.unexpectedSuccesses:
                    self.stream.write(f'UNEXPECTED SUCCESS: {self.getDescription(test)}\n')

    class TestSuite:
        """Tests that run together."""
        def __init__(self, tests=()):
            self._tests = list(tests)

        def addTest(self, test):
            """Adds a test or a suite."""
            self._tests.append(test)

        def addTests(self, tests):
            """Adds several."""
            self._tests.extend(tests)

        def countTestCases(self):
            """How many tests there are."""
            return sum(test.countTestCases() for test in self._tests)

        def __iter__(self):
            return iter(self._tests)

        def __repr__(self):
            return f'<{type(self).__module__}.{type(self).__qualname__} tests={self._tests!r}>'

        def _cases(self):
            for test in self._tests:
                if isinstance(test, TestSuite):
                    yield from test._cases()
                else:
                    yield test

        def run(self, result, debug=False):
            """Runs the tests; the result has what came of them."""
            current, ready = None, False
            for test in self._cases():
                if result.shouldStop:
                    break
                if type(test) is not current:
                    self._leave(current, ready, result)
                    current = type(test)
                    ready = self._class(current, 'setUpClass', result)
                if ready:
                    test(result)
            self._leave(current, ready, result)
            return result

        def _leave(self, cls, ready, result):
            if cls is not None and ready:
                self._class(cls, 'tearDownClass', result)

        def _class(self, cls, name, result):
            if getattr(cls, '__unittest_skip__', False):
                return True
            label = _ClassStep(f'{name} ({cls.__module__}.{cls.__qualname__})')
            try:
                getattr(cls, name, lambda: None)()
                return True
            except SkipTest as exception:
                result.addSkip(label, str(exception))
            except Exception as exception:
                result.addError(label, (type(exception), exception, exception.__traceback__))
            return False

        def __call__(self, *args, **kwds):
            return self.run(*args, **kwds)

    class _ClassStep:
        def __init__(self, text):
            self._text = text

        def __str__(self):
            return self._text

        id = __str__

    class TestLoader:
        """Finds tests."""
        testMethodPrefix = 'test'
        suiteClass = TestSuite

        def getTestCaseNames(self, testCaseClass):
            """The names of a class's tests."""
            return [name for name in dir(testCaseClass)
                    if name.startswith(self.testMethodPrefix) and callable(getattr(testCaseClass, name))]

        def loadTestsFromTestCase(self, testCaseClass):
            """The tests of a class."""
            names = self.getTestCaseNames(testCaseClass)
            if not names and hasattr(testCaseClass, 'runTest'):
                names = ['runTest']
            return self.suiteClass(testCaseClass(name) for name in names)

        def loadTestsFromModule(self, module, *, pattern=None):
            """The tests of all classes of a module."""
            classes = [getattr(module, name) for name in dir(module)]
            return self.suiteClass(
                self.loadTestsFromTestCase(cls) for cls in classes
                if isinstance(cls, type) and issubclass(cls, TestCase) and cls not in (TestCase, FunctionTestCase))

        def loadTestsFromName(self, name, module=None):
            """The tests of a class or a method, by its name."""
            value, owner = module if module is not None else _sys.modules['__main__'], None
            for part in name.split('.'):
                if part != '__main__':
                    owner, value = value, getattr(value, part)
            if isinstance(value, type):
                return self.loadTestsFromTestCase(value)
            if isinstance(owner, type):
                return self.suiteClass([owner(part)])
            return self.loadTestsFromModule(value)

        def loadTestsFromNames(self, names, module=None):
            """The tests of several names."""
            return self.suiteClass(self.loadTestsFromName(name, module) for name in names)

    defaultTestLoader = TestLoader()

    class TextTestRunner:
        """Runs tests and writes what came of them."""
        resultclass = TextTestResult

        def __init__(self, stream=None, descriptions=True, verbosity=1, failfast=False, buffer=False, resultclass=None, warnings=None, *, tb_locals=False):
            self.stream, self.descriptions, self.verbosity = stream, descriptions, verbosity
            self.failfast = failfast
            if resultclass is not None:
                self.resultclass = resultclass

        def run(self, test):
            """Runs a test or a suite."""
            stream = self.stream if self.stream is not None else _sys.stderr
            result = self.resultclass(stream, self.descriptions, self.verbosity)
            result.failfast = self.failfast
            start = _time.perf_counter()
            test(result)
            taken = _time.perf_counter() - start
            result.printErrors()
            run = result.testsRun
            stream.write(f"{'-' * 70}\nRan {run} test{'' if run == 1 else 's'} in {taken:.3f}s\n\n")
            counts = [('failures', result.failures), ('errors', result.errors), ('skipped', result.skipped),
                      ('expected failures', result.expectedFailures),
                      ('unexpected successes', result.unexpectedSuccesses)]
            if result.wasSuccessful():
                word, counts = 'OK', counts[2:4]
            else:
                word = 'FAILED'
            parts = ', '.join(f'{name}={len(entries)}' for name, entries in counts if entries)
            stream.write(word + (f' ({parts})' if parts else '') + '\n')
            return result

    class TestProgram:
        """Runs the tests of the session; in a notebook: unittest.main(argv=[''], exit=False)."""
        def __init__(self, module='__main__', defaultTest=None, argv=None, testRunner=None, testLoader=defaultTestLoader, exit=True, verbosity=1, failfast=None, catchbreak=None, buffer=None, warnings=None, *, tb_locals=False):
            argv = _sys.argv if argv is None else argv
            names = [word for word in argv[1:] if not word.startswith('-')]
            if any(word in ('-v', '--verbose') for word in argv[1:]):
                verbosity = 2
            module = _sys.modules[module] if isinstance(module, str) else module
            if not names and defaultTest is not None:
                names = [defaultTest] if isinstance(defaultTest, str) else list(defaultTest)
            self.test = testLoader.loadTestsFromNames(names, module) if names else testLoader.loadTestsFromModule(module)
            runner = testRunner
            if runner is None or isinstance(runner, type):
                runner = (runner or TextTestRunner)(verbosity=verbosity, failfast=bool(failfast))
            self.result = runner.run(self.test)
            if exit:
                _sys.exit(not self.result.wasSuccessful())

    main = TestProgram
    """#)
}
