import Evaluator
import Gradients
import Networks
import Tensors

/// `tensorflow` and its modules, as far as Keras notebooks use them.
enum TensorFlowModules {
  static let tensorflow = Namespace("tensorflow", doc: "Keras, and functions of tensors beside it.") {
    [
      ("keras", .namespace(KerasModules.keras)), ("__version__", "2.21.0"),
      ("GradientTape", .type(GradientTapeObject.type)), ("Variable", .type(ProgramVariable.tensorFlowType)),
      ("Tensor", .type(EagerTensor.shared)), ("TensorShape", .type(TensorShapeObject.type)),
      ("losses", .namespace(KerasModules.losses)), ("optimizers", .namespace(KerasModules.optimizers)),
      ("metrics", .namespace(KerasModules.metrics)), ("initializers", .namespace(KerasModules.initializers)),
    ] + parts.map { ($0, .namespace($1)) } + types + TensorTable.tensorFlow("")
      + CreationFunctions.tensorFlow.named
  }

  /// The modules within.
  static let parts: [(String, Namespace)] = [
    ("math", mathematics), ("linalg", algebra), ("nn", nn), ("random", random), ("image", image),
    ("data", DatasetMembers.namespace),
  ]

  private static let types: [(String, Value)] = DType.allCases.map {
    ($0.name, .object(DTypeObject($0, of: .tensorFlow)))
  }

  private static let mathematics = Namespace("tensorflow.math", doc: "Functions of numbers.") {
    TensorTable.tensorFlow("math") + [NeuralFunctions.topK("tf.math")].named
  }

  private static let algebra = Namespace("tensorflow.linalg", doc: "Functions of matrices.") {
    TensorTable.tensorFlow("linalg")
      + TensorTable.tensorFlow("").filter { ["norm", "einsum", "tensordot", "eye"].contains($0.0) }
  }

  private static let nn = Namespace("tensorflow.nn", doc: "Functions that layers are made of.") {
    ActivationFunctions.all.named + TensorTable.tensorFlow("nn") + NeuralFunctions.all.named
  }

  private static let random = Namespace("tensorflow.random", doc: "Random numbers.") {
    RandomFunctions.tensorFlow.named
  }

  /// The functions on pictures, whose results are TensorFlow's tensors.
  private static let image = Namespace("tensorflow.image", doc: ImageFunctions.namespace.doc) {
    ImageFunctions.namespace.members.map { name, member in
      guard case .builtin(let builtin) = member else { return (name, member) }
      return (
        name,
        .builtin(
          builtin.giving { result, _ in
            if case .tensor(let tensor) = result { .eager(tensor) } else { result }
          })
      )
    }
  }
}
