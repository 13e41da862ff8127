import Evaluator

extension WrittenModules {
  static let timeit = WrittenModule(
    "timeit", doc: "Measures how long calls take.",
    #"""
    import time as _time

    default_timer = _time.perf_counter
    default_number = 1000000
    default_repeat = 5

    def _callable(stmt, what):
        if not callable(stmt):
            raise ValueError(f'{what} is text, and fieldbook runs no text as a program: give a function without arguments, as timeit.timeit(lambda: f(x), number=1000)')
        return stmt

    class Timer:
        """Measures calls of a function without arguments."""
        def __init__(self, stmt='pass', setup='pass', timer=default_timer, globals=None):
            self._call = _callable(stmt, 'stmt')
            self._setup = (lambda: None) if setup == 'pass' else _callable(setup, 'setup')
            self._timer = timer

        def timeit(self, number=default_number):
            """The seconds of as many calls."""
            self._setup()
            call, timer = self._call, self._timer
            start = timer()
            for _ in range(number):
                call()
            return timer() - start

        def repeat(self, repeat=default_repeat, number=default_number):
            """The seconds of several measurements, as a list."""
            return [self.timeit(number) for _ in range(repeat)]

        def autorange(self, callback=None):
            """How many calls take 0.2 seconds, and the seconds that they took."""
            scale = 1
            while True:
                for digit in (1, 2, 5):
                    number = digit * scale
                    taken = self.timeit(number)
                    if callback:
                        callback(number, taken)
                    if taken >= 0.2:
                        return number, taken
                scale *= 10

    def timeit(stmt='pass', setup='pass', timer=default_timer, number=default_number, globals=None):
        """The seconds that calls of a function take."""
        return Timer(stmt, setup, timer, globals).timeit(number)

    def repeat(stmt='pass', setup='pass', timer=default_timer, repeat=default_repeat, number=default_number, globals=None):
        """The seconds of several measurements, as a list."""
        return Timer(stmt, setup, timer, globals).repeat(repeat, number)
    """#)
}
