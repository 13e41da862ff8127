"""Runs the tests of a program, one after the other: stands at the end of each test program."""


class _Told(unittest.TestResult):
    """Tells of each test in a line that Scripts/check-python-tests reads."""
    def startTest(self, test):
        self._part, self._said = None, False

    def _say(self, kind, text=''):
        self._said = True
        text = ' '.join(str(text).split())[:300]
        print('@@', kind, text, flush=True)

    def _raised(self, kind, err):
        try:
            text = f'{err[0].__name__}: {err[1]}'
        except BaseException as error:
            text = f'{err[0].__name__}: its text raises {type(error).__name__}'
        self._say(kind, text)

    def addSuccess(self, test): self._say('passed')
    def addFailure(self, test, err): self._raised('failed', err)
    def addError(self, test, err): self._raised('failed', err)
    def addSubTest(self, test, subtest, err):
        if err is not None and not self._said:
            self._raised('failed', err)
    def addSkip(self, test, reason):
        if not self._said:
            self._say('skipped', reason)
    def addExpectedFailure(self, test, err): self._say('skipped', 'expected to fail')
    def addUnexpectedSuccess(self, test): self._say('skipped', 'expected to fail')
    def stopTest(self, test): print('@@ end', flush=True)


def _run_tests(classes, first):
    number = -1
    for cls in classes:
        if cls is None:
            continue
        ready = None
        for name in unittest.TestLoader().getTestCaseNames(cls):
            number += 1
            if number < first:
                continue
            print('@@ start', number, cls.__name__ + '.' + name, flush=True)
            if ready is None:
                try:
                    cls.setUpClass()
                    ready = True
                except BaseException as error:
                    ready = error
            if ready is not True:
                print('@@', 'skipped' if isinstance(ready, unittest.SkipTest) else 'failed', type(ready).__name__ + ':', ready, flush=True)
                continue
            try:
                cls(name).run(_Told())
            except BaseException as error:
                print('@@ failed', type(error).__name__ + ':', error, flush=True)
        if ready is True:
            try:
                cls.tearDownClass()
            except BaseException as error:
                print('@@ note', type(error).__name__, error, flush=True)
    print('@@ finished', flush=True)
