import Evaluator
import Gradients
import Language
import Tensors

/// The attributes and methods of TensorFlow's tensors.
enum EagerTensorMembers {
  static let all: [Builtin] = [
    .property("shape", "the lengths of the axes") {
      .object(TensorShapeObject(try $0.receiver(as: EagerTensor.self).shape))
    },
    .property("dtype", "the type of the elements") {
      .object(DTypeObject(try $0.receiver(as: EagerTensor.self).dtype, of: .tensorFlow))
    },
    .property("ndim", "the number of axes") { .int(try $0.receiver(as: EagerTensor.self).shape.rank) },
    .property("device", "where it is computed: always on the CPU") { _ in
      "/job:localhost/replica:0/task:0/device:CPU:0"
    },
    .method("numpy", "The numbers as a NumPy array, or as a NumPy number.") {
      .tensor(try $0.receiver(as: EagerTensor.self).value.copy())
    },
    .method("get_shape", "The lengths of the axes.") {
      .object(TensorShapeObject(try $0.receiver(as: EagerTensor.self).shape))
    },
    .method("set_shape", "Checks the shape.", [.required("shape", .any, "the lengths, None for any")]) {
      call in
      try call.checkShape(try call.receiver(as: EagerTensor.self).shape)
    },
    .method("ref", "A key for dicts and sets.") { call in call.receiver },
  ]

  /// What stands in TensorFlow for the methods of arrays.
  static let replacements: [String: String] = [
    "mean": "tf.reduce_mean(x)", "sum": "tf.reduce_sum(x)", "max": "tf.reduce_max(x)",
    "min": "tf.reduce_min(x)", "reshape": "tf.reshape(x, shape)", "astype": "tf.cast(x, dtype)",
    "argmax": "tf.argmax(x, axis)", "flatten": "tf.reshape(x, [-1])", "ravel": "tf.reshape(x, [-1])",
    "T": "tf.transpose(x)", "transpose": "tf.transpose(x)", "squeeze": "tf.squeeze(x)",
    "std": "tf.math.reduce_std(x)", "var": "tf.math.reduce_variance(x)", "prod": "tf.reduce_prod(x)",
    "clip": "tf.clip_by_value(x, low, high)", "size": "tf.size(x)", "round": "tf.round(x)",
  ]
}
