/// Positions of extremes, and running sums.
extension Tensor {
  /// The position of the maximum along `axis`, or in C order over all (`np.argmax`): the first of equal ones; the
  /// first NaN if there is one.
  /// - Throws: `TensorError.axisOutOfRange`, `.emptyReduction`, `OutOfMemory`.
  package func argmax(axis: Int? = nil, keepDimensions: Bool = false) throws -> Tensor {
    try extremePositions("argmax", axis: axis, keepDimensions: keepDimensions, largest: true)
  }

  /// The position of the minimum, as `argmax` (`np.argmin`).
  /// - Throws: `TensorError.axisOutOfRange`, `.emptyReduction`, `OutOfMemory`.
  package func argmin(axis: Int? = nil, keepDimensions: Bool = false) throws -> Tensor {
    try extremePositions("argmin", axis: axis, keepDimensions: keepDimensions, largest: false)
  }

  private func extremePositions(
    _ operation: String, axis: Int?, keepDimensions: Bool, largest: Bool
  ) throws -> Tensor {
    let lines = try Lines(self, axis: axis, takesNumbers: true)
    if lines.length == 0 { throw TensorError.emptyReduction(operation: operation) }
    let result = try Tensor(zeros: lines.reducedShape(keepDimensions: keepDimensions), dtype: .int64)
    let target = result.freshPointer(as: Int64.self)
    dtype.element.extremePlaces(lines, largest: largest, to: target)
    return result
  }

  /// Cumulative sums along `axis`, or over all elements in C order (`np.cumsum`): int64 for bool and
  /// signed integers, uint64 for unsigned ones.
  /// - Throws: `TensorError.axisOutOfRange`, `OutOfMemory`.
  package func cumulativeSum(axis: Int? = nil) throws -> Tensor {
    try runningType.element.cumulate(self, axis: axis, isProduct: false)
  }

  /// Cumulative products, as `cumulativeSum` (`np.cumprod`).
  /// - Throws: `TensorError.axisOutOfRange`, `OutOfMemory`.
  package func cumulativeProduct(axis: Int? = nil) throws -> Tensor {
    try runningType.element.cumulate(self, axis: axis, isProduct: true)
  }

  private var runningType: DType {
    switch dtype.kind {
    case .bool, .signed: .int64
    case .unsigned: .uint64
    case .floating: dtype
    }
  }

  fileprivate func cumulate<Element: StoredElement>(
    axis: Int?, _ type: Element.Type, from start: Element, _ combine: (Element, Element) -> Element
  ) throws -> Tensor {
    let source = dtype == Element.dtype ? self : try copy(as: Element.dtype)
    let lines = try Lines(source, axis: axis, takesNumbers: true)
    let result = try Tensor(zeros: lines.lineShape, dtype: Element.dtype)
    let target = result.freshPointer(as: type)
    lines.forEach(type) { line, elements in
      var running = start
      for index in elements.indices {
        running = combine(running, elements[index])
        target[line * lines.length + index] = running
      }
    }
    return try lines.restore(result)
  }
}

extension StoredElement {
  static func extremePlaces(_ lines: Lines, largest: Bool, to target: UnsafeMutablePointer<Int64>) {
    lines.forEach(Ordered.self) { line, elements in
      var best = 0
      for index in elements.indices {
        let (element, champion) = (elements[index], elements[best])
        // Only NaN differs from itself.
        if champion != champion { break }
        if element != element || (largest ? element > champion : element < champion) { best = index }
      }
      target[line] = Int64(best)
    }
  }
}

extension Bool {
  static func cumulate(_ source: Tensor, axis: Int?, isProduct: Bool) throws -> Tensor {
    try Int64.cumulate(source, axis: axis, isProduct: isProduct)
  }
}

extension StoredElement where Self: FixedWidthInteger {
  static func cumulate(_ source: Tensor, axis: Int?, isProduct: Bool) throws -> Tensor {
    try isProduct
      ? source.cumulate(axis: axis, Self.self, from: 1) { $0 &* $1 }
      : source.cumulate(axis: axis, Self.self, from: 0) { $0 &+ $1 }
  }
}

extension StoredElement where Self: FloatingElement {
  static func cumulate(_ source: Tensor, axis: Int?, isProduct: Bool) throws -> Tensor {
    try isProduct
      ? source.cumulate(axis: axis, Self.self, from: 1) { $0 * $1 }
      : source.cumulate(axis: axis, Self.self, from: 0) { $0 + $1 }
  }
}
