import Evaluator

extension WrittenTensorFlow {
  /// `tf.autograph`: functions as graphs, of which there are none.
  static let autograph =
    #"""
    def set_verbosity(level, alsologtostdout=False):
        """Accepted: nothing is compiled."""

    def trace(*args):
        """Accepted: nothing is compiled."""

    class experimental:
        """What TensorFlow may change."""

        @staticmethod
        def do_not_convert(func=None):
            """A function as it is."""
            return func if func is not None else lambda function: function

        @staticmethod
        def set_loop_options(**options):
            """Accepted: nothing is compiled."""

    """#
}
