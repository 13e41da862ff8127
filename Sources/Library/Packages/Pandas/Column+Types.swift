import Evaluator
import NumPyLibrary
import Tensors

extension Column {
  /// With a value in place of the missing ones.
  func filled(_ value: Value, _ interpreter: Interpreter) throws -> Column {
    let missing = missing
    let places = missing.indices.filter { missing[$0] }
    return places.isEmpty ? self : try setting(value, at: places, interpreter)
  }

  /// As another type: a class, or its name.
  func converted(_ type: Value, _ call: Call, _ name: String) throws -> Column {
    let wanted: String? =
      switch type {
      case .string(let text): text
      case .type(let cls): cls.name
      default: type.host(as: NamedDType.self)?.name
      }
    if wanted == "str" || wanted == "string" {
      let missing = missing
      return .texts(try plainValues.enumerated().map { missing[$0] ? nil : try call.interpreter.text($1) })
    }
    if wanted == "object" || wanted == "O" { return .objects(plainValues) }
    if wanted == "category" { return .categories(try Categories(of: self, call.interpreter)) }
    guard let dtype = call.interpreter.numberType(type) else {
      throw call.fault(
        name, .message("data type \(try call.interpreter.repr(type)) not understood", kind: .type))
    }
    if dtype.isInteger, missing.contains(true) {
      throw call.fault(name, .message("Cannot convert non-finite values (NA or inf) to integer"))
    }
    if case .numbers(let tensor) = self { return .numbers(try tensor.copy(as: dtype)) }
    let numbers = try plainValues.map { value -> Double in
      if let number = value.asDouble { return number }
      let text = value.asString ?? value.typeName
      guard let number = Double(text.trimmingSpaces) else {
        throw Fault.message(
          dtype.isInteger
            ? "invalid literal for int() with base 10: '\(text)'"
            : "could not convert string to float: '\(text)'")
      }
      return number
    }
    return .numbers(try Tensor(shape: [numbers.count], elements: numbers).copy(as: dtype))
  }
}

extension Interpreter {
  /// The element type of a class or its name.
  func numberType(_ value: Value) -> DType? {
    switch value {
    case .string(let name): DType(name == "float" ? "float64" : name == "int" ? "int64" : name)
    default: dtype(from: value)
    }
  }
}

extension Call {
  /// Labels: an index, a list, an array.
  func tableIndex(_ name: String) throws -> TableIndex {
    if let index = self[name].host(as: IndexObject.self) { return index.index }
    if case .range(let range) = self[name], range.start == 0, range.step == 1 {
      return TableIndex(count: range.count)
    }
    return try TableIndex(elements(name), interpreter)
  }
}
