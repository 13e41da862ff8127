import Evaluator

extension WrittenTensorFlow {
  /// `tf.version`: which version of TensorFlow this is like.
  static let version =
    #"""
    VERSION = "2.21.0"
    GIT_VERSION = "v2.21.0"
    COMPILER_VERSION = "Fieldbook"
    GRAPH_DEF_VERSION = 2498
    GRAPH_DEF_VERSION_MIN_CONSUMER = 0
    GRAPH_DEF_VERSION_MIN_PRODUCER = 0

    """#
}
