import Evaluator
import Tensors

/// NumPy's functions, of arrays of text and objects too.
extension ObjectArray {
  /// Functions that move elements without looking at them: they are given the places of the elements.
  private static let moving: Set = [
    "reshape", "ravel", "transpose", "swapaxes", "moveaxis", "expand_dims", "squeeze", "broadcast_to",
    "atleast_1d",
    "atleast_2d", "concatenate", "concat", "stack", "vstack", "hstack", "column_stack", "dstack", "append",
    "split",
    "array_split", "tile", "repeat", "flip", "fliplr", "flipud", "rot90", "roll", "take", "copy", "shape",
    "ndim",
    "size", "meshgrid", "permutation", "choice", "permuted",
  ]

  /// Functions that look at elements, by what they are in `_numpy_objects`.
  private static let looking: [String: String] = {
    var functions: [String: String] = [:]
    for name in ["sum", "prod", "max", "min", "amax", "amin", "mean", "any", "all"] {
      functions[name] = "reduction"
    }
    for name in [
      "sort", "argsort", "unique", "argmax", "argmin", "cumsum", "cumprod", "nonzero", "count_nonzero",
      "flatnonzero", "argwhere", "searchsorted", "array_equal", "dot", "diag",
    ] { functions[name] = name }
    return functions
  }()

  /// The functions of a table, with those that take arrays of text and objects.
  static func extending(_ functions: [Builtin], isElementwise: Bool = false) -> [Builtin] {
    functions.map { function in
      if isElementwise { return function.instead(ofObjects: "elementwise") }
      if moving.contains(function.name) { return function.movingObjects() }
      return looking[function.name].map { function.instead(ofObjects: $0) } ?? function
    }
  }

  /// Arrays of which a function is given the places of the elements, in one storage.
  struct Places {
    private var storage = Storage([])
    private var kind: Kind?
    private var bases: [Tensor] = []

    /// The places of the elements of a value, or of each array of a list.
    mutating func add(_ value: Value, isSeveral: Bool, _ interpreter: Interpreter) throws -> Value {
      guard isSeveral else { return .array(try places(value, interpreter)) }
      return .list(
        of: try interpreter.elements(of: value).map { .array(try places($0, interpreter)) })
    }

    private mutating func places(_ value: Value, _ interpreter: Interpreter) throws -> Tensor {
      let array = try ObjectArray.made(of: value, as: nil, interpreter)
      var places = try array.places
      if storage.elements.isEmpty, kind == nil {
        storage = array.storage
      } else if storage !== array.storage {
        // Several arrays: their elements one after the other.
        let first = storage.elements.count
        places = try Tensor.arange(.int(Int64(first)), .int(Int64(first + array.count))).reshaped(
          to: Shape(array.shape))
        storage = Storage(storage.elements + array.elements)
      }
      kind = kind.map { $0.joined(with: array.kind) } ?? array.kind
      bases.append(places)
      return places
    }

    /// What the function has made of the places.
    func result(_ value: Value, _ interpreter: Interpreter) throws -> Value {
      switch value {
      case .list(let list): return .list(of: try list.elements.map { try result($0, interpreter) })
      case .tuple(let tuple): return .tuple(of: try tuple.elements.map { try result($0, interpreter) })
      case .tensor(let tensor):
        let array = ObjectArray(storage, at: tensor, kind: kind ?? .object)
        if tensor.isNumber, let place = value.asInt {
          return try array.seen(storage.elements[place], interpreter)
        }
        if bases.count == 1, tensor.sharesStorage(with: bases[0]) { return .object(array) }
        let copy = try array.copied(tensor)
        guard let kind, kind.isText else { return .object(copy) }
        return .object(
          ObjectArray(
            try copy.elements.map { try kind.fitted($0, interpreter) }, shape: copy.shape, kind: kind))
      default: return value
      }
    }
  }

  /// `np.where` of text and objects; `nil` for numbers.
  static func chosen(_ condition: Tensor, _ x: Value, _ y: Value, _ interpreter: Interpreter) throws -> Value?
  {
    guard holdsObjects(x) || holdsObjects(y) else { return nil }
    for (value, other) in [(x, y), (y, x)]
    where other.asString != nil || other.host(as: ObjectArray.self)?.kind.isText == true {
      if case .int = value { throw noCommonType("_PyLongDType", interpreter) }
      if case .float = value { throw noCommonType("_PyFloatDType", interpreter) }
    }
    var places = Places()
    let first = try places.add(x, isSeveral: false, interpreter)
    let second = try places.add(y, isSeveral: false, interpreter)
    guard case .tensor(let a) = first, case .tensor(let b) = second else { return nil }
    return try places.result(.array(Tensor.choose(condition, .tensor(a), .tensor(b))), interpreter)
  }

  private static func noCommonType(_ name: String, _ interpreter: Interpreter) -> Fault {
    let text =
      "The DType <class 'numpy.dtypes.\(name)'> could not be promoted by <class 'numpy.dtypes.StrDType'>. This means "
      + "that no common DType exists for the given inputs. For example they cannot be stored in a single array unless "
      + "the dtype is `object`. The full list of DTypes is: (<class 'numpy.dtypes.\(name)'>, <class 'numpy.dtypes.StrDType'>)"
    guard let cls = (try? interpreter.module("numpy.exceptions"))?["DTypePromotionError"]?.asClass else {
      return .message(text, help: "write the number as text", kind: .type)
    }
    return .raised(interpreter.makeException(of: cls, [.string(text)]))
  }
}

extension Builtin {
  /// The parameters that are arrays, and whether each is a list of several.
  private var arrays: [(name: String, isSeveral: Bool, isRest: Bool)] {
    signature.parameters.compactMap { parameter in
      let isRest = ["arys", "xi"].contains(parameter.name)
      if parameter.name == "arrays" || isRest { return (parameter.name, true, isRest) }
      let others: Set = ["indices", "out", "p", "initial", "where"]
      let named: Set = ["a1", "a2", "v", "ar", "x", "a"]
      guard parameter.accepts == .tensor || named.contains(parameter.name), !others.contains(parameter.name)
      else {
        return nil
      }
      return (parameter.name, false, false)
    }
  }

  /// The same function, which moves elements of any kind.
  fileprivate func movingObjects() -> Builtin {
    let arrays = arrays
    return alternative { call in
      if arrays.contains(where: { $0.name == "arrays" }) { try call.checkSequence("arrays") }
      guard arrays.contains(where: { ObjectArray.holdsObjects(call[$0.name]) }) else { return nil }
      var places = ObjectArray.Places()
      var changed: [String: Value] = [:]
      for array in arrays where call.isGiven(array.name) || array.isRest {
        changed[array.name] = try places.add(call[array.name], isSeveral: array.isSeveral, call.interpreter)
      }
      return try places.result(
        self.call(call.arguments(replacing: changed), call.interpreter), call.interpreter)
    }
  }

  /// The same function, which has one of `_numpy_objects` for elements that are not numbers.
  fileprivate func instead(ofObjects name: String) -> Builtin {
    let arrays = arrays
    return alternative { call in
      guard arrays.contains(where: { ObjectArray.isArrayOfObjects(call[$0.name]) }),
        let function = try call.interpreter.module("_numpy_objects")[name]
      else { return nil }
      var arguments = call.arguments(replacing: [:])
      if name == "elementwise" || name == "reduction" {
        arguments.positional.insert(.string(self.name), at: 0)
      }
      return try call.interpreter.call(function, arguments)
    }
  }
}
