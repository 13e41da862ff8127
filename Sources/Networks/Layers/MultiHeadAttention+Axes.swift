import Gradients
import Tensors

// Attention over some of several axes: those of an image, or one of them for each place along the others.
extension MultiHeadAttention {
  /// A sample's shape as steps: (…, C) → (steps, C).
  func flat(_ shape: Shape) throws -> Shape {
    guard shape.rank >= 2, !isGrouped || shape.rank == 2 else {
      throw NetworkError.rank(layer: className, expected: isGrouped ? "3" : "3 or more", found: shape)
    }
    return Shape([shape.dropLast().reduce(1, *), shape[shape.rank - 1]])
  }

  /// The axes of a sample over which it looks, and those along which it looks by itself.
  private func axes(of shape: Shape) throws -> (attended: [Int], free: [Int]) {
    let inner = Array(0..<shape.rank - 1)
    let attended =
      try attentionAxes.isEmpty
      ? inner : attentionAxes.map { try sampleAxis($0, of: shape, layer: className) }.sorted()
    guard Set(attended).count == attended.count, attended.allSatisfy({ inner.contains($0) }) else {
      throw NetworkError.axis(layer: className, axis: attentionAxes.first ?? 0, rank: shape.rank + 1)
    }
    return (attended, inner.filter { !attended.contains($0) })
  }

  func traceAxes(_ given: [Symbol], in graph: Graph) throws -> [Symbol] {
    let inputs = Array(given.dropLast(options.hasMask ? 1 : 0))
    let shape = inputs[0].shape
    for input in inputs where input.shape.rank != shape.rank {
      throw NetworkError.inputShapes(layer: className, shapes: inputs.map(\.shape))
    }
    let (attended, free) = try axes(of: shape)
    let order = free + attended + [shape.rank - 1]
    let flatInputs = try inputs.map { input -> Symbol in
      let turned = try graph.permuted(input, order)
      return graph.append(Reshaping(), [turned], [], try flat(input.shape))
    }
    let rows = free.reduce(1) { $0 * shape[$1] }
    var outputs: [Symbol]
    if rows == 1 {
      var mask: [Symbol] = []
      if options.hasMask, let last = given.last {
        let lengths: Shape = [flatInputs[0].shape[0], flatInputs[1].shape[0]]
        guard last.shape.elementCount == lengths.elementCount else {
          throw NetworkError.maskShape(layer: className, mask: last.shape, input: lengths)
        }
        mask = [graph.append(Reshaping(), [last], [], lengths)]
      }
      outputs = try traceSteps(flatInputs + mask, in: graph)
    } else {
      if options.hasMask, let last = given.last {
        throw NetworkError.maskShape(layer: className, mask: last.shape, input: shape)
      }
      outputs = [try traceRows(flatInputs, rows: rows, in: graph)]
    }
    // Back to the axes of the query.
    let width = outputs[0].shape[1]
    let turned = graph.append(
      Reshaping(), [outputs[0]], [], Shape((free + attended).map { shape[$0] } + [width]))
    outputs[0] = try graph.permuted(turned, order.indices.map { axis in order.firstIndex(of: axis) ?? axis })
    return outputs
  }

  /// Attention within each of several rows of steps.
  private func traceRows(_ inputs: [Symbol], rows: Int, in graph: Graph) throws -> Symbol {
    let (query, value, key) = (inputs[0], inputs[1], inputs.count > 2 ? inputs[2] : inputs[1])
    let layers = parts.made(self, width: query.shape[1])
    let q = try layers[0].trace([query], in: graph)[0]
    let k = try layers[1].trace([key], in: graph)[0]
    let v = try layers[layers.count - 2].trace([value], in: graph)[0]
    let (scale, isCausal) = (1 / Double(keyWidth).squareRoot(), options.isCausal)
    func split(_ x: Expression) throws -> Expression {
      try x(.reshape(to: [x.shape[0] * rows, x.shape[1] / rows, x.shape[2], x.shape[3]]))
    }
    let weights = try graph.append(
      .composed("AttentionWeights") { x in
        let found = try split(x[0])(.attentionWeights(scale: scale, isCausal: isCausal), split(x[1]))
        return try found(
          .reshape(to: [x[0].shape[0], rows * found.shape[1], found.shape[2], found.shape[3]]))
      }, [q, k])
    let kept =
      dropout > 0
      ? graph.append(DropoutOperation(rate: dropout, salt: seed.salt), [weights], [], weights.shape) : weights
    var taken = try graph.append(
      .composed("AttentionValues") { x in
        let shape = x[0].shape
        let shares = try x[0](.reshape(to: [shape[0] * rows, shape[1] / rows, shape[2], shape[3]]))
        let found = try shares(.attentionValues(), split(x[1]))
        return try found(.reshape(to: [shape[0], rows * found.shape[1], found.shape[2], found.shape[3]]))
      }, [kept, v])
    if usesGate {
      let gate = try layers[2].trace([query], in: graph)[0]
      taken = try graph.append(.composed("Gate") { try $0[0] * $0[1] }, [taken, gate])
    }
    return try layers[layers.count - 1].trace([taken], in: graph)[0]
  }
}
