import Evaluator

extension WrittenTensorFlow {
  /// `tf.profiler.experimental`: measures, which %time and %timeit give here.
  static let profilerExperimental =
    #"""
    def start(logdir, options=None):
        """Accepted: %time measures."""

    def stop(save=True):
        """Accepted: %time measures."""

    class Trace:
        """A block, without effect."""

        def __init__(self, name, **options):
            pass

        def __enter__(self):
            return self

        def __exit__(self, *problem):
            return False

    """#
}
