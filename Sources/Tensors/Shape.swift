/// The lengths of a tensor's axes, outermost first.
///
///     let shape: Shape = [60000, 28, 28]
///     shape.rank                  // 3
///     shape.elementCount          // 47040000
///     "\(shape)"                  // (60000, 28, 28)
///     Shape([3, 1]).broadcast(with: [4])   // (3, 4)
package struct Shape: Hashable, Sendable {
  /// The lengths, outermost first.
  package var dimensions: [Int]

  /// A shape of these lengths, unchecked.
  package init(_ dimensions: some Sequence<Int>) {
    self.dimensions = Array(dimensions)
  }

  /// The shape of a single value, `()`.
  package static let scalar = Shape([])

  /// The most axes a tensor can have, as in NumPy.
  package static let maximumRank = 64

  /// The number of axes.
  package var rank: Int { dimensions.count }

  /// The product of all lengths, 1 for `()`; `nil` if a length is negative or the product overflows.
  package var elementCount: Int? {
    // An axis of length 0 makes the product 0, whatever the others are.
    if dimensions.contains(where: { $0 < 0 }) { return nil }
    if dimensions.contains(0) { return 0 }
    var count = 1
    for dimension in dimensions {
      let (product, overflow) = count.multipliedReportingOverflow(by: dimension)
      if overflow { return nil }
      count = product
    }
    return count
  }

  /// The number of elements of a tensor of this shape.
  /// - Throws: `TensorError` if a length is negative, there are more than 64 axes, or the count exceeds 2^53.
  package func checkedElementCount() throws(TensorError) -> Int {
    if rank > Self.maximumRank { throw .tooManyAxes(rank: rank) }
    if let negative = dimensions.first(where: { $0 < 0 }) { throw .negativeDimension(negative, shape: self) }
    // Far above any memory, and far enough below Int.max that sizes in bytes do not overflow. Lengths of 0 are left
    // out of the product, as in NumPy, so that the others are checked too.
    guard let product = Shape(dimensions.filter { $0 != 0 }).elementCount, product <= 1 << 53 else {
      throw .tooLarge(shape: self)
    }
    return dimensions.contains(0) ? 0 : product
  }

  /// The shape that both broadcast to: aligned at the last axis, lengths equal or one of them 1; `nil` if
  /// incompatible.
  package func broadcast(with other: Shape) -> Shape? {
    let rank = Swift.max(self.rank, other.rank)
    var result = [Int](repeating: 1, count: rank)
    for axis in 0..<rank {
      let mine = axis < rank - self.rank ? 1 : dimensions[axis - (rank - self.rank)]
      let theirs = axis < rank - other.rank ? 1 : other.dimensions[axis - (rank - other.rank)]
      if mine == theirs || theirs == 1 {
        result[axis] = mine
      } else if mine == 1 {
        result[axis] = theirs
      } else {
        return nil
      }
    }
    return Shape(result)
  }

  /// C-order strides, in elements.
  package var contiguousStrides: [Int] {
    var strides = [Int](repeating: 1, count: rank)
    var stride = 1
    for axis in dimensions.indices.reversed() {
      strides[axis] = stride
      stride = stride &* Swift.max(dimensions[axis], 1)
    }
    return strides
  }

  /// The position on each axis of an element, counted in C order.
  package func position(of element: Int) -> [Int] {
    var rest = element
    return contiguousStrides.map { stride in
      defer { rest %= Swift.max(stride, 1) }
      return rest / Swift.max(stride, 1)
    }
  }

  /// The axis that `axis` means, which counts from the end if negative.
  ///
  /// - `argument`: whose it is, for the message.
  /// - Throws: `TensorError.axisOutOfRange`.
  package func normalized(axis: Int, of argument: String? = nil) throws(TensorError) -> Int {
    guard axis >= -rank, axis < rank else {
      throw .axisOutOfRange(axis: axis, rank: rank, argument: argument)
    }
    return axis < 0 ? axis + rank : axis
  }

  /// The axes that `axes` mean, in the given order; negative ones count from the end.
  /// - Throws: `TensorError.axisOutOfRange`, `TensorError.repeatedAxis`.
  package func normalized(axes: [Int], of argument: String? = nil) throws(TensorError) -> [Int] {
    var result: [Int] = []
    for axis in axes {
      let normal = try normalized(axis: axis, of: argument)
      if result.contains(normal) { throw .repeatedAxis(axis) }
      result.append(normal)
    }
    return result
  }
}

extension Shape: RandomAccessCollection, MutableCollection {
  /// 0, the outermost axis.
  package var startIndex: Int { 0 }
  /// The rank.
  package var endIndex: Int { dimensions.count }

  /// The length of one axis.
  package subscript(axis: Int) -> Int {
    get { dimensions[axis] }
    set { dimensions[axis] = newValue }
  }
}

extension Shape: ExpressibleByArrayLiteral {
  /// A shape of these lengths, unchecked.
  package init(arrayLiteral dimensions: Int...) {
    self.dimensions = dimensions
  }
}

extension Shape: CustomStringConvertible {
  /// As Python prints a tuple: `()`, `(28,)`, `(2, 3)`.
  package var description: String {
    if rank == 1 { return "(\(dimensions[0]),)" }
    return "(" + dimensions.map(String.init).joined(separator: ", ") + ")"
  }
}
