import Evaluator
import Gradients
import Networks
import Tensors

// `compute_mask`: what a layer makes of the masks of its inputs.
extension Layer {
  /// The mask of the output for inputs with these masks; None where all of it counts.
  func outputMask(_ inputs: Value, _ mask: Value, _ interpreter: Interpreter) throws -> Value {
    switch definition {
    case let masking as Masking:
      let x = try interpreter.eager(inputs)
      let other = try Tensor.compute(.notEqual, .tensor(x.value), .scalar(.float(Double(masking.value))))
      return .eager(try other.reduced(.any, axes: [-1], keepDimensions: false))
    case let embedding as Embedding:
      guard embedding.masksZero else { return .none }
      return .eager(
        try Tensor.compute(.notEqual, .tensor(interpreter.eager(inputs).value), .scalar(.float(0))))
    case is GlobalPooling1D, is Dot: return .none
    case is any TakesSeveral:
      guard let first = mask.elementsOfSequence?.first, !first.isNone else { return .none }
      return .eager(try interpreter.eager(first).value)
    case is Merge, is Concatenate:
      if mask.isNone { return .none }
      return try mergedMask(inputs, mask, interpreter)
    default: return mask
    }
  }

  private func mergedMask(_ inputs: Value, _ mask: Value, _ interpreter: Interpreter) throws -> Value {
    guard let masks = mask.elementsOfSequence else {
      throw Fault.message(
        "`mask` should be a list. Received: mask=\(try interpreter.repr(mask))", kind: .value)
    }
    guard let parts = inputs.elementsOfSequence else {
      throw Fault.message(
        "`inputs` should be a list. Received: inputs=\(try interpreter.repr(inputs))", kind: .value)
    }
    guard parts.count == masks.count else {
      throw Fault.message(
        "The lists `inputs` and `mask` should have the same length. Received: inputs=\(try interpreter.repr(inputs)) of length \(parts.count), and mask=\(try interpreter.repr(mask)) of length \(masks.count)",
        kind: .value)
    }
    let found = try masks.map { $0.isNone ? nil : try interpreter.eager($0).value.convert(to: .float32) }
    guard let concatenation = definition as? Concatenate else {
      guard let first = found.first.flatMap({ $0 }), !found.contains(where: { $0 == nil }) else {
        return .none
      }
      let any = try found.dropFirst().reduce(first) { result, next in
        try next.map { try Tensor.compute(.maximum, .tensor(result), .tensor($0)) } ?? result
      }
      return .eager(try any.convert(to: .bool))
    }
    guard let known = found.compactMap({ $0 }).first else { return .none }
    let batch = known.shape.first ?? 1
    let whole = try zip(parts, found).map { part, mask -> Tensor in
      let shape =
        try part.host(as: SymbolicTensor.self).map { Shape([batch] + $0.shape) }
        ?? interpreter.eager(part).shape
      guard let mask else { return try Tensor.ones(shape) }
      guard mask.rank < shape.rank else { return mask }
      return try mask.reshaped(
        to: Shape(Array(mask.shape) + Array(repeating: 1, count: shape.rank - mask.rank))
      )
      .broadcast(to: shape)
    }
    let joined = try Tensor.concatenate(whole, axis: concatenation.axis)
    return .eager(try joined.reduced(.maximum, axes: [-1], keepDimensions: false).convert(to: .bool))
  }
}
