import Evaluator
import Gradients
import Networks
import Tensors

/// `tensorflow` and its modules, as far as Keras notebooks use them.
enum TensorFlowModules {
  static let tensorflow = Namespace(
    "tensorflow", doc: "Keras, and functions of tensors beside it.", absent: .tensorFlow("tensorflow"),
    written: WrittenTensorFlow.paths(of: "tensorflow")
  ) {
    [
      ("keras", .namespace(KerasModules.ofTensorFlow)), ("__version__", "2.21.0"), ("newaxis", .none),
      ("GradientTape", .type(GradientTapeObject.type)), ("Variable", .type(ProgramVariable.tensorFlowType)),
      ("Tensor", .type(EagerTensor.shared)), ("TensorShape", .type(TensorShapeObject.type)),
      ("losses", .namespace(KerasModules.olderLosses)), ("optimizers", .namespace(KerasModules.optimizers)),
      ("metrics", .namespace(KerasModules.olderMetrics)),
      ("initializers", .namespace(KerasModules.initializers)),
    ] + parts.map { ($0, .namespace($1)) } + types + TensorTable.tensorFlow("")
      + CreationFunctions.tensorFlow.named + ScatterFunctions.all.named + [asType].named
  }

  /// The modules within.
  static let parts: [(String, Namespace)] = [
    ("math", mathematics), ("linalg", algebra), ("nn", nn), ("random", random), ("image", image),
    ("data", DatasetMembers.namespace), ("dtypes", dtypes),
  ]

  private static let types: [(String, Value)] = {
    func type(_ dtype: DType) -> Value { .object(DTypeObject(dtype, of: .tensorFlow)) }
    var types: [(String, Value)] = DType.allCases.map { ($0.name, type($0)) }
    types.append(("half", type(.float16)))
    types.append(("double", type(.float64)))
    types.append(("string", .object(TextDType.shared)))
    return types
  }()

  private static let mathematics = Namespace(
    "tensorflow.math", doc: "Functions of numbers.", absent: .tensorFlow("tensorflow.math"),
    written: WrittenTensorFlow.paths(of: "tensorflow.math")
  ) {
    TensorTable.tensorFlow("math") + [NeuralFunctions.topK("tf.math")].named
  }

  private static let algebra = Namespace(
    "tensorflow.linalg", doc: "Functions of matrices.", absent: .tensorFlow("tensorflow.linalg"),
    written: WrittenTensorFlow.paths(of: "tensorflow.linalg")
  ) {
    TensorTable.tensorFlow("linalg")
      + (TensorTable.tensorFlow("") + CreationFunctions.tensorFlow.named).filter {
        ["norm", "einsum", "tensordot", "eye"].contains($0.0)
      }
  }

  private static let nn = Namespace(
    "tensorflow.nn", doc: "Functions that layers are made of.", absent: .tensorFlow("tensorflow.nn"),
    written: WrittenTensorFlow.paths(of: "tensorflow.nn")
  ) {
    ActivationFunctions.all.named + TensorTable.tensorFlow("nn") + NeuralFunctions.all.named
  }

  private static let random = Namespace(
    "tensorflow.random", doc: "Random numbers.", absent: .tensorFlow("tensorflow.random"),
    written: WrittenTensorFlow.paths(of: "tensorflow.random")
  ) {
    RandomFunctions.tensorFlow.named
  }

  /// What is not written in the language.
  private static let image = Namespace(
    "tensorflow.image", doc: "Functions of pictures.", absent: .tensorFlow("tensorflow.image"),
    written: WrittenTensorFlow.paths(of: "tensorflow.image")
  ) { [ImageFunctions.resize].named }

  private static let dtypes = Namespace(
    "tensorflow.dtypes", doc: "Types of elements.", absent: .tensorFlow("tensorflow.dtypes")
  ) {
    types + [asType].named + TensorTable.tensorFlow("").filter { $0.0 == "cast" }
  }

  private static let asType = Builtin(
    "as_dtype", module: "tf", doc: "An element type from its name, or from NumPy's.",
    [.required("type_value", .any, "a type or its name")]
  ) { call in
    let given = call["type_value"]
    if given.host(as: TextDType.self) != nil || given.asString == "string" {
      return .object(TextDType.shared)
    }
    return .object(DTypeObject(try call.dtype("type_value"), of: .tensorFlow))
  }
}
