import Evaluator
import Gradients
import Networks
import Tensors

/// A function of tensors under its names in `tf` and in `keras.ops`: what it is called with, and the function whose value and
/// gradient stand in the module `Gradients`.
///
///     TensorRow("reduce_sum math.reduce_sum", "sum", "The sum of the elements.", ["input_tensor|x"], folding) {
///       .sum(axes: try $0.optionalInts("axis"), keepsAxes: try $0.bool("keepdims"))
///     }
struct TensorRow: @unchecked Sendable {
  /// The two modules, which differ in names and in how they bring operands to one type.
  enum Style: Sendable { case tensorFlow, keras }

  /// How operands are brought to the types that the function takes.
  enum Typing {
    /// As they are.
    case any
    /// To one type.
    case matched
    /// Floats: in Keras integers become float32, TensorFlow refuses them.
    case floating
    /// To one type of floats.
    case matchedFloating
    /// As `matchedFloating`, but TensorFlow divides integers too.
    case quotient
    /// A condition, and two operands of one type.
    case choice
  }

  /// Names with dots for modules within `tf`, separated by spaces.
  let tensorFlow: [String]
  let keras: [String]
  let doc: String
  /// The parameters that take tensors: "TensorFlow's name|Keras's".
  let operands: [String]
  let options: [Signature.Parameter]
  let typing: Typing
  /// Whether the one operand is a list of tensors.
  let takesList: Bool
  let make: (TensorCall) throws -> TensorFunction

  init(
    _ tensorFlow: String, _ keras: String, _ doc: String, _ operands: [String],
    _ options: [Signature.Parameter] = [], _ typing: Typing = .any, takesList: Bool = false,
    make: @escaping (TensorCall) throws -> TensorFunction
  ) {
    self.tensorFlow = tensorFlow.split(separator: " ").map(String.init)
    self.keras = keras.split(separator: " ").map(String.init)
    self.doc = doc
    self.operands = operands
    self.options = options
    self.typing = typing
    self.takesList = takesList
    self.make = make
  }

  /// Without options.
  init(
    _ tensorFlow: String, _ keras: String, _ doc: String, _ operands: [String], _ typing: Typing,
    _ function: TensorFunction
  ) {
    self.init(tensorFlow, keras, doc, operands, [], typing) { _ in function }
  }

  /// The functions of one module, by dotted name.
  func builtins(_ style: Style) -> [(name: String, builtin: Builtin)] {
    let names = style == .tensorFlow ? tensorFlow : keras
    let operands = operands.map { Self.name($0, style) }
    let parameters =
      operands.map { Signature.Parameter.required($0, takesList ? .iterable : .any, "a tensor") }
      + options.map { $0.named(Self.name($0.name, style)) }
      + (style == .tensorFlow ? [.optional("name", .any, default: .none, "accepted")] : [])
    return names.map { path in
      let parts = path.split(separator: ".").map(String.init)
      let builtinName = parts[parts.count - 1]
      let module = ([style == .tensorFlow ? "tf" : "keras.ops"] + parts.dropLast()).joined(separator: ".")
      let builtin = Builtin(builtinName, module: module, doc: doc, parameters) { call in
        let function = try make(TensorCall(call: call, style: style, options: options.map(\.name)))
        let values = takesList ? try call.elements(operands[0]) : operands.map { call[$0] }
        return try call.interpreter.apply(
          function, values, typing, style, operation: style == .keras ? builtinName : nil)
      }
      return (path, builtin)
    }
  }

  /// The part of "TensorFlow's|Keras's" that a module uses.
  package static func name(_ both: String, _ style: Style) -> String {
    let parts = both.split(separator: "|").map(String.init)
    return style == .tensorFlow || parts.count == 1 ? parts[0] : parts[1]
  }
}

/// A call of a function in a `TensorRow`, whose options are read by their Keras names.
struct TensorCall {
  let call: Call
  let style: TensorRow.Style
  let options: [String]

  /// The parameter's name in this module.
  package func name(_ keras: String) -> String {
    let both = options.first { TensorRow.name($0, .keras) == keras } ?? keras
    return TensorRow.name(both, style)
  }

  subscript(_ option: String) -> Value { call[name(option)] }
  func int(_ option: String) throws -> Int { try call.int(name(option)) }
  func optionalInt(_ option: String) throws -> Int? { try call.optionalInt(name(option)) }
  func ints(_ option: String) throws -> [Int] { try call.ints(name(option)) }
  func optionalInts(_ option: String) throws -> [Int]? { try call.optionalInts(name(option)) }
  func bool(_ option: String) throws -> Bool { try call.bool(name(option)) }
  func double(_ option: String) throws -> Double { try call.double(name(option)) }
  func string(_ option: String) throws -> String { try call.string(name(option)) }
  func dtype(_ option: String) throws -> DType { try call.dtype(name(option)) }
  func tensor(_ option: String) throws -> Tensor { try call.tensor(name(option)) }
  func invalid(_ option: String, must rule: String) -> any Error { call.invalid(name(option), must: rule) }

  /// The bounds of each axis: [[before, after], …].
  func widths(_ option: String) throws -> [(before: Int, after: Int)] {
    let rows = try tensor(option)
    guard rows.rank == 2, rows.shape[1] == 2, !rows.dtype.isFloating else {
      throw invalid(option, must: "be a pair of whole numbers for each axis")
    }
    let numbers = try rows.elements(Int64.self).map(Int.init)
    return (0..<rows.shape[0]).map { (numbers[2 * $0], numbers[2 * $0 + 1]) }
  }
}

extension TensorCall {
  /// The part of an operand that begins somewhere, of these lengths; −1: to the end of the axis.
  ///
  /// - Throws: as TensorFlow, where the part does not lie within the operand.
  func slice(_ operand: String, from start: String, lengths: String) throws -> TensorFunction {
    let (begin, size) = (try ints(start), try ints(lengths))
    var shape: [Int?] = Array(repeating: nil, count: begin.count)
    if let symbol = call[operand].host(as: SymbolicTensor.self) {
      shape = symbol.batchLengths
    } else if let tensor = try? call.interpreter.eager(call[operand]) {
      shape = tensor.shape.map { $0 }
    }
    guard begin.count == shape.count, size.count == shape.count else {
      throw call.interpreter.invalid(
        "Expected begin and size arguments to be 1-D tensors of size \(shape.count), but got shapes [\(begin.count)] and [\(size.count)] instead. [Op:Slice]"
      )
    }
    for (axis, length) in shape.enumerated() {
      let (begins, taken) = (begin[axis], size[axis])
      guard begins >= 0, begins <= length ?? begins else {
        throw call.interpreter.invalid(
          "Expected begin[\(axis)] in [0, \(length.map(String.init) ?? "n")], but got \(begins) [Op:Slice]")
      }
      guard taken >= -1, taken <= length.map({ $0 - begins }) ?? taken else {
        throw call.interpreter.invalid(
          "Expected size[\(axis)] in [0, \(length.map { String($0 - begins) } ?? "n")], but got \(taken) [Op:Slice]"
        )
      }
    }
    return .part(
      zip(begin, size).map { begins, taken in
        .slice(
          start: begins, stop: taken < 0 ? nil : begins.addingReportingOverflow(taken).partialValue, step: 1)
      })
  }
}

extension Interpreter {
  /// What an operation refuses, as TensorFlow's `InvalidArgumentError`.
  func invalid(_ message: String, help: String? = nil) -> any Error {
    failed(Fault.message(message, help: help))
  }

  /// An error of an operation's arguments as TensorFlow's `InvalidArgumentError`.
  func failed(_ error: any Error) -> any Error {
    guard error is TensorError || error is Fault, let fault = Fault(error),
      case .type(let cls)? = try? module("tensorflow.errors")["InvalidArgumentError"]
    else { return error }
    return self.fault(fault, as: cls, [.none, .none, .string(fault.wording.message)])
  }

  /// A function of values: of tensors, a tensor; of symbolic tensors, a layer's output.
  ///
  /// - `operation`: its name in `keras.ops`, where that is not the function's own.
  func apply(
    _ function: TensorFunction, _ values: [Value], _ typing: TensorRow.Typing, _ style: TensorRow.Style,
    operation: String? = nil
  ) throws -> Value {
    if values.contains(where: { $0.host(as: SymbolicTensor.self) != nil }) {
      let name = style == .keras ? SymbolicFunctions.className(of: operation ?? function.name) : nil
      return try SymbolicFunctions.apply(function, values, named: name, self)
    }
    if let text = try TextTensor.apply(function, values, self) { return text }
    let operands = try operands(values, typing, style, function.name)
    do { return .object(try math.apply(function, operands)) } catch { throw failed(error) }
  }

  private func operands(
    _ values: [Value], _ typing: TensorRow.Typing, _ style: TensorRow.Style, _ name: String
  ) throws -> [EagerTensor] {
    switch typing {
    case .any: return try values.map { try eager($0) }
    case .floating: return try values.map { try floating(eager($0), style, name) }
    case .choice:
      let rest = try operands(Array(values.dropFirst()), .matched, style, name)
      return [try eager(values[0])] + rest
    case .matched, .matchedFloating, .quotient:
      let found: [EagerTensor]
      if style == .keras {
        found = try promoted(values)
      } else if values.count == 2 {
        let pair = try eagerPair(values[0], values[1], name)
        found = [pair.0, pair.1]
      } else {
        let type = values.lazy.compactMap(\.eagerType).first
        found = try values.map { try eager($0, dtype: $0.eagerType == nil ? type : nil) }
      }
      if typing == .matched { return found }
      if typing == .quotient, style == .tensorFlow, let type = found.first?.dtype, !type.isFloating {
        return try found.map { try $0.of(type.quotient, math) }
      }
      return try found.map { try floating($0, style, name) }
    }
  }

  /// Operands in the type that Keras computes in: a float type if one of them is of floats; Python's numbers are weak.
  private func promoted(_ values: [Value]) throws -> [EagerTensor] {
    let tensors = try values.map { try eager($0) }
    func isWeak(_ value: Value) -> Bool {
      switch value {
      case .int, .float, .bool: true
      default: false
      }
    }
    let strong = zip(values, tensors).filter { !isWeak($0.0) }.map(\.1.dtype)
    var type =
      (strong.isEmpty ? tensors.map(\.dtype) : strong).reduce(nil) { (type: DType?, next: DType) in
        guard let type else { return next }
        if type.isFloating != next.isFloating { return type.isFloating ? type : next }
        return type.promoted(with: next)
      } ?? .float32
    if !type.isFloating, tensors.contains(where: { $0.dtype.isFloating }) { type = .float32 }
    return try tensors.map { try $0.of(type, math) }
  }

  private func floating(_ tensor: EagerTensor, _ style: TensorRow.Style, _ name: String) throws -> EagerTensor
  {
    if tensor.dtype.isFloating { return tensor }
    guard style == .keras else {
      throw invalid(
        "Value for attr 'T' of \(tensor.dtype.name) is not in the list of allowed values: bfloat16, half, float, double [Op:\(name)]",
        help: "tf.cast(x, tf.float32) makes the numbers floats")
    }
    return try tensor.of(.float32, math)
  }
}

/// The functions of both modules.
enum TensorTable {
  static let rows: [TensorRow] =
    elementwise + activations + arithmetic + reductions + shaping + products + OperationRows.all

  /// The functions within a module of `tf`, such as `math`; "" for `tf` itself.
  static func tensorFlow(_ module: String) -> [(String, Value)] {
    let prefix = module.isEmpty ? "" : module + "."
    return rows.flatMap { $0.builtins(.tensorFlow) }.compactMap { path, builtin in
      guard path.hasPrefix(prefix), !path.dropFirst(prefix.count).contains(".") else { return nil }
      return (builtin.name, .builtin(builtin))
    }
  }

  /// The functions of `keras.ops`.
  static let keras: [(String, Value)] = rows.flatMap { $0.builtins(.keras) }.map {
    ($0.name, .builtin($0.builtin))
  }
}
