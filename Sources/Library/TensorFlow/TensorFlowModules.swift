import Evaluator
import Gradients
import Networks
import Tensors

/// `tensorflow` and its modules, as far as Keras notebooks use them.
enum TensorFlowModules {
  static let tensorflow = Namespace("tensorflow", doc: "Keras, and functions of tensors beside it.") {
    [
      ("keras", .namespace(KerasModules.keras)), ("__version__", "2.21.0"), ("newaxis", .none),
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
      + (TensorTable.tensorFlow("") + CreationFunctions.tensorFlow.named).filter {
        ["norm", "einsum", "tensordot", "eye"].contains($0.0)
      }
  }

  private static let nn = Namespace("tensorflow.nn", doc: "Functions that layers are made of.") {
    ActivationFunctions.all.named + TensorTable.tensorFlow("nn") + NeuralFunctions.all.named
  }

  private static let random = Namespace("tensorflow.random", doc: "Random numbers.") {
    RandomFunctions.tensorFlow.named
  }

  private static let totalVariation = Builtin(
    "total_variation", module: "tf.image",
    doc: "The sum of absolute differences of neighbouring pixels, of each picture.",
    [
      .required("images", .any, "(N, H, W, C), or one picture"),
      .optional("name", .any, default: .none, "accepted"),
    ]
  ) { call in
    let math = call.interpreter.math
    let images = Expression(try call.interpreter.eager(call["images"]), math)
    let rank = images.shape.rank
    guard rank == 3 || rank == 4 else { throw call.invalid("images", must: "have 3 or 4 axes") }
    let axes = Array(rank - 3..<rank)
    func change(_ axis: Int) throws -> Expression {
      func part(_ start: Int?, _ stop: Int?) throws -> Expression {
        try images(.part((0..<rank).map { $0 == axis ? .slice(start: start, stop: stop, step: 1) : .all }))
      }
      return try (part(1, nil) - part(nil, -1))(.absolute)(.sum(axes: axes))
    }
    return .object(try (change(rank - 3) + change(rank - 2)).tensor)
  }

  /// The functions on pictures, whose results are TensorFlow's tensors.
  private static let image = Namespace(
    "tensorflow.image", doc: ImageFunctions.namespace.doc,
    absent: ImageFunctions.namespace.absent.subtracting(["total_variation"])
  ) {
    ImageFunctions.namespace.members.map { name, member in
      guard case .builtin(let builtin) = member else { return (name, member) }
      return (
        name,
        .builtin(
          builtin.giving { result, _ in
            if case .tensor(let tensor) = result { .eager(tensor) } else { result }
          })
      )
    } + [totalVariation].named
  }
}
