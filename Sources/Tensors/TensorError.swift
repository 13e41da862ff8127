/// Errors in the use of tensors, with what was expected and what was found.
///
/// The messages are in `TensorError+Wording.swift`.
package enum TensorError: Error, Hashable, Sendable {
  // Shapes
  case tooManyAxes(rank: Int)
  case negativeDimension(Int, shape: Shape)
  case tooLarge(shape: Shape)
  case storageTooSmall(shape: Shape, dtype: DType, byteCount: Int)
  case elementCountMismatch(count: Int, shape: Shape)
  case raggedValues(depth: Int, shape: Shape)
  case cannotReshape(count: Int, shape: Shape)
  case severalUnknownDimensions(shape: Shape)
  case cannotBroadcast(Shape, Shape, operation: String)
  case cannotBroadcastInto(source: Shape, target: Shape)
  case axisOutOfRange(axis: Int, rank: Int, argument: String? = nil)
  case repeatedAxis(Int)
  case axesDoNotMatch(axes: [Int], rank: Int)
  case cannotSqueeze(axis: Int, size: Int)
  /// A shape that elements can have only as a copy.
  case needsCopy(shape: Shape)

  // Joining and splitting
  case nothingToJoin(operation: String)
  case rankMismatch(operation: String, first: Int, other: Int, index: Int)
  case joinMismatch(axis: Int, first: Shape, other: Shape, index: Int)
  case stackMismatch(first: Shape, other: Shape, index: Int)
  case unequalSplit(size: Int, parts: Int)
  case countsDoNotMatch(operation: String, expected: Int, found: Int)
  case noAxes(operation: String)

  // Products
  case productMismatch(operation: String, left: Shape, right: Shape, leftSize: Int, rightSize: Int)
  case productOfScalar(operation: String)

  // Indexing
  case indexOutOfBounds(index: Int, axis: Int, size: Int)
  case tooManyIndices(rank: Int, count: Int)
  case severalEllipses
  case zeroStep
  case maskMismatch(axis: Int, size: Int, maskSize: Int)
  case indicesCannotBroadcast([Shape])
  case notAnIndex(DType)

  // Types and values
  case notSupported(operation: String, dtype: DType)
  /// An elementwise function of types that it does not take.
  case noLoop(operation: String, types: [String])
  case booleanSubtract
  case booleanNegative
  case outOfRange(value: Int64, dtype: DType)
  case negativePower
  case cannotCastInPlace(operation: String, from: DType, to: DType)
  case emptyReduction(operation: String)
  case notSingle(shape: Shape)
  case ambiguousTruth(shape: Shape)
  case notContiguous(shape: Shape, dtype: DType)
  /// An array that must not be written to, in the role in which it was to be.
  case readOnly(role: String)
  case libraryMissing(library: String, reason: String)
  case invalidArgument(operation: String, name: String, found: String, expected: String)
}
