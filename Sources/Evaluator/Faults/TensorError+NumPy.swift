import Tensors

extension TensorError {
  /// NumPy's message for `except … as error: print(error)`; `nil` where NumPy has none of its own.
  package var numPyMessage: String? {
    switch self {
    case .tooManyAxes(let rank):
      return "maximum supported dimension for an ndarray is currently \(Shape.maximumRank), found \(rank)"
    case .negativeDimension: return "negative dimensions are not allowed"
    case .raggedValues(let depth, let shape):
      return "setting an array element with a sequence. The requested array has an inhomogeneous shape after "
        + "\(depth) dimensions. The detected shape was \(shape) + inhomogeneous part."
    case .cannotReshape(let count, let shape):
      return "cannot reshape array of size \(count) into shape \(shape.compact)"
    case .severalUnknownDimensions: return "can only specify one unknown dimension"
    case .cannotBroadcast(let left, let right, _):
      return "operands could not be broadcast together with shapes \(left.compact) \(right.compact) "
    case .cannotBroadcastInto(let source, let target):
      return "could not broadcast input array from shape \(source.compact) into shape \(target.compact)"
    case .axisOutOfRange(let axis, let rank, let argument):
      return (argument.map { $0 + ": " } ?? "")
        + "axis \(axis) is out of bounds for array of dimension \(rank)"
    case .repeatedAxis: return "repeated axis"
    case .axesDoNotMatch: return "axes don't match array"
    case .cannotSqueeze: return "cannot select an axis to squeeze out which has size not equal to one"
    case .needsCopy:
      return
        "Incompatible shape for in-place modification. Use `.reshape()` to make a copy with the desired shape."
    case .nothingToJoin(let operation): return "need at least one array to \(operation)"
    case .rankMismatch(_, let first, let other, let index):
      return
        "all the input arrays must have same number of dimensions, but the array at index 0 has \(first) "
        + "dimension(s) and the array at index \(index) has \(other) dimension(s)"
    case .joinMismatch(let axis, let first, let other, let index):
      return "all the input array dimensions except for the concatenation axis must match exactly, but along "
        + "dimension \(axis), the array at index 0 has size \(first[axis]) and the array at index \(index) has size "
        + "\(other[axis])"
    case .stackMismatch: return "all input arrays must have the same shape"
    case .unequalSplit: return "array split does not result in an equal division"
    case .productMismatch("tensordot", _, _, _, _), .countsDoNotMatch("tensordot", _, _):
      return "shape-mismatch for sum"
    case .productMismatch(let operation, let left, let right, let leftSize, let rightSize):
      return operation == "dot"
        ? "shapes \(left.compact) and \(right.compact) not aligned: \(leftSize) (dim \(left.rank - 1)) != "
          + "\(rightSize) (dim \(max(right.rank - 2, 0)))"
        : "\(operation): Input operand 1 has a mismatch in its core dimension 0, with gufunc signature "
          + "(n?,k),(k,m?)->(n?,m?) (size \(rightSize) is different from \(leftSize))"
    case .productOfScalar(let operation):
      return
        "\(operation): Input operand 0 does not have enough dimensions (has 0, gufunc core with signature "
        + "(n?,k),(k,m?)->(n?,m?) requires 1)"
    case .tooManyIndices(let rank, let count):
      return "too many indices for array: array is \(rank)-dimensional, but \(count) were indexed"
    case .maskMismatch(let axis, let size, let maskSize):
      return
        "boolean index did not match indexed array along axis \(axis); size of axis is \(size) but size of "
        + "corresponding boolean axis is \(maskSize)"
    case .invalidArgument("conversion", "value", let found, _):
      if found.hasSuffix("nan") { return "cannot convert float NaN to integer" }
      return found.hasSuffix("inf")
        ? "cannot convert float infinity to integer" : "Python int too large to convert to C long"
    case .invalidArgument("arange", "step", "0", _): return "division by zero"
    case .indicesCannotBroadcast(let shapes):
      return "shape mismatch: indexing arrays could not be broadcast together with shapes "
        + shapes.map { $0.compact + " " }.joined()
    case .notAnIndex: return "arrays used as indices must be of integer (or boolean) type"
    case .notSupported("bincount", let dtype):
      return "Cannot cast array data from dtype('\(dtype)') to dtype('int64') according to the rule 'safe'"
    case .notSupported(let operation, _):
      return
        "ufunc '\(operation)' not supported for the input types, and the inputs could not be safely coerced to any "
        + "supported types according to the casting rule ''safe''"
    case .booleanSubtract:
      return
        "numpy boolean subtract, the `-` operator, is not supported, use the bitwise_xor, the `^` operator, or "
        + "the logical_xor function instead."
    case .booleanNegative:
      return "The numpy boolean negative, the `-` operator, is not supported, use the `~` operator or the "
        + "logical_not function instead."
    case .negativePower: return "Integers to negative integer powers are not allowed."
    case .cannotCastInPlace(let operation, let from, let to):
      return
        "Cannot cast ufunc '\(operation)' output from dtype('\(from)') to dtype('\(to)') with casting rule "
        + "'same_kind'"
    case .emptyReduction(let operation):
      switch operation {
      case "max", "maximum": return "zero-size array to reduction operation maximum which has no identity"
      case "min", "minimum": return "zero-size array to reduction operation minimum which has no identity"
      default: return "attempt to get \(operation) of an empty sequence"
      }
    case .notSingle: return "can only convert an array of size 1 to a Python scalar"
    case .ambiguousTruth(let shape):
      return shape.contains(0)
        ? "The truth value of an empty array is ambiguous. Use `array.size > 0` to check that an array is not empty."
        : "The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()"
    case .countsDoNotMatch("choice", _, _): return "'a' and 'p' must have same size"
    case .countsDoNotMatch("Generator.choice", _, _): return "a and p must have same size"
    case .countsDoNotMatch("repeat", let expected, let found):
      return "operands could not be broadcast together with shape (\(expected),) (\(found),)"
    case .invalidArgument(let operation, let name, _, _):
      return Self.argumentMessages["\(operation) \(name)"]
    case .noAxes("concatenate"): return "zero-dimensional arrays cannot be concatenated"
    case .tooLarge, .storageTooSmall, .elementCountMismatch, .countsDoNotMatch, .noAxes, .severalEllipses,
      .zeroStep, .indexOutOfBounds, .noLoop, .outOfRange, .notContiguous, .readOnly, .libraryMissing:
      return nil
    }
  }
}

extension TensorError {
  /// What NumPy says of an argument's value, by the function and the argument.
  private static let argumentMessages: [String: String] = [
    "choice a": "'a' cannot be empty unless no samples are taken",
    "choice size": "Cannot take a larger sample than population when 'replace=False'",
    "choice p": "probabilities do not sum to 1",
    "Generator.choice a": "a cannot be empty unless no samples are taken",
    "Generator.choice size": "Cannot take a larger sample than population when replace is False",
    "Generator.choice p":
      "Probabilities do not sum to 1. See Notes section of docstring for more information.",
    "choice nan": "probabilities contain NaN", "Generator.choice nan": "Probabilities contain NaN",
    "transpose axes": "repeated axis in transpose",
    "bincount x": "'list' argument must have no negative elements",
    "tile reps": "negative dimensions are not allowed",
    "repeat repeats": "repeats may not contain negative values.",
  ]
}

extension Shape {
  /// As NumPy writes shapes in messages: `(2,3)`, `(4,)`.
  fileprivate var compact: String {
    rank == 1 ? "(\(self[0]),)" : "(" + dimensions.map(String.init).joined(separator: ",") + ")"
  }
}
