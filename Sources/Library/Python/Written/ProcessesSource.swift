import Evaluator

// Modules that start other processes, which a notebook does not. Programs import them at their top and often use nothing of them, or
// the number of processors only; so they are there, and each call says that it is refused.
extension WrittenModules {
  static let subprocess = WrittenModule(
    "subprocess", doc: "Other programs, none of which is started: each call is refused.",
    #"""
    import os as _os
    import sys as _sys

    PIPE, STDOUT, DEVNULL = -1, -2, -3

    class SubprocessError(Exception):
        """Something with a program went wrong."""

    class CalledProcessError(SubprocessError):
        """A program ended with another status than 0."""
        def __init__(self, returncode, cmd, output=None, stderr=None):
            super().__init__(returncode, cmd, output, stderr)
            self.returncode, self.cmd, self.output, self.stderr = returncode, cmd, output, stderr

        def __str__(self):
            return f"Command '{self.cmd}' returned non-zero exit status {self.returncode}."

        @property
        def stdout(self):
            """What it printed."""
            return self.output

    class TimeoutExpired(SubprocessError):
        """A program did not end in time."""
        def __init__(self, cmd, timeout, output=None, stderr=None):
            super().__init__(cmd, timeout, output, stderr)
            self.cmd, self.timeout, self.output, self.stderr = cmd, timeout, output, stderr

        def __str__(self):
            return f"Command '{self.cmd}' timed out after {self.timeout} seconds"

        @property
        def stdout(self):
            """What it printed."""
            return self.output

    class CompletedProcess:
        """How a program ended."""
        def __init__(self, args, returncode, stdout=None, stderr=None):
            self.args, self.returncode, self.stdout, self.stderr = args, returncode, stdout, stderr

        def __repr__(self):
            parts = [f'args={self.args!r}', f'returncode={self.returncode!r}']
            parts += [f'{name}={value!r}' for name, value in (('stdout', self.stdout), ('stderr', self.stderr)) if value is not None]
            return f'CompletedProcess({", ".join(parts)})'

        def check_returncode(self):
            """Raises CalledProcessError for another status than 0."""
            if self.returncode:
                raise CalledProcessError(self.returncode, self.args, self.stdout, self.stderr)

    def _installs(args):
        # As a line `!pip install …`, which is passed over too.
        words = args.split() if isinstance(args, str) else [str(word) for word in args] if isinstance(args, (list, tuple)) else []
        if not any(a in ('pip', 'pip3', 'conda') and b == 'install' for a, b in zip(words, words[1:])):
            return False
        print('note: nothing is installed; what there is can be imported', file=_sys.stderr)
        return True

    _help = 'a notebook starts no processes; what a program prints can be pasted into a cell'

    def _refused_but_for_pip(name, result):
        refused = _os._refused(name, _help, 'subprocess')

        def function(args, *further, **keywords):
            return result(args) if _installs(args) else refused()
        function.__name__ = function.__qualname__ = name
        function.__doc__ = 'Refused, but for pip install, which is passed over: ' + _help
        return function

    run = _refused_but_for_pip('run', lambda args: CompletedProcess(args, 0))
    call = _refused_but_for_pip('call', lambda args: 0)
    check_call = _refused_but_for_pip('check_call', lambda args: 0)
    check_output = _refused_but_for_pip('check_output', lambda args: b'')
    getoutput = _os._refused('getoutput', _help, 'subprocess')
    getstatusoutput = _os._refused('getstatusoutput', _help, 'subprocess')

    class Popen:
        """Refused: a notebook starts no processes."""
        __init__ = _os._refused('Popen', _help, 'subprocess')
    """#)

  static let multiprocessing = WrittenModule(
    "multiprocessing", doc: "The number of processors; processes are not started.",
    #"""
    import os as _os

    class ProcessError(Exception):
        """Something with a process went wrong."""

    class TimeoutError(ProcessError):
        """A process did not answer in time."""

    def cpu_count():
        """The number of processors."""
        return _os.cpu_count()

    _help = 'a notebook starts no processes; call the function itself, and training uses all cores'
    Lock, RLock, Queue, SimpleQueue, Pipe, Manager, Event, Semaphore, Value, Array, get_context, set_start_method = [
        _os._refused(name, _help, 'multiprocessing')
        for name in ('Lock', 'RLock', 'Queue', 'SimpleQueue', 'Pipe', 'Manager', 'Event', 'Semaphore', 'Value', 'Array', 'get_context',
            'set_start_method')]

    class Process:
        """Refused: a notebook starts no processes."""
        __init__ = _os._refused('Process', _help, 'multiprocessing')

    class Pool:
        """Refused: a notebook starts no processes."""
        __init__ = _os._refused('Pool', _help, 'multiprocessing')
    """#)
}
