package import Evaluator
package import Tensors

/// Arrays of text and objects from lists, as `np.array` makes them.
extension ObjectArray {
  /// An array of the elements of a value.
  ///
  /// - `value`: an array, a list of lists, a column, or a single element.
  /// - `kind`: the type that is asked for; `nil` for what the elements need.
  /// - Throws: `ValueError` for lists of different lengths, unless they are to be objects.
  package static func made(of value: Value, as kind: Kind?, _ interpreter: Interpreter) throws -> ObjectArray
  {
    if let array = value.host(as: ObjectArray.self), kind == nil || kind == array.kind {
      return array.kind == .pandas ? array.labelled(.object) : array
    }
    let found = try Found(value, isForObjects: kind == .object, interpreter)
    let wanted = kind ?? found.kind ?? .object
    return try ObjectArray(
      found.elements.map { try wanted.fitted($0, interpreter) }, shape: found.shape,
      kind: wanted.fixed(for: found, interpreter))
  }

  /// An array of text or objects, if the elements of a value are not all numbers; `nil` for numbers.
  package static func texts(_ value: Value, _ interpreter: Interpreter) throws -> ObjectArray? {
    guard holdsObjects(value) else { return nil }
    if let array = value.host(as: ObjectArray.self) {
      return array.kind == .pandas ? array.labelled(.object) : array
    }
    if let column = value.host(as: (any MixedColumn).self) {
      return column.mixedElements.map { ObjectArray($0) }
    }
    let found = try Found(value, isForObjects: false, interpreter)
    guard let kind = found.kind else { return nil }
    return try ObjectArray(
      found.elements.map { try kind.fitted($0, interpreter) }, shape: found.shape,
      kind: kind.fixed(for: found, interpreter))
  }

  /// Whether a value is, or a list has, something that no array of numbers holds.
  static func holdsObjects(_ value: Value) -> Bool {
    switch value {
    case .int, .float, .bool, .tensor, .range: return false
    case .string, .none, .dict, .set, .function, .builtin, .boundMethod, .type, .namespace, .ellipsis,
      .notImplemented, .slice, .iterator:
      return true
    case .instance(let instance):
      return value.asDouble == nil && (instance.host == nil || instance.content != nil)
    case .list(let list): return list.elements.contains(where: holdsObjects)
    case .tuple(let tuple): return tuple.elements.contains(where: holdsObjects)
    case .object(let object):
      if object is ObjectArray { return true }
      if let column = object as? any MixedColumn { return column.mixedElements != nil }
      if let held = object as? any SequenceHolder { return held.heldElements.contains(where: holdsObjects) }
      return value.bytes != nil || value.isLargeInt && value.scalar == nil
    }
  }

  /// Whether a value is an array of objects, or a list that becomes one.
  static func isArrayOfObjects(_ value: Value) -> Bool {
    switch value {
    case .list, .tuple, .object: holdsObjects(value)
    default: false
    }
  }

  /// The shape of nested lists, and their elements.
  fileprivate struct Found {
    var shape: [Int] = []
    var elements: [Value] = []
    /// What the elements need; `nil` if they are numbers, or if there are none.
    var kind: Kind?

    init(_ value: Value, isForObjects: Bool, _ interpreter: Interpreter) throws {
      var depth = 0
      if let shape = Self.shape(of: value, &depth) {
        self.shape = shape
      } else if isForObjects {
        shape = Self.common(value)
      } else {
        let known = Self.common(value)
        throw Fault.message(
          "setting an array element with a sequence. The requested array has an inhomogeneous shape after "
            + "\(known.count) dimensions. The detected shape was \(Shape(known)) + inhomogeneous part.",
          help: "for an array of lists: dtype=object", kind: .value)
      }
      try EvaluationLimits.check(
        elements: shape.reduce(1) { $0.multipliedReportingOverflow(by: $1).partialValue }, of: "list")
      try collect(value, shape.count, interpreter)
      for element in elements {
        guard let own = Self.kind(of: element) else { continue }
        kind = kind.map { $0.joined(with: own) } ?? own
      }
      if case .text? = kind {
        // Numbers beside text become text.
        let width = try elements.reduce(kind?.width ?? 1) { max($0, try Self.width(of: $1, interpreter)) }
        kind = .text(max(1, width))
      }
    }

    /// The parts of a value that is a list or an array; `nil` for an element.
    private static func parts(_ value: Value) -> [Value]? {
      switch value {
      case .list(let list): return list.elements
      case .tuple(let tuple): return tuple.elements
      case .range(let range): return (0..<range.count).map { .int(range[$0]) }
      case .object(let object):
        if let column = object as? any MixedColumn { return column.mixedElements }
        return (object as? any SequenceHolder)?.heldElements
      default: return nil
      }
    }

    /// The shape of nested lists of equal lengths; `nil` if the lengths differ.
    private static func shape(of value: Value, _ depth: inout Int) -> [Int]? {
      if let array = value.host(as: ObjectArray.self) { return array.shape }
      if let tensor = value.heldTensor { return tensor.shape.dimensions }
      guard let parts = parts(value), depth < Shape.maximumRank else { return [] }
      depth += 1
      defer { depth -= 1 }
      guard let first = parts.first else { return [0] }
      guard let inner = shape(of: first, &depth) else { return nil }
      for part in parts.dropFirst() where shape(of: part, &depth) != inner { return nil }
      return [parts.count] + inner
    }

    /// The lengths that nested lists have in common.
    private static func common(_ value: Value) -> [Int] {
      var shape: [Int] = []
      var level = [value]
      while shape.count < Shape.maximumRank {
        var next: [Value] = []
        var length: Int?
        for value in level {
          guard let parts = parts(value), length == nil || parts.count == length else { return shape }
          length = parts.count
          next += parts
        }
        guard let length else { return shape }
        shape.append(length)
        level = next
      }
      return shape
    }

    private mutating func collect(_ value: Value, _ depth: Int, _ interpreter: Interpreter) throws {
      if let array = value.host(as: ObjectArray.self), array.shape.count == depth {
        elements += array.elements
      } else if let tensor = value.heldTensor, tensor.rank == depth {
        elements += tensor.scalars().map { Value($0) }
      } else if depth > 0 {
        for part in try Self.parts(value) ?? interpreter.elements(of: value) {
          try collect(part, depth - 1, interpreter)
        }
      } else {
        elements.append(value)
      }
    }

    private static func kind(of element: Value) -> Kind? {
      if let text = element.asString { return .text(text.unicodeScalars.count) }
      if let bytes = element.bytes { return .bytes(max(1, bytes.count)) }
      return element.scalar == nil ? .object : nil
    }

    /// The characters that NumPy leaves for an element of its type.
    private static func width(of element: Value, _ interpreter: Interpreter) throws -> Int {
      switch element.scalar {
      case .int, .large: 21
      case .float: 32
      case .bool: 5
      case nil: try element.asString?.unicodeScalars.count ?? interpreter.text(element).unicodeScalars.count
      }
    }
  }
}

extension ObjectArray.Kind {
  /// The kind with the width that the elements need, if it has none.
  fileprivate func fixed(for found: ObjectArray.Found, _ interpreter: Interpreter) throws -> ObjectArray.Kind
  {
    switch self {
    case .text(0):
      .text(
        try found.elements.reduce(1) {
          max($0, try fitted($1, interpreter).asString?.unicodeScalars.count ?? 0)
        })
    case .bytes(0):
      .bytes(try found.elements.reduce(1) { max($0, try fitted($1, interpreter).bytes?.count ?? 0) })
    default: self
    }
  }
}

/// `np.array`, `np.zeros` and their kin of types that are not numbers, and conversions into them.
extension ObjectArray {
  /// The numbers of an array as text, bytes or objects; `nil` if the type is another.
  package static func array(of tensor: Tensor, as type: Value, _ interpreter: Interpreter) throws -> Value? {
    guard let kind = Kind.named(type) else { return nil }
    let width: Int =
      switch tensor.dtype.kind {
      case .bool: 5
      case .floating: 32
      case .signed, .unsigned: [1: 4, 2: 6, 4: 11][tensor.dtype.byteCount] ?? 21
      }
    let wanted: Kind =
      switch kind {
      case .text(0): .text(width)
      case .bytes(0): .bytes(width)
      default: kind
      }
    let elements = try tensor.scalars().map { scalar -> Value in
      // float32 is shown with its own digits.
      let value = Value(scalar)
      guard kind != .object, tensor.dtype.isFloating, tensor.dtype != .float64 else {
        return try wanted.fitted(value, interpreter)
      }
      return try wanted.fitted(
        .string(interpreter.text(.tensor(Tensor(scalar).convert(to: tensor.dtype)))), interpreter)
    }
    let array = ObjectArray(elements, shape: tensor.shape.dimensions, kind: wanted)
    if tensor.isNumber, kind != .object { return try array.seen(elements[0], interpreter) }
    return .object(array)
  }

  /// An array of one value, or of an array broadcast to a shape.
  static func filled(_ shape: [Int], with value: Value, as kind: Kind?, _ interpreter: Interpreter) throws
    -> Value
  {
    let shape = Shape(shape)
    let count = try shape.checkedElementCount()
    try EvaluationLimits.check(elements: count, of: "list")
    let isSingle =
      kind == .object && value.host(as: ObjectArray.self) == nil && value.elementsOfSequence == nil
    let source = isSingle ? ObjectArray([value], shape: []) : try made(of: value, as: kind, interpreter)
    let result = ObjectArray(
      Array(repeating: .none, count: count), shape: shape.dimensions, kind: source.kind)
    try result.assign(.object(source), at: result.places, interpreter)
    return .object(result)
  }
}
