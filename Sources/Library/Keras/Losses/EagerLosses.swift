import Evaluator
import Gradients
import Networks
import Tensors

// Losses of tensors, which tapes differentiate.
extension Call {
  /// The loss of predictions, one number for a batch with sample weights; of each row without reduction.
  func loss(_ loss: any Loss, reduction: LossReduction) throws -> Value {
    let weights = try optionalTensor("sample_weight")
    let math = interpreter.math
    guard reduction == .none else {
      return .object(
        try interpreter.loss(loss, target: self["y_true"], prediction: self["y_pred"], weights: weights))
    }
    let rows = try rowLoss(loss)
    guard let weights, let tensor = rows.host(as: EagerTensor.self) else { return rows }
    let lengths = Array(weights.shape) + Array(repeating: 1, count: max(0, tensor.shape.rank - weights.rank))
    let factors = EagerTensor(try weights.convert(to: .float32).reshaped(to: Shape(lengths)))
    return .object(try math.apply(.multiply, [tensor, factors]))
  }

  /// The loss of each row of predictions.
  func rowLoss(_ loss: any Loss) throws -> Value {
    let (loss, prediction) = loss.exact(for: try interpreter.eager(self["y_pred"]))
    let target = try interpreter.eager(self["y_true"])
    let math = interpreter.math
    if math.follows([target]), target !== prediction {
      return .object(try loss.formula(target, prediction, math))
    }
    let function = TensorFunction(
      loss.name,
      forward: { try loss.values(predictions: $0[0].convert(to: .float32), targets: $0[1]) }
    ) { p in
      guard !(loss is OverlapLoss) else { throw TensorFunctionError.noGradient(function: loss.name) }
      let slopes = try loss.rowGradient(
        predictions: p.inputs[0].value, targets: p.inputs[1].value,
        weights: p.gradient.value.elements(Float.self))
      return [p.once(slopes, of: loss.name), nil]
    }
    return .object(try math.apply(function, [prediction, target]))
  }
}

extension Interpreter {
  /// The loss of a batch.
  func loss(_ loss: any Loss, target: Value, prediction: Value, weights: Tensor?) throws -> EagerTensor {
    let (loss, prediction) = loss.exact(for: try eager(prediction))
    let target = try eager(target)
    if math.follows([target]), target !== prediction {
      let rows = Expression(try loss.formula(target, prediction, math), math)
      let weighted = try weights.map { try rows * rows.constant($0.convert(to: rows.dtype)) } ?? rows
      return try weighted(.mean(axes: nil)).tensor
    }
    let isFollowed = math.isRecording && math.follows([prediction])
    var slopes: Tensor?
    let function = TensorFunction(
      loss.name,
      forward: { inputs in
        let values = try inputs[0].convert(to: .float32)
        let value: Double
        if isFollowed {
          // The gradient is found on the way.
          let found = try loss.derivative(predictions: values, targets: inputs[1], weights: weights)
          (value, slopes) = (found.value, found.gradient)
        } else {
          value = try loss.value(predictions: values, targets: inputs[1], weights: weights)
        }
        return try Tensor(.float(value), dtype: .float32)
      }
    ) { p in
      guard let slopes else { return [nil, nil] }
      return [p.once(try slopes.multiply(.tensor(p.gradient.value)), of: loss.name), nil]
    }
    return try math.apply(function, [prediction, target])
  }
}

extension TensorFunction.Pullback {
  /// A gradient that cannot be differentiated itself.
  fileprivate func once(_ slopes: Tensor, of name: String) -> Expression {
    let result = gradient.constant(slopes)
    gradient.math.record(inputs: inputs.map(\.tensor) + [gradient.tensor], outputs: [result.tensor]) { _ in
      throw TensorFunctionError.noSecondGradient(of: name)
    }
    return result
  }
}

extension Loss {
  /// Where a softmax or a sigmoid made the prediction, the loss of what it made it of, as in Keras.
  fileprivate func exact(for prediction: EagerTensor) -> (any Loss, EagerTensor) {
    guard let logits = prediction.logits, let loss = ofLogits(areOfSoftmax: logits.areOfSoftmax) else {
      return (self, prediction)
    }
    return (loss, logits.tensor)
  }

  private func ofLogits(areOfSoftmax: Bool) -> (any Loss)? {
    switch self {
    case let loss as SparseCategoricalCrossentropy:
      areOfSoftmax && !loss.fromLogits ? SparseCategoricalCrossentropy(fromLogits: true) : nil
    case let loss as CategoricalCrossentropy:
      areOfSoftmax && !loss.fromLogits
        ? CategoricalCrossentropy(fromLogits: true, labelSmoothing: loss.labelSmoothing) : nil
    case let loss as ElementwiseLoss:
      if case .binaryCrossentropy(fromLogits: false) = loss.kind, !areOfSoftmax {
        ElementwiseLoss(.binaryCrossentropy(fromLogits: true), labelSmoothing: loss.labelSmoothing)
      } else {
        nil
      }
    default: nil
    }
  }

  /// The loss of each row as a formula of both operands, for losses that are read both ways.
  fileprivate func formula(_ target: EagerTensor, _ prediction: EagerTensor, _ math: TensorMath) throws
    -> EagerTensor
  {
    let (t, p) = (Expression(target, math), Expression(prediction, math))
    let axis = [max(0, prediction.shape.rank - 1)]
    if let row = self as? RowLoss, case .cosineSimilarity = row.kind {
      let unit = TensorFunction.normalized(axes: axis, epsilon: 1e-12)
      return try (-(t(unit) * p(unit)))(.sum(axes: axis)).tensor
    }
    guard let loss = self as? ElementwiseLoss else {
      throw TensorFunctionError.noGradient(function: "y_true of \(name)")
    }
    switch loss.kind {
    case .meanSquaredError: return try p(.squaredDifference, t)(.mean(axes: axis)).tensor
    case .meanAbsoluteError: return try (p - t)(.absolute)(.mean(axes: axis)).tensor
    case .binaryCrossentropy(fromLogits: true) where loss.labelSmoothing == 0:
      return try (p(.softplus) - p * t)(.mean(axes: axis)).tensor
    case .binaryCrossentropy(fromLogits: false) where loss.labelSmoothing == 0:
      let q = try p(.clip(from: .scalar(.float(1e-7)), to: .scalar(.float(1 - 1e-7))))
      return try (-(t * q(.logarithm) + (1 - t) * (1 - q)(.logarithm)))(.mean(axes: axis)).tensor
    default: throw TensorFunctionError.noGradient(function: "y_true of \(name)")
    }
  }
}
