package import Tensors

/// Any value of the language.
///
/// Numbers, strings and `None` are stored inline; everything mutable is a class, so that two names for one list
/// share it. A host object (a layer, a model, a history) is any class that conforms to `Object`.
///
///     let pair: Value = [3, 3]             // a tuple
///     let name: Value = "conv2d"
///     Value.list(ListValue([1, 2]))
package enum Value {
  case none
  case ellipsis
  /// Returned by an operator method that does not support its operands.
  case notImplemented
  case bool(Bool)
  case int(Int)
  case float(Double)
  indirect case string(String)
  case list(ListValue)
  case tuple(TupleValue)
  case dict(DictValue)
  case set(SetValue)
  case range(RangeValue)
  case slice(SliceValue)
  case tensor(Tensor)
  case iterator(ValueIterator)
  case function(Function)
  case builtin(Builtin)
  case boundMethod(BoundMethod)
  case namespace(Namespace)
  case type(ClassObject)
  case instance(Instance)
  indirect case object(any Object)
}

extension Value {
  /// A list of these elements.
  package static func list(of elements: [Value]) -> Value { .list(ListValue(elements)) }

  /// A tuple of these elements.
  package static func tuple(of elements: [Value]) -> Value { .tuple(TupleValue(elements)) }

  /// A tuple of whole numbers, as shapes are.
  package static func tuple(ofInts elements: [Int]) -> Value { .tuple(TupleValue(elements.map(Value.int))) }

  /// Whether this is `None`.
  package var isNone: Bool {
    if case .none = self { return true }
    return false
  }

  /// The name of the value's type in messages: `int`, `str`, `Conv2D`.
  package var typeName: String {
    switch self {
    case .object(let object): object.typeName
    case .builtin: "function"
    default: classObject.nameInMessages
    }
  }

  /// The class of the value: what `type(value)` gives.
  package var classObject: ClassObject {
    switch self {
    case .none: BuiltinTypes.none
    case .ellipsis: BuiltinTypes.ellipsis
    case .notImplemented: BuiltinTypes.notImplemented
    case .bool: BuiltinTypes.bool
    case .int: BuiltinTypes.int
    case .float: BuiltinTypes.float
    case .string: BuiltinTypes.string
    case .list(let list): list.instance?.classObject ?? BuiltinTypes.list
    case .tuple(let tuple): tuple.instance?.classObject ?? BuiltinTypes.tuple
    case .dict(let dict): dict.instance?.classObject ?? BuiltinTypes.dict
    case .set(let set):
      set.instance?.classObject ?? (set.isFrozen ? BuiltinTypes.frozenset : BuiltinTypes.set)
    case .range: BuiltinTypes.range
    case .slice: BuiltinTypes.slice
    case .tensor(let tensor): TensorTypes.type(of: tensor)
    case .iterator(let iterator): iterator.classObject
    case .function: BuiltinTypes.function
    case .builtin: BuiltinTypes.builtin
    case .boundMethod: BuiltinTypes.boundMethod
    case .namespace: BuiltinTypes.module
    case .type(let cls): cls.metaclass ?? BuiltinTypes.type
    case .instance(let instance): instance.classObject
    case .object(let object): object.classObject
    }
  }

  /// The class and the attributes of an object of a user-defined class; `nil` for other values.
  package var instance: Instance? {
    switch self {
    case .instance(let instance): instance
    case .list(let list): list.instance
    case .tuple(let tuple): tuple.instance
    case .dict(let dict): dict.instance
    case .set(let set): set.instance
    default: nil
    }
  }

  /// The user-defined class whose special methods decide what operators do with the value.
  var customClass: ClassObject? {
    switch self {
    case .instance(let instance): instance.classObject
    case .list(let list): list.instance?.classObject
    case .tuple(let tuple): tuple.instance?.classObject
    case .dict(let dict): dict.instance?.classObject
    case .set(let set): set.instance?.classObject
    case .type(let cls): cls.metaclass
    default: nil
    }
  }

  /// Whether special methods of a user-defined class may decide what operators do with the value.
  var isCustom: Bool { customClass != nil }

  /// The number or text that an instance of a class derived from `int`, `float`, `str` or `bytes` is.
  package var content: Value? {
    if case .instance(let instance) = self { instance.content } else { nil }
  }

  /// Whether both are the same object: Python's `is`.
  func isIdentical(to other: Value) -> Bool {
    switch (self, other) {
    case (.none, .none), (.ellipsis, .ellipsis), (.notImplemented, .notImplemented): true
    case (.bool(let a), .bool(let b)): a == b
    case (.int(let a), .int(let b)): a == b
    case (.float(let a), .float(let b)): a.bitPattern == b.bitPattern
    case (.string(let a), .string(let b)): a.isEqual(b)
    case (.tensor(let a), .tensor(let b)): a.isSameView(as: b)
    default:
      if let a = identity, let b = other.identity { a == b } else { false }
    }
  }

  /// The identity of the class instance in the value, if there is one.
  package var identity: ObjectIdentifier? {
    switch self {
    case .list(let value): ObjectIdentifier(value)
    case .tuple(let value): ObjectIdentifier(value)
    case .dict(let value): ObjectIdentifier(value)
    case .set(let value): ObjectIdentifier(value)
    case .range(let value): ObjectIdentifier(value)
    case .slice(let value): ObjectIdentifier(value)
    case .iterator(let value): ObjectIdentifier(value)
    case .function(let value): ObjectIdentifier(value)
    case .builtin(let value): ObjectIdentifier(value)
    case .boundMethod(let value): ObjectIdentifier(value)
    case .namespace(let value): ObjectIdentifier(value)
    case .type(let value): ObjectIdentifier(value)
    case .instance(let value): ObjectIdentifier(value)
    case .object(let value): ObjectIdentifier(value)
    case .none, .ellipsis, .notImplemented, .bool, .int, .float, .string, .tensor: nil
    }
  }
}

// MARK: - Literals

extension Value: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByStringLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral
{
  package init(integerLiteral value: Int) { self = .int(value) }
  package init(floatLiteral value: Double) { self = .float(value) }
  package init(stringLiteral value: String) { self = .string(value) }
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  /// An array literal is a tuple, as in Keras's defaults.
  package init(arrayLiteral elements: Value...) { self = .tuple(TupleValue(elements)) }
}
