import Evaluator

extension WrittenTensorFlow {
  /// `tf.profiler`: measures, which %time and %timeit give here.
  static let profiler =
    #"""
    from tensorflow.profiler import experimental

    """#
}
