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
    .method("set_shape", "Checks the shape.", [.required("shape", .shape(allowsNone: true))]) { call in
      let shape = try call.receiver(as: EagerTensor.self).shape
      let wanted = try call.partialShape("shape")
      guard wanted.count == shape.rank, zip(wanted, shape).allSatisfy({ $0 == nil || $0 == $1 }) else {
        throw call.invalid("shape", must: "fit \(shape)")
      }
      return .none
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

/// A shape as TensorFlow gives it: a tuple that knows its rank.
final class TensorShapeObject: Object, SequenceHolder {
  let lengths: [Int?]

  init(_ shape: Shape) { lengths = Array(shape) }

  private init(lengths: [Int?]) { self.lengths = lengths }

  private static let shared = ClassObject(
    "TensorShape", module: "tensorflow", doc: "The lengths of a tensor's axes.",
    members: [
      .property("rank", "the number of axes") {
        .int(try $0.receiver(as: TensorShapeObject.self).lengths.count)
      },
      .property("ndims", "the number of axes") {
        .int(try $0.receiver(as: TensorShapeObject.self).lengths.count)
      },
      .property("dims", "the lengths") {
        .list(of: try $0.receiver(as: TensorShapeObject.self).heldElements)
      },
      .method("as_list", "The lengths as a list.") {
        .list(of: try $0.receiver(as: TensorShapeObject.self).heldElements)
      },
      .method("num_elements", "The product of the lengths.") {
        .int(try $0.receiver(as: TensorShapeObject.self).lengths.reduce(1) { $0 * ($1 ?? 1) })
      },
      .method("is_fully_defined", "Whether all lengths are known.") {
        .bool(!(try $0.receiver(as: TensorShapeObject.self).lengths.contains(nil)))
      },
    ],
    constructor: Builtin(
      "TensorShape", module: "tf", doc: "A shape.",
      [.required("dims", .shape(allowsNone: true), "the lengths")]
    ) { .object(TensorShapeObject(lengths: try $0.partialShape("dims"))) })

  static let type = shared

  var classObject: ClassObject { Self.shared }

  var heldElements: [Value] { lengths.map { $0.map(Value.int) ?? .none } }

  func repr(_ interpreter: Interpreter) -> String {
    "TensorShape([\(lengths.map { $0.map(String.init) ?? "None" }.joined(separator: ", "))])"
  }

  func text(_ interpreter: Interpreter) throws -> String { try interpreter.repr(.tuple(of: heldElements)) }

  func item(_ key: Value, _ interpreter: Interpreter) throws -> Value {
    let found = try interpreter.item(key, of: .tuple(of: heldElements))
    guard let part = found.elementsOfSequence else { return found }
    return .object(TensorShapeObject(lengths: part.map(\.asInt)))
  }

  func length(_ interpreter: Interpreter) -> Int? { lengths.count }

  var isIterable: Bool { true }

  func iterator(_ interpreter: Interpreter) throws -> ValueIterator? {
    try interpreter.iterator(of: .tuple(of: heldElements))
  }

  func binary(_ operation: BinaryOperator, _ other: Value, isReversed: Bool, _ interpreter: Interpreter)
    -> Value?
  {
    guard operation == .add, let elements = other.elementsOfSequence else { return nil }
    let others = elements.map(\.asInt)
    return .object(TensorShapeObject(lengths: isReversed ? others + lengths : lengths + others))
  }

  func compare(_ comparison: ComparisonOperator, _ other: Value, _ interpreter: Interpreter) throws -> Value?
  {
    guard let elements = other.elementsOfSequence else { return nil }
    let isEqual = elements.map(\.asInt) == lengths
    switch comparison {
    case .equal: return .bool(isEqual)
    case .notEqual: return .bool(!isEqual)
    default: return nil
    }
  }
}
