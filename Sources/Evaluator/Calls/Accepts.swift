/// What a parameter accepts. `None` is also accepted if it is the default.
package indirect enum Accepts: Equatable, Sendable {
  case any
  /// A whole number; also a NumPy integer, and `True` as 1.
  case int
  /// A number.
  case float
  case bool
  case string
  /// The path of a file: a string, or an object with `__fspath__` such as `pathlib.Path`.
  case path
  /// One of these strings.
  case choice([String])
  case list
  case tuple
  case dict
  /// A callable.
  case callable
  /// An iterable.
  case iterable
  /// A tensor, or numbers and nested lists of them that can be converted to one.
  case tensor
  /// One whole number, or a tuple or list of `count`.
  case ints(count: Int)
  /// A tuple or list of whole numbers, or one whole number; `None` among them where `allowsNone`.
  case shape(allowsNone: Bool)
  /// An element type, or its name.
  case dtype
  /// A host object or class, converted by the builtin; the name is for messages, as in "a layer".
  case object(String)
  /// Any of these.
  case either([Accepts])

  /// One whole number, or a pair: a kernel's height and width.
  package static let intOrPair = Accepts.ints(count: 2)
  /// One of these strings.
  package static func choice(_ names: String...) -> Accepts { .choice(names) }

  /// The expectation as text, for messages.
  var expectation: String {
    switch self {
    case .any: "any value"
    case .int: "int"
    case .float: "float"
    case .bool: "bool"
    case .string: "str"
    case .path: "str or path"
    case .choice(let names): "one of " + names.map { "'\($0)'" }.joined(separator: ", ")
    case .list: "list or tuple"
    case .tuple: "tuple"
    case .dict: "dict"
    case .callable: "a function"
    case .iterable: "something to loop over"
    case .tensor: "tensor"
    case .ints(let count): "int or tuple of \(count) ints"
    case .shape(let allowsNone): allowsNone ? "tuple of ints or None" : "tuple of ints"
    case .dtype: "dtype"
    case .object(let name): name
    case .either(let options): options.map(\.expectation).joined(separator: " or ")
    }
  }

  /// The strings that are named.
  var choices: [String] {
    switch self {
    case .choice(let names): names
    case .either(let options): options.flatMap(\.choices)
    default: []
    }
  }

  /// Whether the value is of an accepted kind. Finer rules (a range, a length) are checked by the builtin.
  func takes(_ value: Value) -> Bool {
    switch self {
    case .any, .object: true
    case .int: value.asInt != nil
    case .float: value.asDouble != nil
    case .bool:
      switch value {
      case .bool, .int: true
      case .tensor, .object: value.heldTensor?.rank == 0
      default: false
      }
    case .string, .choice: value.asString != nil
    case .path: value.isPathLike
    case .list:
      switch value {
      case .list, .tuple: true
      case .object: value.elementsOfSequence != nil
      default: false
      }
    case .tuple:
      switch value {
      case .tuple: true
      case .object: value.elementsOfSequence != nil
      default: false
      }
    case .dict:
      if case .dict = value { true } else { false }
    case .callable: value.isCallable
    case .iterable: value.isIterable
    case .tensor:
      switch value {
      case .tensor, .int, .float, .bool, .list, .tuple, .range, .object: true
      default: false
      }
    case .ints(let count):
      if value.asInt != nil { true } else { value.asInts.map { $0.count == count } ?? false }
    case .shape(let allowsNone):
      if value.asInt != nil {
        true
      } else if let tensor = value.heldTensor {
        tensor.rank == 1
      } else {
        value.elementsOfSequence?.allSatisfy { $0.asInt != nil || (allowsNone && $0.isNone) } ?? false
      }
    case .dtype:
      switch value {
      case .string, .type, .object, .builtin: true
      default: false
      }
    case .either(let options): options.contains { $0.takes(value) }
    }
  }
}

extension Value {
  /// The value as a whole number: an int, a bool, a NumPy integer.
  package var asInt: Int? {
    switch self {
    case .int(let number): return number
    case .bool(let flag): return flag ? 1 : 0
    case .tensor, .object:
      guard let tensor = heldTensor, tensor.rank == 0 else { return nil }
      switch try? tensor.item() {
      case .int(let number): return Int(number)
      case .bool(let flag): return flag ? 1 : 0
      default: return nil
      }
    case .instance(let instance): return instance.content?.asInt
    default: return nil
    }
  }

  /// The value as a number.
  package var asDouble: Double? {
    switch self {
    case .float(let number): number
    case .int(let number): Double(number)
    case .bool(let flag): flag ? 1 : 0
    case .instance(let instance): instance.content?.asDouble
    case .object(let object as LargeInt): try? LargeInt.double(object.number)
    case .tensor, .object: heldTensor.flatMap { $0.rank == 0 ? try? $0.item().doubleValue : nil }
    default: nil
    }
  }

  /// The text of a string.
  package var asString: String? {
    switch self {
    case .string(let text): text
    case .instance(let instance): instance.content?.asString
    default: nil
    }
  }

  /// Whether it can be the path of a file: text, or an object with `__fspath__`.
  package var isPathLike: Bool {
    asString != nil || customClass?.lookup("__fspath__") != nil || host(as: BytesValue.self) != nil
  }

  /// The elements of a list or a tuple.
  package var elementsOfSequence: [Value]? {
    switch self {
    case .list(let list): list.elements
    case .tuple(let tuple): tuple.elements
    case .object(let object): (object as? any SequenceHolder)?.heldElements
    default: nil
    }
  }

  /// The whole numbers of a list, a tuple or a tensor of rank 1.
  package var asInts: [Int]? {
    if let tensor = heldTensor, tensor.rank == 1, !tensor.dtype.isFloating {
      return (try? tensor.elements(Int64.self))?.map { Int($0) }
    }
    guard let elements = elementsOfSequence else { return nil }
    var numbers: [Int] = []
    for element in elements {
      guard let number = element.asInt else { return nil }
      numbers.append(number)
    }
    return numbers
  }

  /// Whether the value can be called.
  package var isCallable: Bool {
    switch self {
    case .function, .builtin, .boundMethod, .type: true
    case .instance(let instance):
      instance.classObject.lookup("__call__") != nil || (instance.host?.isCallable ?? false)
    case .object(let object): object.isCallable
    default: customClass?.lookup("__call__") != nil
    }
  }

  /// Whether the value is iterable.
  var isIterable: Bool {
    switch self {
    case .string, .list, .tuple, .dict, .set, .range, .iterator: true
    case .tensor(let tensor): tensor.rank > 0
    case .instance(let instance):
      instance.classObject.lookup("__iter__") != nil || instance.classObject.lookup("__getitem__") != nil
        || (instance.content?.isIterable ?? false)
        || (instance.host?.isIterable ?? false)
    case .object(let object): object.isIterable
    case .type(let cls): cls.metaclass?.lookup("__iter__") != nil
    default: false
    }
  }
}
