import Evaluator

extension WrittenModules {
  /// What `unittest.TestCase` asserts with.
  static let unittestAssertions = WrittenModule(
    "_unittest_assertions", doc: "What unittest asserts.",
    #"""
    import re as _re
    import warnings as _warnings

    def _short(value):
        try:
            return repr(value)
        except Exception:
            return object.__repr__(value)

    class _Raises:
        """What assertRaises and assertWarns give to a with statement."""
        def __init__(self, case, expected, pattern, message=None):
            self._case, self._expected, self._message = case, expected, message
            self._pattern = _re.compile(pattern) if isinstance(pattern, (str, bytes)) else pattern

        def _names(self):
            expected = self._expected
            return expected.__name__ if isinstance(expected, type) else str(expected)

        def _fail(self, text):
            raise self._case.failureException(self._case._formatMessage(self._message, text))

        def _check_text(self, value):
            if self._pattern is not None and not self._pattern.search(str(value)):
                self._fail('"{}" does not match "{}"'.format(self._pattern.pattern, str(value)))

        def __enter__(self):
            return self

        def __exit__(self, kind, exception, trace):
            if kind is None:
                self._fail(f'{self._names()} not raised')
            if not issubclass(kind, self._expected):
                return False
            self.exception = exception
            self._check_text(exception)
            return True

    class _Warns(_Raises):
        def __enter__(self):
            self._catch = _warnings.catch_warnings(record=True)
            self.warnings = self._catch.__enter__()
            _warnings.simplefilter('always')
            return self

        def __exit__(self, kind, exception, trace):
            self._catch.__exit__(kind, exception, trace)
            if kind is not None:
                return False
            found = [w for w in self.warnings if issubclass(w.category, self._expected)]
            for w in found:
                if self._pattern is None or self._pattern.search(str(w.message)):
                    self.warning, self.filename, self.lineno = w.message, w.filename, w.lineno
                    return False
            if found:
                self._check_text(found[0].message)
            self._fail(f'{self._names()} not triggered')

    class _Logs:
        def __init__(self, case, logger, level, none):
            import logging
            self._logging, self._case, self._none = logging, case, none
            self._logger = logger if isinstance(logger, logging.Logger) else logging.getLogger(logger)
            self._level = logging._nameToLevel.get(level, level) if level else logging.INFO

        def __enter__(self):
            logging = self._logging
            self.records, self.output = [], []
            self._saved = self._logger.handlers[:], self._logger.level, self._logger.propagate
            watcher, formatter = self, logging.Formatter('%(levelname)s:%(name)s:%(message)s')
            class Watching(logging.Handler):
                def emit(self, record):
                    watcher.records.append(record)
                    watcher.output.append(formatter.format(record))
            handler = Watching()
            handler.setLevel(self._level)
            self._logger.handlers, self._logger.propagate = [handler], False
            self._logger.setLevel(self._level)
            return None if self._none else self

        def __exit__(self, kind, exception, trace):
            self._logger.handlers, level, self._logger.propagate = self._saved
            self._logger.setLevel(level)
            if kind is not None:
                return False
            name = self._logging.getLevelName(self._level)
            if self._none and self.records:
                raise self._case.failureException(f'Unexpected logs found: {self.output!r}')
            if not self._none and not self.records:
                raise self._case.failureException(f'no logs of level {name} or higher triggered on {self._logger.name}')

    class Assertions:
        """The assertions of a test case."""
        def fail(self, msg=None):
            """Fails."""
            raise self.failureException(msg)

        def _formatMessage(self, msg, standard):
            if msg is None:
                return standard
            return f'{standard} : {msg}' if self.longMessage else msg

        def _test(self, passed, msg, standard):
            if not passed:
                raise self.failureException(self._formatMessage(msg, standard() if callable(standard) else standard))

        def assertTrue(self, expr, msg=None):
            """The value is true."""
            self._test(expr, msg, lambda: f'{_short(expr)} is not true')

        def assertFalse(self, expr, msg=None):
            """The value is false."""
            self._test(not expr, msg, lambda: f'{_short(expr)} is not false')

        def assertEqual(self, first, second, msg=None):
            """Both are equal."""
            if first == second:
                return
            if type(first) is type(second):
                compare = self._kinds.get(type(first))
                if compare is not None:
                    (getattr(self, compare) if isinstance(compare, str) else compare)(first, second, msg=msg)
                    return
                if type(first) in (list, tuple):
                    self._sequences(first, second, msg, type(first).__name__.capitalize() + 's')
                if type(first) in (set, frozenset):
                    self.assertSetEqual(first, second, msg)
            self._test(False, msg, lambda: f'{_short(first)} != {_short(second)}')

        def assertNotEqual(self, first, second, msg=None):
            """They are not equal."""
            self._test(first != second, msg, lambda: f'{_short(first)} == {_short(second)}')

        def _sequences(self, first, second, msg, kind):
            text = f'{kind} differ: {_short(first)} != {_short(second)}\n'
            shared = min(len(first), len(second))
            for i in range(shared):
                if first[i] != second[i]:
                    text += f'\nFirst differing element {i}:\n{_short(first[i])}\n{_short(second[i])}\n'
                    break
            if len(first) != len(second):
                longer, name = (first, 'First') if len(first) > len(second) else (second, 'Second')
                text += (f'\n{name} {kind.lower()[:-1]} contains {abs(len(first) - len(second))} additional elements.\n'
                         f'First extra element {shared}:\n{_short(longer[shared])}\n')
            self._test(False, msg, text)

        def assertSequenceEqual(self, first, second, msg=None, seq_type=None):
            """Both sequences have equal elements."""
            if seq_type is not None:
                for value, name in ((first, 'First'), (second, 'Second')):
                    self._test(isinstance(value, seq_type), msg, f'{name} sequence is not a {seq_type.__name__}: {_short(value)}')
            if first == second or len(first) == len(second) and all(a == b for a, b in zip(first, second)):
                return
            self._sequences(first, second, msg, (seq_type.__name__.capitalize() if seq_type else 'Sequence') + 's')

        def assertListEqual(self, list1, list2, msg=None):
            """Both are lists, and equal."""
            self.assertSequenceEqual(list1, list2, msg, seq_type=list)

        def assertTupleEqual(self, tuple1, tuple2, msg=None):
            """Both are tuples, and equal."""
            self.assertSequenceEqual(tuple1, tuple2, msg, seq_type=tuple)

        def assertSetEqual(self, set1, set2, msg=None):
            """Both are sets, and equal."""
            if set1 == set2:
                return
            lines = []
            for name, rest in (('first', set1 - set2), ('second', set2 - set1)):
                if rest:
                    lines.append(f'Items in the {name} set but not the {"second" if name == "first" else "first"}:')
                    lines += [repr(item) for item in rest]
            self._test(False, msg, '\n'.join(lines))

        def assertDictEqual(self, d1, d2, msg=None):
            """Both are dicts, and equal."""
            self.assertIsInstance(d1, dict, 'First argument is not a dictionary')
            self.assertIsInstance(d2, dict, 'Second argument is not a dictionary')
            self._test(d1 == d2, msg, lambda: f'{_short(d1)} != {_short(d2)}')

        def assertCountEqual(self, first, second, msg=None):
            """Both have the same elements, in any order."""
            first, second = list(first), list(second)
            rest = second[:]
            missing = []
            for element in first:
                if element in rest:
                    rest.remove(element)
                else:
                    missing.append(element)
            self._test(not missing and not rest, msg, lambda: f'Element counts were not equal:\nonly first: {missing!r}\nonly second: {rest!r}')

        def assertMultiLineEqual(self, first, second, msg=None):
            """Both are the same text."""
            self.assertIsInstance(first, str, 'First argument is not a string')
            self.assertIsInstance(second, str, 'Second argument is not a string')
            self._test(first == second, msg, lambda: f'{_short(first)} != {_short(second)}')

        def assertIs(self, expr1, expr2, msg=None):
            """Both are the same object."""
            self._test(expr1 is expr2, msg, lambda: f'{_short(expr1)} is not {_short(expr2)}')

        def assertIsNot(self, expr1, expr2, msg=None):
            """They are not the same object."""
            self._test(expr1 is not expr2, msg, lambda: f'unexpectedly identical: {_short(expr1)}')

        def assertIsNone(self, obj, msg=None):
            """It is None."""
            self._test(obj is None, msg, lambda: f'{_short(obj)} is not None')

        def assertIsNotNone(self, obj, msg=None):
            """It is not None."""
            self._test(obj is not None, msg, 'unexpectedly None')

        def assertIn(self, member, container, msg=None):
            """It is in the container."""
            self._test(member in container, msg, lambda: f'{_short(member)} not found in {_short(container)}')

        def assertNotIn(self, member, container, msg=None):
            """It is not in the container."""
            self._test(member not in container, msg, lambda: f'{_short(member)} unexpectedly found in {_short(container)}')

        def assertIsInstance(self, obj, cls, msg=None):
            """It is an instance of the class."""
            self._test(isinstance(obj, cls), msg, lambda: f'{_short(obj)} is not an instance of {cls!r}')

        def assertNotIsInstance(self, obj, cls, msg=None):
            """It is not an instance of the class."""
            self._test(not isinstance(obj, cls), msg, lambda: f'{_short(obj)} is an instance of {cls!r}')

        def assertLess(self, a, b, msg=None):
            """a < b"""
            self._test(a < b, msg, lambda: f'{_short(a)} not less than {_short(b)}')

        def assertLessEqual(self, a, b, msg=None):
            """a <= b"""
            self._test(a <= b, msg, lambda: f'{_short(a)} not less than or equal to {_short(b)}')

        def assertGreater(self, a, b, msg=None):
            """a > b"""
            self._test(a > b, msg, lambda: f'{_short(a)} not greater than {_short(b)}')

        def assertGreaterEqual(self, a, b, msg=None):
            """a >= b"""
            self._test(a >= b, msg, lambda: f'{_short(a)} not greater than or equal to {_short(b)}')

        def _nearness(self, first, second, places, delta):
            if delta is not None and places is not None:
                raise TypeError('specify delta or places not both')
            difference = abs(first - second)
            if delta is not None:
                return difference <= delta, f'{_short(delta)} delta', difference
            places = 7 if places is None else places
            return round(difference, places) == 0, f'{places!r} places', difference

        def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
            """Both are equal, up to 7 decimal places or a difference."""
            if first == second:
                return
            near, how, difference = self._nearness(first, second, places, delta)
            self._test(near, msg, lambda: f'{_short(first)} != {_short(second)} within {how} ({_short(difference)} difference)')

        def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
            """They differ by more."""
            near, how, difference = self._nearness(first, second, places, delta)
            apart = first != second and not near
            self._test(apart, msg, lambda: f'{_short(first)} == {_short(second)} within {how}'
                       + (f' ({_short(difference)} difference)' if delta is not None else ''))

        def assertRegex(self, text, expected_regex, msg=None):
            """The expression is found in the text."""
            pattern = _re.compile(expected_regex) if isinstance(expected_regex, (str, bytes)) else expected_regex
            self._test(pattern.search(text), msg, lambda: f"Regex didn't match: {pattern.pattern!r} not found in {text!r}")

        def assertNotRegex(self, text, unexpected_regex, msg=None):
            """The expression is not found in the text."""
            pattern = _re.compile(unexpected_regex) if isinstance(unexpected_regex, (str, bytes)) else unexpected_regex
            match = pattern.search(text)
            self._test(match is None, msg, lambda: f'Regex matched: {match[0]!r} matches {pattern.pattern!r} in {text!r}')

        def _expecting(self, kind, expected, pattern, args, kwargs):
            if not args:
                return kind(self, expected, pattern, kwargs.get('msg'))
            function, *rest = args
            with kind(self, expected, pattern):
                function(*rest, **kwargs)

        def assertRaises(self, expected_exception, *args, **kwargs):
            """The call, or the block of a with statement, raises the exception."""
            return self._expecting(_Raises, expected_exception, None, args, kwargs)

        def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
            """As assertRaises; its message matches."""
            return self._expecting(_Raises, expected_exception, expected_regex, args, kwargs)

        def assertWarns(self, expected_warning, *args, **kwargs):
            """The call, or the block of a with statement, gives the warning."""
            return self._expecting(_Warns, expected_warning, None, args, kwargs)

        def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
            """As assertWarns; its message matches."""
            return self._expecting(_Warns, expected_warning, expected_regex, args, kwargs)

        def assertLogs(self, logger=None, level=None):
            """The block of a with statement writes to the log."""
            return _Logs(self, logger, level, False)

        def assertNoLogs(self, logger=None, level=None):
            """The block of a with statement does not write to the log."""
            return _Logs(self, logger, level, True)
    """#)
}
