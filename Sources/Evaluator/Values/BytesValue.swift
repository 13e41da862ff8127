package import Language

/// A Python `bytes`, or a `bytearray`, which can change.
package final class BytesValue: Object {
  package var bytes: [UInt8]
  package let isMutable: Bool
  /// How many views there are of a `bytearray`, whose length stays meanwhile.
  var exports = 0

  package init(_ bytes: [UInt8], isMutable: Bool = false) {
    self.bytes = bytes
    self.isMutable = isMutable
  }

  package var classObject: ClassObject { isMutable ? BuiltinTypes.bytearray : BuiltinTypes.bytes }

  package func repr(_ interpreter: Interpreter) -> String {
    let text = "b" + Self.quoted(bytes)
    return isMutable ? "bytearray(\(text))" : text
  }

  private static func quoted(_ bytes: [UInt8]) -> String {
    let quote = bytes.contains(0x27) && !bytes.contains(0x22) ? "\"" : "'"
    var text = quote
    for byte in bytes {
      switch byte {
      case 0x5C: text += "\\\\"
      case 0x27 where quote == "'": text += "\\'"
      case 9: text += "\\t"
      case 10: text += "\\n"
      case 13: text += "\\r"
      case 0x20..<0x7F: text.unicodeScalars.append(Unicode.Scalar(byte))
      default: text += "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }
    }
    return text + quote
  }

  package func length(_ interpreter: Interpreter) -> Int? { bytes.count }

  package var isIterable: Bool { true }

  package func iterator(_ interpreter: Interpreter) -> ValueIterator? {
    var position = 0
    return ClosureIterator(isMutable ? IteratorTypes.bytearray : IteratorTypes.bytes) { [self] _ in
      guard position < bytes.count else { return nil }
      defer { position += 1 }
      return .int(Int(bytes[position]))
    }
  }

  package func item(_ key: Value, _ interpreter: Interpreter) throws -> Value {
    if case .slice(let slice) = key {
      let bounds = try interpreter.bounds(of: slice, count: bytes.count)
      return .object(BytesValue(bounds.indices.map { bytes[$0] }, isMutable: isMutable))
    }
    let type = isMutable ? "bytearray" : "byte"
    return .int(Int(bytes[try interpreter.position(key, count: bytes.count, type: type)]))
  }

  package func setItem(_ key: Value, to value: Value, _ interpreter: Interpreter) throws {
    guard isMutable else { throw Fault.noItemAssignment(type: "bytes") }
    if case .slice(let slice) = key {
      let bounds = try interpreter.bounds(of: slice, count: bytes.count)
      let new = try Self.bytes(of: value, interpreter)
      if bounds.step == 1 {
        if new.count != bounds.count { try checkResizable() }
        bytes.replaceSubrange(bounds.start..<bounds.start + bounds.count, with: new)
      } else {
        guard new.count == bounds.count else {
          throw Fault.sliceSizeMismatch(found: new.count, expected: bounds.count)
        }
        for (index, byte) in zip(bounds.indices, new) { bytes[index] = byte }
      }
    } else {
      bytes[try interpreter.position(key, count: bytes.count, type: typeName, use: "assignment")] =
        try Self.byte(value)
    }
  }

  package func deleteItem(_ key: Value, _ interpreter: Interpreter) throws {
    guard isMutable else { throw Fault.noItemDeletion(type: "bytes") }
    try checkResizable()
    if case .slice(let slice) = key {
      let doomed = Set(try interpreter.bounds(of: slice, count: bytes.count).indices)
      bytes = bytes.enumerated().filter { !doomed.contains($0.offset) }.map(\.element)
    } else {
      bytes.remove(at: try interpreter.position(key, count: bytes.count, type: typeName, use: "assignment"))
    }
  }

  package func contains(_ value: Value, _ interpreter: Interpreter) throws -> Bool? {
    if let part = value.bytes {
      if part.isEmpty { return true }
      guard part.count <= bytes.count else { return false }
      return (0...bytes.count - part.count).contains { bytes[$0..<$0 + part.count].elementsEqual(part) }
    }
    if value.asInt == nil, !value.isLargeInt {
      throw Fault.message("a bytes-like object is required, not '\(value.typeName)'", kind: .type)
    }
    return bytes.contains(try Self.byte(value))
  }

  package func binary(
    _ operation: BinaryOperator, _ other: Value, isReversed: Bool, _ interpreter: Interpreter
  ) throws -> Value? {
    switch operation {
    case .add:
      guard let more = other.bytes, !isReversed else {
        if isReversed { return nil }
        throw Fault.message("can't concat \(other.typeName) to \(typeName)", kind: .type)
      }
      try EvaluationLimits.check(elements: bytes.count + more.count, of: "str")
      return .object(BytesValue(bytes + more, isMutable: isMutable))
    case .modulo where !isReversed: return try BytesMembers.formatted(self, other, interpreter)
    case .multiply:
      guard let factor = other.asInt else {
        if other.isLargeInt {
          throw Fault.message("cannot fit 'int' into an index-sized integer", kind: .overflow)
        }
        if other.isCustom || other.isTensorLike { return nil }
        throw Fault.message("can't multiply sequence by non-int of type '\(other.typeName)'", kind: .type)
      }
      let count = try EvaluationLimits.repeated(bytes.count, times: factor, of: "str")
      return .object(
        BytesValue(
          count == 0 ? [] : Array(repeatElement(bytes, count: factor).joined()), isMutable: isMutable))
    default: return nil
    }
  }

  package func augmented(_ operation: BinaryOperator, _ other: Value, _ interpreter: Interpreter) throws
    -> Value?
  {
    guard isMutable, operation == .add, let more = other.bytes else { return nil }
    if !more.isEmpty { try checkResizable() }
    try EvaluationLimits.check(elements: bytes.count + more.count, of: "str")
    bytes += more
    return .object(self)
  }

  /// - Throws: Python's `BufferError` while there is a view.
  func checkResizable() throws {
    guard exports == 0 else {
      throw Fault.message("Existing exports of data: object cannot be re-sized", kind: .buffer)
    }
  }

  package func compare(_ comparison: ComparisonOperator, _ other: Value, _ interpreter: Interpreter) -> Value?
  {
    // A view is only equal, or not.
    guard other.host(as: MemoryView.self) == nil, let other = other.bytes else { return nil }
    let order = bytes.lexicographicallyPrecedes(other) ? -1 : bytes == other ? 0 : 1
    return .bool(comparison.holds(order, 0))
  }

  package func hash(_ interpreter: Interpreter) throws -> Int? {
    if isMutable { throw Fault.unhashable(type: "bytearray") }
    return nil
  }

  package func formatted(_ spec: String, _ interpreter: Interpreter) throws -> String? {
    if spec.isEmpty { return nil }
    throw Fault.message("unsupported format string passed to \(typeName).__format__", kind: .type)
  }

  /// A number from 0 to 255.
  static func byte(_ value: Value) throws -> UInt8 {
    if value.isLargeInt { throw Fault.message("byte must be in range(0, 256)", kind: .value) }
    guard let number = value.asInt else {
      throw Fault.message("'\(value.typeName)' object cannot be interpreted as an integer", kind: .type)
    }
    guard let byte = UInt8(exactly: number) else {
      throw Fault.message("byte must be in range(0, 256)", kind: .value)
    }
    return byte
  }

  /// The bytes of bytes, or of an iterable of numbers.
  static func bytes(of value: Value, _ interpreter: Interpreter) throws -> [UInt8] {
    if let bytes = value.bytes { return bytes }
    if value.asString != nil {
      throw Fault.message(
        "string argument without an encoding", help: "text.encode() gives bytes", kind: .type)
    }
    return try interpreter.elements(of: value).map { element in
      guard let number = element.asInt else {
        throw Fault.message("'\(element.typeName)' object cannot be interpreted as an integer", kind: .type)
      }
      guard let byte = UInt8(exactly: number) else {
        throw Fault.message("bytes must be in range(0, 256)", kind: .value)
      }
      return byte
    }
  }
}

extension Value {
  /// The bytes of a `bytes`, a `bytearray` or a view of one.
  package var bytes: [UInt8]? {
    switch self {
    case .object(let object): (object as? BytesValue)?.bytes ?? (try? (object as? MemoryView)?.bytes())
    case .instance(let instance): instance.content?.bytes ?? (instance.host as? BytesValue)?.bytes
    default: nil
    }
  }

  /// A `bytes` value.
  package static func bytes(_ bytes: [UInt8]) -> Value { .object(BytesValue(bytes)) }
}
