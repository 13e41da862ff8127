package import Evaluator
package import Tensors

/// Something whose rows can be chosen: a data frame, a series, an array of text.
package protocol RowHolder: Object {
  var rowCount: Int { get }
  /// - Precondition: the rows are there.
  func taking(rows: [Int]) throws -> Value
}

/// Rows of lists, arrays and data frames, by their places.
package enum Rows {
  /// The number of rows; `nil` of what has none.
  package static func count(of value: Value) -> Int? {
    switch value {
    case .list(let list): list.elements.count
    case .tuple(let tuple): tuple.elements.count
    case .range(let range): range.count
    case .tensor(let tensor): tensor.rank > 0 ? tensor.shape[0] : nil
    case .object(let object): (object as? any RowHolder)?.rowCount
    default: nil
    }
  }

  /// - Precondition: the rows are there.
  package static func taking(_ places: [Int], of value: Value) throws -> Value {
    switch value {
    case .list(let list): return .list(of: places.map { list.elements[$0] })
    case .tuple(let tuple): return .list(of: places.map { tuple.elements[$0] })
    case .range(let range): return .list(of: places.map { .int(range[$0]) })
    case .tensor(let tensor): return .tensor(try tensor.taking(Rows.tensor(of: places), axis: 0))
    case .object(let object as any RowHolder): return try object.taking(rows: places)
    default: throw Fault.notIndexable(type: value.typeName)
    }
  }

  /// Whole numbers as an array.
  package static func tensor(of places: [Int]) throws -> Tensor {
    try Tensor(shape: [places.count], elements: places.map { Int64($0) })
  }

  /// The places that an index chooses: a number, a slice, a list or an array of numbers or of truth values.
  package static func chosen(by key: Value, of count: Int, _ interpreter: Interpreter) throws -> (
    places: [Int], isSingle: Bool
  ) {
    let all = Value.tensor(try Tensor.arange(0, .int(Int64(count))))
    var key = key
    if case .object(let object) = key, let held = object as? any TensorHolder {
      key = .tensor(try held.heldTensor)
    }
    let result = try interpreter.item(key, of: all)
    if let place = result.asInt, case .tensor(let tensor) = result, tensor.rank == 0 {
      return ([place], true)
    }
    guard let places = result.asInts else {
      throw Fault.wrongIndexType(
        type: "an array of one axis", expected: "int, slice, or a list or array of ints or bools",
        found: key.typeName)
    }
    return (places, false)
  }
}
