import Evaluator

extension WrittenTensorFlow {
  /// `tf.summary`: numbers for TensorBoard.
  static let summary =
    #"""
    import os as _os
    import time as _time
    import tensorflow as tf
    from _tensorflow_pictures import events as _events

    _open = []
    _step = [None]
    _count = [0]

    class SummaryWriter:
        """A file of numbers for TensorBoard."""

        def __init__(self, logdir):
            self._folder, self._records, self._path = _os.fspath(logdir), [], None
            _count[0] += 1
            self._number = _count[0]

        def as_default(self, step=None):
            """A block whose numbers go to this file."""
            return _Writing(self, step)

        def set_as_default(self, step=None):
            """Has all numbers go to this file from now on."""
            _open.append(self)
            if step is not None:
                _step[0] = int(step)

        def flush(self):
            """Writes what was noted."""
            if self._path is None:
                _os.makedirs(self._folder, exist_ok=True)
                self._begin = _time.time()
                self._path = _os.path.join(self._folder, f"events.out.tfevents.{int(self._begin)}.fieldbook.{_os.getpid()}.{self._number}.v2")
            with open(self._path, "wb") as file:
                file.write(_events(self._begin, self._records))

        def close(self):
            """Writes what was noted."""
            self.flush()

        def __enter__(self):
            return self

        def __exit__(self, *problem):
            self.flush()

    class _Writing:
        def __init__(self, writer, step):
            self._writer, self._own = writer, step

        def __enter__(self):
            _open.append(self._writer)
            self._before = _step[0]
            if self._own is not None:
                _step[0] = int(self._own)
            return self._writer

        def __exit__(self, *problem):
            _open.pop().flush()
            _step[0] = self._before

    class _Nowhere(SummaryWriter):
        def flush(self):
            """Writes nothing."""

    def create_file_writer(logdir, max_queue=None, flush_millis=None, filename_suffix=None, name=None, experimental_trackable=False):
        """A file of numbers for TensorBoard, in a folder."""
        return SummaryWriter(logdir)

    def create_noop_writer():
        """A writer that writes nothing."""
        return _Nowhere("")

    def should_record_summaries():
        """Whether numbers go to a file now."""
        return bool(_open)

    def scalar(name, data, step=None, description=None):
        """Notes a number."""
        if not _open:
            return False
        step = _step[0] if step is None else int(step)
        if step is None:
            raise ValueError("No step set. Please specify one either through the `step` argument or through tf.summary.experimental.set_step()")
        _open[-1]._records.append((name, float(data), step, _time.time()))
        return True

    def _not_written(name, data, step=None, **options):
        """Accepted: TensorBoard gets numbers only."""
        return False

    image = audio = histogram = text = write = _not_written

    def flush(writer=None, name=None):
        """Writes what was noted."""
        for one in [writer] if writer else _open:
            one.flush()

    def trace_on(graph=True, profiler=False, profiler_outdir=None):
        """Accepted: there are no graphs."""

    def trace_off():
        """Accepted: there are no graphs."""

    def trace_export(name, step=None, profiler_outdir=None):
        """Accepted: there are no graphs."""

    class experimental:
        """What TensorFlow may change."""

        @staticmethod
        def get_step():
            """The step of the numbers to come."""
            return _step[0]

        @staticmethod
        def set_step(step):
            """Sets the step of the numbers to come."""
            _step[0] = int(step)

    """#
}
