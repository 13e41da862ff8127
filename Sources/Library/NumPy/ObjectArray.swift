package import Evaluator
package import Language
import Tensors

/// A column of a table.
package protocol MixedColumn: Object {
  /// Its elements where they are not all numbers.
  var mixedElements: [Value]? { get }
}

/// An array of text, of bytes or of objects; arrays of numbers are tensors.
///
/// The elements stand in a storage that views share. Where each of them stands is said by an array of whole numbers,
/// `places`, which has this array's shape: whatever NumPy does with the axes of an array is done with that one.
package final class ObjectArray: Object, RowHolder {
  /// The memory of an array and its views.
  final class Storage {
    @exclusivity(unchecked) var elements: [Value]

    init(_ elements: [Value]) { self.elements = elements }
  }

  /// The type of the elements: text or bytes with the most characters that one may have, objects, or pandas's text.
  package enum Kind: Equatable {
    case text(Int), bytes(Int), object, pandas
  }

  let storage: Storage
  /// `nil` if the elements stand one after the other.
  private let given: Tensor?
  /// The lengths of the axes.
  package let shape: [Int]
  package let kind: Kind

  /// - Precondition: as many elements as the shape has.
  package init(_ elements: [Value], shape: [Int]? = nil, kind: Kind = .object) {
    storage = Storage(elements)
    given = nil
    self.shape = shape ?? [elements.count]
    self.kind = kind
  }

  /// An array of text.
  package convenience init(texts: [String], shape: [Int]? = nil) {
    let width = texts.reduce(1) { max($0, $1.unicodeScalars.count) }
    self.init(texts.map { .string($0) }, shape: shape, kind: .text(width))
  }

  /// An array of elements of a storage.
  init(_ storage: Storage, at places: Tensor, kind: Kind) {
    self.storage = storage
    given = places
    shape = places.shape.dimensions
    self.kind = kind
  }

  package var classObject: ClassObject { Self.type }

  package var tensorHelp: String? {
    "this array holds \(kind == .object ? "objects: a.astype(float) makes numbers of them" : "text: turn classes into numbers first, as LabelEncoder does")"
  }

  /// Where the elements stand in the storage.
  var places: Tensor {
    get throws {
      try given ?? Tensor.arange(0, .int(Int64(storage.elements.count))).reshaped(to: Shape(shape))
    }
  }

  /// How many elements there are.
  package var count: Int { shape.reduce(1, *) }

  /// The elements in C order, as Python's values.
  package var elements: [Value] {
    guard let given, let places = try? given.elements(Int64.self) else { return storage.elements }
    return places.map { storage.elements[Int($0)] }
  }

  package var rowCount: Int { shape.first ?? 0 }

  package func taking(rows: [Int]) throws -> Value {
    .object(try copied(places.taking(Rows.tensor(of: rows), axis: 0)))
  }

  /// An array of its own of the elements at these places.
  func copied(_ places: Tensor) throws -> ObjectArray {
    let chosen = try places.elements(Int64.self).map { storage.elements[Int($0)] }
    return ObjectArray(chosen, shape: places.shape.dimensions, kind: kind)
  }

  /// The same elements as a kind that holds them as they are.
  func labelled(_ kind: Kind) -> ObjectArray {
    if let given { return ObjectArray(storage, at: given, kind: kind) }
    return ObjectArray(storage.elements, shape: shape, kind: kind)
  }

  // MARK: - Elements

  package func length(_ interpreter: Interpreter) throws -> Int? {
    guard let first = shape.first else { throw Fault.message("len() of unsized object", kind: .type) }
    return first
  }

  package func truth(_ interpreter: Interpreter) throws -> Bool {
    guard count == 1 else { throw Fault.ambiguousTruth(shape: Shape(shape).description) }
    return try interpreter.truth(elements[0])
  }

  package var isIterable: Bool { !shape.isEmpty }

  package func iterator(_ interpreter: Interpreter) throws -> ValueIterator? {
    let base = try places
    var row = 0
    return ClosureIterator("iterator") { [self] interpreter in
      guard row < shape[0] else { return nil }
      defer { row += 1 }
      return try value(of: interpreter.tensorItem(base, .int(row)), among: base, interpreter)
    }
  }

  package func contains(_ value: Value, _ interpreter: Interpreter) throws -> Bool? {
    try elements.contains { try interpreter.equal($0, value) }
  }

  /// An element as programs see it: text and bytes of NumPy's own types.
  func seen(_ element: Value, _ interpreter: Interpreter) throws -> Value {
    switch kind {
    case .text: try NamedDType.scalar("str_", element, interpreter)
    case .bytes: try NamedDType.scalar("bytes_", element, interpreter)
    case .object, .pandas: element
    }
  }

  /// What an index or a function has chosen of the places: an element, a view, or an array of its own.
  func value(of chosen: Value, among base: Tensor, _ interpreter: Interpreter) throws -> Value {
    guard case .tensor(let tensor) = chosen else { return chosen }
    if tensor.isNumber, let place = chosen.asInt { return try seen(storage.elements[place], interpreter) }
    if tensor.sharesStorage(with: base) { return .object(ObjectArray(storage, at: tensor, kind: kind)) }
    return .object(try copied(tensor))
  }

  package func item(_ key: Value, _ interpreter: Interpreter) throws -> Value {
    let base = try places
    return try value(of: interpreter.tensorItem(base, key), among: base, interpreter)
  }

  package func setItem(_ key: Value, to new: Value, _ interpreter: Interpreter) throws {
    let base = try places
    guard case .tensor(let chosen) = try interpreter.tensorItem(base, key) else { return }
    if chosen.isNumber, let place = Value.tensor(chosen).asInt {
      storage.elements[place] = try fitted(new, interpreter)
    } else {
      try assign(new, at: chosen, interpreter)
    }
  }

  /// Gives the elements at these places those of a value, broadcast.
  func assign(_ new: Value, at chosen: Tensor, _ interpreter: Interpreter) throws {
    let source = try Self.made(of: new, as: kind.flexible, interpreter)
    guard Shape(source.shape).broadcast(with: chosen.shape) == chosen.shape else {
      throw Fault.message(
        "could not broadcast input array from shape \(Shape(source.shape)) into shape \(chosen.shape)",
        kind: .value)
    }
    let from = try source.places.broadcast(to: chosen.shape).elements(Int64.self)
    let values = try from.map { try fitted(source.storage.elements[Int($0)], interpreter) }
    for (place, value) in zip(try chosen.elements(Int64.self), values) {
      storage.elements[Int(place)] = value
    }
  }

  /// A value as an element: text and bytes are cut to the width.
  func fitted(_ value: Value, _ interpreter: Interpreter) throws -> Value {
    try kind.fitted(value, interpreter)
  }

  // MARK: - Operators

  package func compare(_ comparison: ComparisonOperator, _ other: Value, _ interpreter: Interpreter) throws
    -> Value?
  {
    guard let operation = comparison.elementwise else { return nil }
    let isEquality = comparison == .equal || comparison == .notEqual
    let right = try Self.made(of: other, as: nil, interpreter)
    if kind != .object, !isEquality, !(right.kind.isText || Self.holdsObjects(other)) {
      throw UniversalFunction.noLoop(
        operation.name, [kind.representation, try interpreter.tensor(from: other).dtype.quoted])
    }
    let flags = try paired(right, operation: operation.name) { a, b in
      try interpreter.truth(interpreter.compare(comparison, a, b))
    }
    return .array(try Tensor(shape: flags.shape, elements: flags.values))
  }

  package func binary(
    _ operation: BinaryOperator, _ other: Value, isReversed: Bool, _ interpreter: Interpreter
  ) throws -> Value? {
    guard operation != .matrixMultiply else { return nil }
    let right = try Self.made(of: other, as: nil, interpreter)
    // An array of numbers made one of objects decides nothing.
    let isObject = kind == .object || right.kind == .object && Self.holdsObjects(other)
    guard isObject || operation == .add && kind.isText && right.kind.isText else {
      let other =
        right.kind == .object ? try interpreter.tensor(from: other).dtype.quoted : right.kind.representation
      let types = isReversed ? [other, kind.representation] : [kind.representation, other]
      throw UniversalFunction.noLoop(operation.elementwiseName, types)
    }
    let results = try paired(right, operation: operation.elementwiseName) { a, b in
      try isReversed ? interpreter.binary(operation, b, a) : interpreter.binary(operation, a, b)
    }
    return .object(
      ObjectArray(
        results.values, shape: results.shape.dimensions, kind: isObject ? .object : kind.appended(right.kind))
    )
  }

  package func augmented(_ operation: BinaryOperator, _ other: Value, _ interpreter: Interpreter) throws
    -> Value?
  {
    guard let result = try binary(operation, other, isReversed: false, interpreter) else { return nil }
    try assign(result, at: places, interpreter)
    return .object(self)
  }

  package func unary(_ operation: UnaryOperator, _ interpreter: Interpreter) throws -> Value? {
    guard kind == .object, operation != .not else { return nil }
    return .object(
      ObjectArray(try elements.map { try interpreter.unary(operation, $0) }, shape: shape))
  }

  package func absolute(_ interpreter: Interpreter) throws -> Value? {
    guard kind == .object else { return nil }
    return .object(
      ObjectArray(try elements.map { try interpreter.callBuiltin("abs", [$0]) }, shape: shape))
  }

  package func hash(_ interpreter: Interpreter) throws -> Int? {
    throw Fault.unhashable(type: "numpy.ndarray")
  }

  /// The results of a function of the elements of two arrays, broadcast.
  private func paired<Result>(
    _ other: ObjectArray, operation: String, _ function: (Value, Value) throws -> Result
  ) throws -> (values: [Result], shape: Shape) {
    guard let common = Shape(shape).broadcast(with: Shape(other.shape)) else {
      throw TensorError.cannotBroadcast(Shape(shape), Shape(other.shape), operation: operation)
    }
    let left = try places.broadcast(to: common).elements(Int64.self)
    let right = try other.places.broadcast(to: common).elements(Int64.self)
    let values = try zip(left, right).map {
      try function(storage.elements[Int($0)], other.storage.elements[Int($1)])
    }
    return (values, common)
  }
}

extension BinaryOperator {
  /// The name of NumPy's function.
  fileprivate var elementwiseName: String {
    switch self {
    case .add: "add"
    case .subtract: "subtract"
    case .multiply: "multiply"
    case .divide: "divide"
    case .floorDivide: "floor_divide"
    case .modulo: "remainder"
    case .power: "power"
    case .bitAnd: "bitwise_and"
    case .bitOr: "bitwise_or"
    case .bitXor: "bitwise_xor"
    case .shiftLeft: "left_shift"
    case .shiftRight: "right_shift"
    case .matrixMultiply: "matmul"
    }
  }
}

extension DType {
  /// As `repr` shows it.
  fileprivate var quoted: String { "dtype('\(name)')" }
}

/// What elementwise functions say of elements that they do not take.
enum UniversalFunction {
  static func noLoop(_ name: String, _ types: [String]) -> Fault {
    .tensor(.noLoop(operation: name, types: types))
  }
}

extension String {
  /// Without white space at both ends.
  package var trimmingSpaces: String {
    var part = self[...]
    while let first = part.first, first.isWhitespace { part.removeFirst() }
    while let last = part.last, last.isWhitespace { part.removeLast() }
    return String(part)
  }
}
