package import Tensors

/// What is done about faults of numbers: `np.seterr`.
package struct FaultModes {
  package enum Mode: String, CaseIterable, Sendable {
    case ignore, warn, raise, call, print, log
  }

  /// NumPy's names and words, in its order.
  package static let kinds: [(name: String, words: String, fault: FloatingFaults)] = [
    ("divide", "divide by zero", .divide), ("over", "overflow", .over), ("under", "underflow", .under),
    ("invalid", "invalid value", .invalid),
  ]

  /// The mode of each kind.
  private var modes: [Mode] = [.warn, .warn, .ignore, .warn]
  /// The faults that something is done about.
  package private(set) var watched: FloatingFaults = [.divide, .over, .invalid]
  /// The function of `call`, the object of `log`.
  package var handler: Value = .none

  /// The mode of the kind with this place in `kinds`.
  package subscript(kind: Int) -> Mode {
    get { modes[kind] }
    set {
      modes[kind] = newValue
      let fault = Self.kinds[kind].fault
      if newValue == .ignore { watched.remove(fault) } else { watched.insert(fault) }
    }
  }
}

extension Interpreter {
  /// The result of an elementwise function, of whose faults is told what `np.seterr` says.
  package func watched(_ function: String, _ operands: [Operand], _ body: () throws -> Tensor) throws
    -> Tensor
  {
    let watched = faultModes.watched
    if watched.isEmpty { return try body() }
    let (result, noted) = try FloatingFaults.noting(body)
    let faults = noted.confirmed(for: function, operands, result).intersection(watched)
    if !faults.isEmpty { try report(faults, in: function) }
    return result
  }

  /// The result of `left ∘ right`, likewise.
  func watched(_ operation: BinaryOperation, _ left: Operand, _ right: Operand) throws -> Tensor {
    let watched = faultModes.watched
    if watched.isEmpty || operation.isComparison { return try Tensor.compute(operation, left, right) }
    let (result, noted) = try FloatingFaults.noting { try Tensor.compute(operation, left, right) }
    let name = operation == .power ? powerName(left, right) : operation.name
    var faults = noted.confirmed(for: name, [left, right], result)
    if FloatingFaults.leavesRange(operation, left, right, result) { faults.insert(.over) }
    faults.formIntersection(watched)
    if !faults.isEmpty { try report(faults, in: result.isNumber ? "scalar \(name)" : name) }
    return result
  }

  /// The elements as another type, likewise.
  func watchedCast(_ tensor: Tensor, to type: DType) throws -> Tensor {
    guard tensor.dtype.isFloating, !tensor.isDeferred, type != .bool else {
      return try tensor.convert(to: type)
    }
    if type.isFloating { return try watched("cast", [.tensor(tensor)]) { try tensor.convert(to: type) } }
    let result = try tensor.convert(to: type)
    if faultModes.watched.contains(.invalid), FloatingFaults.haveNoWhole(tensor, as: type) {
      try report(.invalid, in: "cast")
    }
    return result
  }

  /// The function that NumPy calls for `x ** y`.
  private func powerName(_ left: Operand, _ right: Operand) -> String {
    guard case .tensor(let base) = left, !base.isNumber, case .scalar(let exponent) = right else {
      return "power"
    }
    switch exponent.doubleValue {
    case 2: return "square"
    case 0.5: return "sqrt"
    case -1: return "reciprocal"
    default: return "power"
    }
  }

  /// Does about faults what `np.seterr` says.
  package func report(_ faults: FloatingFaults, in function: String) throws {
    for (place, kind) in FaultModes.kinds.enumerated() where faults.contains(kind.fault) {
      let message = "\(kind.words) encountered in \(function)"
      switch faultModes[place] {
      case .ignore: break
      case .warn: try warn(message)
      case .raise: throw Fault.message(message, kind: .floatingPoint)
      case .print: console.note("Warning: \(message)")
      case .call where faultModes.handler.isNone, .log where faultModes.handler.isNone:
        throw Fault.message(
          "python callback specified for \(kind.words) (in  \(function)) but no function found.",
          help: "give one: np.seterrcall(function)", kind: .name)
      case .call: _ = try call(faultModes.handler, [.string(kind.words), .int(faults.rawValue)])
      case .log: _ = try call(attribute("write", of: faultModes.handler), [.string("Warning: \(message)\n")])
      }
    }
  }

  /// Gives a `RuntimeWarning`, with which `warnings` does what the program asked for.
  package func warn(_ message: String) throws {
    guard let warn = try module("warnings")["warn"] else { return }
    _ = try call(warn, [.string(message), .type(ExceptionKind.runtimeWarning.classObject)])
  }
}
