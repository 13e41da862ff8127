import BigInt

/// A value as a key of dicts and sets: `1`, `1.0` and `True` are the same key.
package struct HashKey: Hashable {
  fileprivate enum Form {
    case none
    case ellipsis
    case int(Int)
    case float(UInt64)
    case string(String)
    case bytes([UInt8])
    case large(BigInt)
    case tuple([HashKey])
    /// The members of a frozenset.
    case members(Set<HashKey>)
    indirect case range(Int, Int, Int)
    case identity(ObjectIdentifier)
    /// An instance whose class defines `__hash__` and `__eq__`.
    indirect case custom(hash: Int, Value, Interpreter)
  }

  fileprivate let form: Form

  package static func == (a: HashKey, b: HashKey) -> Bool {
    switch (a.form, b.form) {
    case (.none, .none), (.ellipsis, .ellipsis): return true
    case (.int(let x), .int(let y)): return x == y
    case (.float(let x), .float(let y)): return x == y
    case (.string(let x), .string(let y)): return x.isEqual(y)
    case (.bytes(let x), .bytes(let y)): return x == y
    case (.large(let x), .large(let y)): return x == y
    case (.tuple(let x), .tuple(let y)): return x == y
    case (.members(let x), .members(let y)): return x == y
    case (.range(let a0, let a1, let a2), .range(let b0, let b1, let b2)):
      return a0 == b0 && a1 == b1 && a2 == b2
    case (.identity(let x), .identity(let y)): return x == y
    // Equality of two of them is decided by the user-defined `__eq__`: see `matches`.
    case (.custom(_, let x, _), .custom(_, let y, _)): return x.isIdentical(to: y)
    default: return false
    }
  }

  package func hash(into hasher: inout Hasher) {
    switch form {
    case .none: hasher.combine(0 as UInt8)
    case .ellipsis: hasher.combine(1 as UInt8)
    case .int(let value): hasher.combine(value)
    case .float(let bits): hasher.combine(bits)
    case .string(var string): string.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    case .bytes(let bytes): hasher.combine(bytes)
    case .large(let number): hasher.combine(number)
    case .tuple(let keys): hasher.combine(keys)
    case .members(let keys): hasher.combine(keys)
    case .range(let start, let count, let step):
      hasher.combine(start)
      hasher.combine(count)
      hasher.combine(step)
    case .identity(let identifier): hasher.combine(identifier)
    case .custom(let hash, _, _): hasher.combine(hash)
    }
  }

  /// The hash in tables.
  @inline(__always)
  var quickHash: Int {
    switch form {
    case .int(let value): return Self.quickHash(of: value)
    case .string(let text): return Self.quickHash(of: text)
    default: return hashValue
    }
  }

  @inline(__always)
  static func quickHash(of number: Int) -> Int {
    Int(truncatingIfNeeded: QuickHash.mix(UInt64(bitPattern: Int64(number))))
  }

  @inline(__always)
  static func quickHash(of text: String) -> Int {
    let hash = text.utf8.withContiguousStorageIfAvailable { QuickHash.hash(UnsafeRawBufferPointer($0)) }
    return Int(truncatingIfNeeded: hash ?? QuickHash.hash(of: text))
  }

  /// Whether it is the key of a text.
  @inline(__always)
  func isText(_ text: String) -> Bool {
    if case .string(let own) = form { own.isEqual(text) } else { false }
  }

  /// Whether it is the key of a whole number.
  @inline(__always)
  func isNumber(_ number: Int) -> Bool {
    if case .int(let own) = form { own == number } else { false }
  }

  /// The key of an int or a string; `nil` for all others.
  init?(plain value: Value) {
    switch value {
    case .int(let number): form = .int(number)
    case .string(let string): form = .string(string)
    default: return nil
    }
  }

  init(string: String) { form = .string(string) }

  /// The text that is the key; `nil` for all others.
  var text: String? {
    if case .string(let text) = form { text } else { nil }
  }

  /// - Throws: `Fault.unhashable` for lists, dicts, sets and tensors, and what contains them.
  package init(_ value: Value, _ interpreter: Interpreter) throws {
    if let cls = value.customClass, let custom = try Self.custom(value, cls, interpreter) {
      form = custom
      return
    }
    switch value {
    case .int(let number): form = .int(number)
    case .string(let string): form = .string(string)
    case .bool(let flag): form = .int(flag ? 1 : 0)
    case .none: form = .none
    case .ellipsis: form = .ellipsis
    case .float(let number):
      if let whole = Int(exactly: number) { form = .int(whole) } else { form = .float(number.bitPattern) }
    case .tuple(let tuple):
      form = .tuple(try interpreter.nested { try tuple.elements.map { try HashKey($0, interpreter) } })
    case .set(let set) where set.isFrozen:
      form = .members(Set(set.members.entries.map(\.hashKey)))
    case .tensor(let tensor) where tensor.isNumber:
      self = try HashKey(interpreter.scalar(of: tensor), interpreter)
    case .range(let range):
      let one = range.count > 1 ? range.step : 0
      form = .range(range.count > 0 ? range.start : 0, range.count, one)
    case .instance(let instance):
      if let content = instance.content {
        self = try HashKey(content, interpreter)
      } else {
        form = .identity(ObjectIdentifier(instance))
      }
    case .object(let object):
      if let bytes = object as? BytesValue, !bytes.isMutable {
        form = .bytes(bytes.bytes)
      } else if let view = object as? MemoryView {
        form = .bytes(try view.hashedBytes())
      } else if let large = object as? LargeInt {
        // A float that is the same number is the same key.
        let float = try? LargeInt.double(large.number)
        form =
          float.map { BigInt($0) } == large.number ? .float((float ?? 0).bitPattern) : .large(large.number)
      } else if let hash = try object.hash(interpreter) {
        form = .custom(hash: hash, value, interpreter)
      } else {
        form = .identity(ObjectIdentifier(object))
      }
    default:
      guard value.isHashable, let identity = value.identity else {
        throw Fault.unhashable(type: value.typeName)
      }
      form = .identity(identity)
    }
  }

  /// The key of an object whose class says how it is compared.
  private static func custom(_ value: Value, _ cls: ClassObject, _ interpreter: Interpreter) throws -> Form? {
    if let hash = cls.special("__hash__"), !hash.isNone {
      let result = try interpreter.callSpecial("__hash__", on: value, []) ?? .none
      guard case .int(let number) = result else {
        throw Fault.wrongResult(method: "__hash__", expected: "int", found: result.typeName)
      }
      return .custom(hash: number, value, interpreter)
    }
    if case .none? = cls.special("__hash__") { throw Fault.unhashable(type: value.typeName) }
    if cls.special("__eq__") != nil { throw Fault.unhashable(type: value.typeName) }
    return nil
  }

  /// Whether equality depends on a user-defined `__eq__`.
  var isUserDefined: Bool {
    switch form {
    case .custom: true
    case .tuple(let keys): keys.contains(where: \.isUserDefined)
    case .members(let keys): keys.contains(where: \.isUserDefined)
    case .none, .ellipsis, .int, .float, .string, .bytes, .large, .range, .identity: false
    }
  }

  /// Whether two keys are equal, by the user-defined `__eq__` if there is one, which may do anything.
  func matches(_ other: HashKey) throws -> Bool {
    switch (form, other.form) {
    case (.custom(let h, let x, let interpreter), .custom(let k, let y, _)):
      return try x.isIdentical(to: y) || h == k && interpreter.equal(x, y)
    case (.tuple(let x), .tuple(let y)):
      return try x.count == y.count && zip(x, y).allSatisfy { try $0.matches($1) }
    case (.members(let x), .members(let y)):
      return try x.count == y.count && x.allSatisfy { one in try y.contains { try one.matches($0) } }
    default: return self == other
    }
  }

  /// The hash of a tuple: the elements' mixed by xxHash, as CPython does it.
  private static func hash(of keys: [HashKey]) -> Int {
    let (first, second, fifth) = (
      11_400_714_785_074_694_791 as UInt64, 14_029_467_366_897_019_727 as UInt64,
      2_870_177_450_012_600_261 as UInt64
    )
    var mixed = fifth
    for key in keys {
      mixed &+= UInt64(bitPattern: Int64(key.pythonHash)) &* second
      mixed = (mixed << 31 | mixed >> 33) &* first
    }
    mixed &+= UInt64(keys.count) ^ (fifth ^ 3_527_539)
    return mixed == .max ? 1_546_275_796 : Int(Int64(bitPattern: mixed))
  }

  /// CPython's hash, if it is the same in each of its runs: of numbers, and of tuples of them.
  var numberHash: Int? {
    switch form {
    case .int(let value): value.pythonHash
    case .float(let bits): Double(bitPattern: bits).isNaN ? nil : Double(bitPattern: bits).pythonHash
    case .large(let number): LargeInt.hash(of: number)
    case .tuple(let keys): keys.allSatisfy { $0.numberHash != nil } ? Self.hash(of: keys) : nil
    default: nil
    }
  }

  /// The result of `hash(value)`.
  var pythonHash: Int {
    switch form {
    case .int(let value): value.pythonHash
    case .float(let bits): Double(bitPattern: bits).pythonHash
    case .custom(let hash, _, _): hash
    case .large(let number): LargeInt.hash(of: number)
    case .tuple(let keys): Self.hash(of: keys)
    default: hashValue
    }
  }
}

extension Value {
  fileprivate var isHashable: Bool {
    switch self {
    case .list, .dict, .set, .tensor, .slice: false
    default: true
    }
  }
}
