import Evaluator
import Gradients
import Networks
import Tensors

/// A variable that a program makes: `tf.Variable`, `keras.Variable`.
final class ProgramVariable: VariableObject {
  /// What it holds: 32-bit floats as layers do, so that optimizers can change them; other types as a tensor.
  final class Content: WatchedVariable {
    let network: Variable?
    var tensor: Tensor
    let isWatched: Bool
    /// The variable as the program holds it.
    fileprivate(set) weak var holder: ProgramVariable?
    /// What an optimizer changes in place of a variable of other floats.
    private var narrowed: Variable?
    private let name: String

    init(_ value: Tensor, name: String, isTrainable: Bool) throws {
      tensor = value
      self.name = name
      isWatched = isTrainable && value.dtype.isFloating
      network = value.dtype == .float32 ? try Variable(value, name: name, isTrainable: isTrainable) : nil
    }

    /// What an optimizer changes: of a variable of other floats a copy in 32 bits, from which `takeUpdate` takes what changed.
    func updated() throws -> Variable? {
      guard network == nil, tensor.dtype.isFloating else { return network }
      let own = try narrowed ?? Variable(tensor.convert(to: .float32), name: name, isTrainable: isWatched)
      try own.assign(tensor.convert(to: .float32))
      narrowed = own
      return own
    }

    /// Takes over how an optimizer changed the copy.
    func takeUpdate() throws {
      guard let narrowed else { return }
      let change = try narrowed.value().convert(to: .float64).subtract(
        .tensor(tensor.convert(to: .float32).convert(to: .float64)))
      tensor = try tensor.convert(to: .float64).add(.tensor(change)).convert(to: tensor.dtype)
    }
  }

  let content: Content
  package let name: String
  /// Its name with that of what holds it.
  private let path: String
  private let style: TensorRow.Style
  /// What a program keeps with it: `variable.note = "first"`.
  private var notes: [String: Value] = [:]

  /// - `owner`: the name of the metric that it belongs to; `nil` for none.
  init(_ content: Content, name: String, within owner: String? = nil, _ style: TensorRow.Style) {
    self.content = content
    self.name = name
    path = owner.map { "\($0)/\(name)" } ?? name
    self.style = style
    if content.holder == nil { content.holder = self }
  }

  private static let tensorFlow = ClassObject(
    "ResourceVariable", module: "tensorflow.python.ops.resource_variable_ops",
    doc: "A tensor that can be changed, and that tapes follow.",
    members: VariableMembers.all { variable, _ in (variable as? ProgramVariable)?.unread ?? .none } + [
      .property("dtype", "the type of the elements") {
        .object(DTypeObject(try $0.receiver(as: ProgramVariable.self).elementType, of: .tensorFlow))
      },
      .property("name", "its name") { .string(try $0.receiver(as: ProgramVariable.self).name + ":0") },
      .method("value", "The value as a tensor.") {
        .object(try VariableMembers.variable($0).read($0.interpreter))
      },
      .method("read_value", "The value as a tensor.") {
        .object(try VariableMembers.variable($0).read($0.interpreter))
      },
      .method("ref", "A key for dicts and sets.") { $0.receiver },
      .method("get_shape", "The lengths of the axes.") {
        .object(TensorShapeObject(try VariableMembers.variable($0).shape))
      },
      .method("initialized_value", "The value as a tensor.") {
        .object(try VariableMembers.variable($0).read($0.interpreter))
      },
      deepCopy,
      .property("initializer", "None: a variable has a value from the start") { _ in .none },
      .property("constraint", "None") { _ in .none },
      .property("device", "where it is: always on the CPU") { _ in
        "/job:localhost/replica:0/task:0/device:CPU:0"
      },
      .method(
        "scatter_update", "Sets the slices at some places of the first axis.",
        [
          .required("sparse_delta", .any, "tf.IndexedSlices"), .optional("use_locking", .any),
          .optional("name", .any),
        ]
      ) { call in
        guard let variable = try VariableMembers.variable(call) as? ProgramVariable else { return .none }
        func part(_ name: String) throws -> Value {
          try call.interpreter.attribute(name, of: call["sparse_delta"])
        }
        let whole = try variable.heldTensor.copy()
        let values = try call.interpreter.eager(part("values"), dtype: variable.elementType).value
        let places = try call.interpreter.tensor(from: part("indices")).convert(to: .int64)
        try whole.assign(.tensor(values), at: [.tensor(places)])
        try variable.assign(whole)
        return variable.unread
      },
      .method(
        "scatter_nd_update", "Sets the slices at some places, each a row of numbers.",
        [.required("indices", .tensor, "(…, axes)"), .required("updates", .any), .optional("name", .any)]
      ) { call in
        guard let variable = try VariableMembers.variable(call) as? ProgramVariable else { return .none }
        let places = try call.tensor("indices").convert(to: .int64)
        guard let count = places.shape.last else { throw call.invalid("indices", must: "have an axis") }
        let leading = [Index](repeating: .all, count: places.rank - 1)
        let indices = try (0..<count).map { Index.tensor(try places.indexed(by: leading + [.integer($0)])) }
        let whole = try variable.heldTensor.copy()
        let updates = try call.interpreter.eager(call["updates"], dtype: variable.elementType).value
        try whole.assign(.tensor(updates), at: indices)
        try variable.assign(whole)
        return variable.unread
      },
    ])

  private static let keras = ClassObject(
    "Variable", module: "keras", doc: "A tensor that can be changed, and that tapes follow.",
    members: VariableMembers.keras + [
      deepCopy,
      .property("name", "its name") { .string(try $0.receiver(as: ProgramVariable.self).name) },
      .property("path", "its name with that of what holds it") {
        .string(try $0.receiver(as: ProgramVariable.self).path)
      },
    ], constructor: kerasConstructor)

  /// `tf.Variable`
  static let tensorFlowType = ClassObject(
    "Variable", module: "tensorflow", doc: "A tensor that can be changed, and that tapes follow.",
    constructor: Builtin(
      "Variable", module: "tf", doc: "A tensor that can be changed, and that tapes follow.",
      [
        .required("initial_value", .any, "numbers, or a function that gives them"),
        .optional("trainable", .any, default: .none, "whether tapes follow it on their own; None: yes"),
        .optional("validate_shape", .any, default: true, "accepted"),
        .optional("caching_device", .any, default: .none, "accepted"),
        .optional("name", .string, default: .none, "a name"),
        .optional("variable_def", .any, default: .none, "only None"),
        .optional("dtype", .dtype, default: .none, "the type of the elements"),
        .optional("import_scope", .any, default: .none, "accepted"),
        .optional("constraint", .any, default: .none, "only None"),
        .optional("synchronization", .any, default: .none, "accepted"),
        .optional("aggregation", .any, default: .none, "accepted"),
        .optional("shape", .shape(allowsNone: true), default: .none, "accepted"),
      ]
    ) { call in
      try call.onlyDefault("constraint")
      let given = call["initial_value"]
      let value = given.isCallable ? try call.interpreter.call(given, []) : given
      let tensor = try call.interpreter.eager(value, dtype: call.optionalDType("dtype")).value.copy()
      let isTrainable = try call["trainable"].isNone || call.bool("trainable")
      let name = try call.optionalString("name") ?? "Variable"
      return .object(
        ProgramVariable(try Content(tensor, name: name, isTrainable: isTrainable), name: name, .tensorFlow))
    }, includes: { ($0.host(as: ProgramVariable.self))?.style == .tensorFlow })

  /// `keras.Variable`
  static let kerasType = keras

  private static let kerasConstructor = Builtin(
    "Variable", module: "keras", doc: "A tensor that can be changed, and that tapes follow.",
    [
      .required("initializer", .any, "numbers, or an initializer, which also needs shape"),
      .optional("shape", .shape(allowsNone: false), default: .none, "the lengths of the axes"),
      .optional("dtype", .dtype, default: .none, "the type of the elements"),
      .optional("trainable", .bool, default: true, "whether tapes follow it on their own"),
      .optional("autocast", .any, default: true, "accepted"),
      .optional("aggregation", .any, default: "none", "accepted"),
      .optional("synchronization", .any, default: "auto", "accepted"),
      .optional("name", .string, default: .none, "a name"),
    ]
  ) { call in
    let name = try call.optionalString("name") ?? Naming.shared.name(for: "Variable")
    let given = call["initializer"]
    let tensor: Tensor
    if given.asString != nil || given.host(as: InitializerObject.self) != nil {
      guard let lengths = try call.optionalInts("shape") else {
        throw call.invalid("shape", must: "be given together with an initializer")
      }
      tensor = try call.initializer("initializer").values(of: Shape(lengths))
    } else {
      let value =
        given.isCallable
        ? try call.interpreter.call(given, [call["shape"]]) : given
      tensor = try call.interpreter.eager(value, dtype: call.optionalDType("dtype")).value.copy()
    }
    let isTrainable = try call.bool("trainable")
    return .object(
      ProgramVariable(try Content(tensor, name: name, isTrainable: isTrainable), name: name, .keras))
  }

  /// `copy.deepcopy(variable)`: another variable of the same value.
  private static let deepCopy = Builtin.method(
    "__deepcopy__", "Another variable of the same value.", [.optional("memo", .any, default: .none)]
  ) { call in
    let own = try call.receiver(as: ProgramVariable.self)
    let content = try Content(
      own.heldTensor.copy(), name: own.name,
      isTrainable: own.content.network?.isTrainable ?? own.content.isWatched)
    return .object(ProgramVariable(content, name: own.name, own.style))
  }

  /// What assignments give: the variable under another name.
  var unread: Value { .object(ProgramVariable(content, name: "UnreadVariable", style)) }

  var classObject: ClassObject { style == .tensorFlow ? Self.tensorFlow : Self.keras }
  /// Whether it is a `keras.Variable`, which layers and models know of that hold it.
  var isOfKeras: Bool { style == .keras }
  /// What tapes follow: of a layer's variable the same that the layer names.
  var source: any WatchedVariable {
    if isOfKeras, let network = content.network { return network }
    return content
  }
  var networkVariable: Variable? { content.network }
  var elementType: DType { content.tensor.dtype }
  var shape: Shape { content.tensor.shape }

  var heldTensor: Tensor { get throws { try content.network?.value() ?? content.tensor } }

  func assign(_ value: Tensor) throws {
    if let network = content.network { try network.assign(value) } else { content.tensor = value }
  }

  func attribute(_ name: String, _ interpreter: Interpreter) -> Value? { notes[name] }

  func setAttribute(_ name: String, to value: Value, _ interpreter: Interpreter) -> Bool {
    guard classObject.lookup(name) == nil else { return false }
    notes[name] = value
    return true
  }

  func repr(_ interpreter: Interpreter) throws -> String {
    let value = try heldTensor
    if style == .keras {
      let text = value.rank == 0 ? value.tensorFlowRepr(interpreter) : value.str(interpreter.printOptions)
      return
        "<Variable path=\(path), shape=\(value.shape.tupleText), dtype=\(value.dtype.name), value=\(text)>"
    }
    let shown = name == "UnreadVariable" ? name : name + ":0"
    return
      "<tf.Variable '\(shown)' shape=\(value.shape.tupleText) dtype=\(value.dtype.name), numpy=\(value.tensorFlowRepr(interpreter))>"
  }
}
