/// The messages: what is wrong and, if known, a fix.
extension TensorError: CustomStringConvertible {
  /// The message.
  package var description: String { message }

  /// One sentence, lower-case, with what was expected and what was found.
  package var message: String {
    switch self {
    case .tooManyAxes(let rank):
      return "a tensor can have at most \(Shape.maximumRank) axes, found \(rank)"
    case .negativeDimension(let dimension, let shape):
      return "negative dimensions are not allowed, found \(dimension) in shape \(shape)"
    case .tooLarge(let shape):
      return "a tensor of shape \(shape) is larger than any memory"
    case .storageTooSmall(let shape, let dtype, let byteCount):
      return "a \(dtype) tensor of shape \(shape) does not fit in \(byteCount) bytes of storage"
    case .elementCountMismatch(let count, let shape):
      return "\(count) elements do not fill a tensor of shape \(shape)"
    case .raggedValues(let depth, let shape):
      return
        "the nested lists are uneven: their shape is \(shape) after \(depth) \(depth == 1 ? "level" : "levels"), "
        + "and lists of different lengths stand below that"
    case .cannotReshape(let count, let shape):
      return "cannot reshape tensor of size \(count) into shape \(shape)"
    case .severalUnknownDimensions(let shape):
      return "can only work out one unknown dimension, found several -1 in \(shape)"
    case .cannotBroadcast(let left, let right, let operation):
      return "\(operation): operands could not be broadcast together with shapes \(left) \(right)"
    case .cannotBroadcastInto(let source, let target):
      return "could not broadcast input from shape \(source) into shape \(target)"
    case .axisOutOfRange(let axis, let rank, let argument):
      return (argument.map { $0 + ": " } ?? "")
        + "axis \(axis) is out of bounds for tensor of dimension \(rank)"
    case .repeatedAxis(let axis):
      return "axis \(axis) is given twice"
    case .axesDoNotMatch(let axes, let rank):
      return "axes don't match tensor: it has \(rank), found \(axes.count) in \(Shape(axes))"
    case .cannotSqueeze(let axis, let size):
      return "cannot squeeze axis \(axis): its size is \(size), not 1"
    case .needsCopy(let shape):
      return "the elements cannot have shape \(shape) where they are"
    case .nothingToJoin(let operation):
      return "\(operation) needs at least one tensor"
    case .rankMismatch(let operation, let first, let other, let index):
      return
        "\(operation): all tensors must have the same number of dimensions; the one at index 0 has \(first), "
        + "the one at index \(index) has \(other)"
    case .joinMismatch(let axis, let first, let other, let index):
      return
        "concatenate: all dimensions except the joined one must match; along axis \(axis) the tensor at index 0 "
        + "has size \(first[axis]), the one at index \(index) has size \(other[axis])"
    case .stackMismatch(let first, let other, let index):
      return
        "stack: all tensors must have the same shape; the one at index 0 has \(first), the one at index \(index) "
        + "has \(other)"
    case .unequalSplit(let size, let parts):
      return "\(size) elements do not split into \(parts) equal parts"
    case .countsDoNotMatch(let operation, let expected, let found):
      return "\(operation): expected \(expected) values or one, found \(found)"
    case .noAxes(let operation):
      return "\(operation): a tensor of shape () has no axes"
    case .productMismatch(let operation, let left, let right, let leftSize, let rightSize):
      return
        "\(operation): shapes \(left) and \(right) do not fit: the left has \(leftSize) columns, the right "
        + "\(rightSize) rows"
    case .productOfScalar(let operation):
      return "\(operation): expected tensors with at least one axis, found a single number"
    case .indexOutOfBounds(let index, let axis, let size):
      return "index \(index) is out of bounds for axis \(axis) with size \(size)"
    case .tooManyIndices(let rank, let count):
      return "too many indices for tensor: tensor is \(rank)-dimensional, but \(count) were indexed"
    case .severalEllipses:
      return "an index can only have a single ellipsis ('...')"
    case .zeroStep:
      return "slice step cannot be zero"
    case .maskMismatch(let axis, let size, let maskSize):
      return
        "boolean index did not match indexed tensor along axis \(axis); size of axis is \(size) but size of "
        + "corresponding boolean axis is \(maskSize)"
    case .indicesCannotBroadcast(let shapes):
      return "index tensors could not be broadcast together with shapes "
        + shapes.map(\.description).joined(separator: " ")
    case .notAnIndex(let dtype):
      return "tensors used as indices must be of integer or bool type, found \(dtype)"
    case .notSupported(let operation, let dtype):
      return "\(operation) is not supported for \(dtype)"
    case .noLoop(let operation, let types):
      return
        "ufunc '\(operation)' did not contain a loop with signature matching types (\(types.joined(separator: ", "))) -> None"
    case .booleanSubtract:
      return "`-` is not supported between bool tensors"
    case .booleanNegative:
      return "the negative of a bool tensor is not supported"
    case .outOfRange(let value, let dtype):
      return "Python integer \(value) out of bounds for \(dtype)"
    case .negativePower:
      return "integers to negative integer powers are not allowed"
    case .cannotCastInPlace(let operation, let from, let to):
      return "the result of \(operation) is \(from) and cannot be written into a tensor of \(to)"
    case .emptyReduction(let operation):
      return "\(operation) of a tensor without elements: there is no such value"
    case .notSingle(let shape):
      return "only a tensor of one element can be converted to a Python number, found shape \(shape)"
    case .ambiguousTruth(let shape):
      return "the truth value of a tensor of shape \(shape) is ambiguous"
    case .notContiguous(let shape, let dtype):
      return "expected a float32 tensor in C order to write to, found a \(dtype) one of shape \(shape)"
    case .readOnly(let role): return "\(role) is read-only"
    case .libraryMissing(let library, let reason):
      return "\(library) is needed for this and cannot be opened: \(reason)"
    case .invalidArgument(let operation, let name, let found, let expected):
      return "\(operation): expected \(expected) for `\(name)`, found \(found)"
    }
  }

  /// A suggested fix, if there is a usual one.
  package var help: String? {
    switch self {
    case .cannotReshape(let count, let shape) where shape.contains(-1):
      return "the other lengths must divide \(count)"
    case .cannotReshape:
      return "the product of the lengths must stay the same; one of them may be -1 and is worked out"
    case .cannotBroadcast(let left, let right, _):
      return left.rank == right.rank
        ? "aligned at the last axis, lengths must be equal or one of them 1"
        : "shapes are aligned at the last axis; add axes of length 1 with np.newaxis or reshape"
    case .booleanSubtract: return "use `^` or np.logical_xor"
    case .noLoop: return "text is joined by +, compared, and changed by the functions of np.strings"
    case .booleanNegative: return "use `~` or np.logical_not"
    case .outOfRange(_, .uint8): return "uint8 holds 0 to 255; convert first: x.astype('int32')"
    case .outOfRange: return "convert first: x.astype('int64')"
    case .negativePower: return "convert first: x.astype('float32')"
    case .cannotCastInPlace(_, let from, _): return "write x = x.astype('\(from)') first, or x = x op y"
    case .ambiguousTruth: return "use x.any() or x.all()"
    case .notAnIndex: return "convert first: x.astype('int64')"
    case .productMismatch: return "transpose one of them, or reshape"
    case .unequalSplit: return "np.array_split makes parts of unequal size"
    case .libraryMissing: return "install it: apt-get install liblapack3"
    case .needsCopy: return "write a = a.reshape(…), which copies them"
    case .readOnly: return "write to a copy: a = a.copy()"
    case .raggedValues: return "all lists of one level need the same length"
    default: return nil
    }
  }
}
