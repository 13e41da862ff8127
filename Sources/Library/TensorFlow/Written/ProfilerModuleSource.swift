import Evaluator

extension WrittenTensorFlow {
  /// `tf.profiler`: measures, which %time and %timeit give here.
  static let profiler =
    #"""
    import tensorflow.profiler.experimental as experimental

    """#
}
