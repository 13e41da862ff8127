/// Sums of products over named axes.
extension Tensor {
  /// Einstein's sum convention (`np.einsum`): an axis that is named on the left of `->` and not on its right is summed.
  ///
  ///     try Tensor.einsum("bij,bjk->bik", [x, y])   // matrix products
  ///
  /// Two operands at a time, as matrix products, from left to right.
  /// - Throws: `TensorError.invalidArgument` for a text that does not fit the operands, `OutOfMemory`.
  package static func einsum(_ text: String, _ operands: [Tensor]) throws -> Tensor {
    let (inputs, output) = try axes(text, operands.map(\.rank))
    var sizes: [Character: Int] = [:]
    for (tensor, names) in zip(operands, inputs) {
      for (name, size) in zip(names, tensor.shape) {
        if let known = sizes[name], known != size, known != 1, size != 1 {
          throw invalid("axis \(name) of sizes \(known) and \(size)", "the same size wherever a name stands")
        }
        sizes[name] = Swift.max(sizes[name] ?? 1, size)
      }
    }
    var terms = try zip(operands, inputs).map { tensor, names in try Term(tensor, names).withoutRepeats() }
    var result = terms.removeFirst()
    for (index, next) in terms.enumerated() {
      let later = Set(terms[(index + 1)...].flatMap(\.names) + output)
      result = try result.multiplied(by: next, keeping: later)
    }
    result = try result.summed { output.contains($0) }
    let order = try output.map { name -> Int in
      guard let place = result.names.firstIndex(of: name) else {
        throw invalid("\(name) on the right only", "names that stand on the left")
      }
      return place
    }
    let arranged = try result.tensor.transposed(order)
    let shape = Shape(output.map { sizes[$0] ?? 1 })
    return arranged.shape == shape ? arranged : try arranged.broadcast(to: shape).copy()
  }

  /// The names of the operands' axes and of the result's; `...` stands for the axes that have no name.
  private static func axes(_ text: String, _ ranks: [Int]) throws -> ([[Character]], [Character]) {
    let plain = text.filter { $0 != " " }
    let arrow = plain.range(of: "->")
    let left = arrow.map { String(plain[..<$0.lowerBound]) } ?? plain
    let words = left.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    guard words.count == ranks.count else {
      throw invalid("\(words.count) operands in the text and \(ranks.count) arrays", "as many")
    }
    // Unnamed axes get digits for names, counted from the last.
    func names(_ word: String, unnamed: Int) throws -> [Character] {
      let parts = word.components(around: "...")
      let further =
        parts.count == 2
        ? (0..<unnamed).reversed().map { Character(Unicode.Scalar(0xE000 + UInt32($0)) ?? "?") } : []
      let all = Array(parts[0]) + further + (parts.count == 2 ? Array(parts[1]) : [])
      if let wrong = all.first(where: { !$0.isLetter && !further.contains($0) }) {
        throw invalid("the character \(wrong)", "letters, commas, ... and one ->")
      }
      return all
    }
    var most = 0
    let inputs = try zip(words, ranks).map { word, rank in
      let named = word.filter { $0 != "." }.count
      let hasDots = word.contains("...")
      guard named == rank || hasDots && named < rank else {
        throw invalid("\(named) names for \(rank) axes", "a name for each axis")
      }
      most = Swift.max(most, rank - named)
      return try names(word, unnamed: rank - named)
    }
    if let arrow { return (inputs, try names(String(plain[arrow.upperBound...]), unnamed: most)) }
    let counts = inputs.joined().reduce(into: [Character: Int]()) { $0[$1, default: 0] += 1 }
    let unnamed = counts.keys.filter { !$0.isLetter }.sorted(by: >)
    return (inputs, unnamed + counts.filter { $0.value == 1 && $0.key.isLetter }.keys.sorted())
  }

  private static func invalid(_ found: String, _ expected: String) -> TensorError {
    .invalidArgument(operation: "einsum", name: "subscripts", found: found, expected: expected)
  }

  /// The sums of products over pairs of axes of the two tensors (`np.tensordot`).
  /// - Throws: `TensorError.axisOutOfRange`, `.productMismatch`, `.countsDoNotMatch`, `OutOfMemory`.
  package func tensorProduct(with other: Tensor, over own: [Int], and others: [Int]) throws -> Tensor {
    guard own.count == others.count else {
      throw TensorError.countsDoNotMatch(operation: "tensordot", expected: own.count, found: others.count)
    }
    let (a, b) = (try shape.normalized(axes: own), try other.shape.normalized(axes: others))
    for (left, right) in zip(a, b) where shape[left] != other.shape[right] {
      throw TensorError.productMismatch(
        operation: "tensordot", left: shape, right: other.shape, leftSize: shape[left],
        rightSize: other.shape[right])
    }
    let kept = shape.indices.filter { !a.contains($0) }
    let keptOther = other.shape.indices.filter { !b.contains($0) }
    let inner = a.reduce(1) { $0 * shape[$1] }
    let rows = kept.reduce(1) { $0 * shape[$1] }
    let columns = keptOther.reduce(1) { $0 * other.shape[$1] }
    let product = try transposed(kept + a).reshaped(to: [rows, inner])
      .matrixProduct(with: other.transposed(b + keptOther).reshaped(to: [inner, columns]))
    return try product.reshaped(to: Shape(kept.map { shape[$0] } + keptOther.map { other.shape[$0] }))
  }
}

extension String {
  /// The parts before and after the first `mark`; the whole, if it is not there.
  fileprivate func components(around mark: String) -> [String] {
    guard let range = range(of: mark) else { return [self] }
    return [String(self[..<range.lowerBound]), String(self[range.upperBound...])]
  }

  fileprivate func range(of mark: String) -> Range<String.Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(mark) { return start..<index(start, offsetBy: mark.count) }
      start = index(after: start)
    }
    return nil
  }
}

/// A tensor with names for its axes.
private struct Term {
  var tensor: Tensor
  var names: [Character]

  init(_ tensor: Tensor, _ names: [Character]) { (self.tensor, self.names) = (tensor, names) }

  /// Of axes with the same name only the diagonal.
  func withoutRepeats() throws -> Term {
    var term = self
    while let (first, second) = term.repeated {
      let size = term.tensor.shape[first]
      guard term.tensor.shape[second] == size else {
        throw TensorError.invalidArgument(
          operation: "einsum", name: "subscripts", found: "\(names[first]) for two sizes",
          expected: "the same size wherever a name stands")
      }
      var (shape, strides) = (term.tensor.shape.dimensions, term.tensor.strides)
      strides[first] += strides[second]
      shape.remove(at: second)
      strides.remove(at: second)
      term.names.remove(at: second)
      term.tensor = Tensor(
        base: term.tensor.base, shape: Shape(shape), strides: strides, offset: term.tensor.offset,
        dtype: term.tensor.dtype)
    }
    return term
  }

  private var repeated: (Int, Int)? {
    for (place, name) in names.enumerated() {
      if let first = names[..<place].firstIndex(of: name) { return (first, place) }
    }
    return nil
  }

  /// Summed over the axes that are not kept, in the tensor's own type.
  func summed(keeping: (Character) -> Bool) throws -> Term {
    let axes = names.indices.filter { !keeping(names[$0]) }
    if axes.isEmpty { return self }
    return Term(try tensor.sum(axes: axes).convert(to: tensor.dtype), names.filter(keeping))
  }

  /// The product over the names of both that are not kept, as matrix products over those that are.
  func multiplied(by other: Term, keeping: Set<Character>) throws -> Term {
    let left = try summed { keeping.contains($0) || other.names.contains($0) }
    let right = try other.summed { keeping.contains($0) || names.contains($0) }
    let common = left.names.filter { right.names.contains($0) }
    let (batch, inner) = (common.filter { keeping.contains($0) }, common.filter { !keeping.contains($0) })
    let rows = left.names.filter { !common.contains($0) }
    let columns = right.names.filter { !common.contains($0) }
    // Axes of length 1 are broadcast.
    var sizes: [Character: Int] = [:]
    for term in [left, right] {
      for (name, size) in zip(term.names, term.tensor.shape) { sizes[name] = max(sizes[name] ?? 1, size) }
    }
    func size(_ names: [Character]) -> Int { names.reduce(1) { $0 * (sizes[$1] ?? 1) } }
    let a = try left.arranged(batch + rows + inner, sizes).reshaped(to: [
      size(batch), size(rows), size(inner),
    ])
    let b = try right.arranged(batch + inner + columns, sizes)
      .reshaped(to: [size(batch), size(inner), size(columns)])
    let all = batch + rows + columns
    return Term(try a.matrixProduct(with: b).reshaped(to: Shape(all.map { sizes[$0] ?? 1 })), all)
  }

  private func arranged(_ order: [Character], _ sizes: [Character: Int]) throws -> Tensor {
    let arranged = try tensor.transposed(order.map { names.firstIndex(of: $0) ?? 0 })
    return try arranged.broadcast(to: Shape(order.map { sizes[$0] ?? 1 }))
  }
}
