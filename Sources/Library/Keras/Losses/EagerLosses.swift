import Evaluator
import Gradients
import Networks
import Tensors

// Losses of tensors, which tapes differentiate.
extension Call {
  /// The loss of predictions: of each row, or the mean over the batch with sample weights.
  func loss(_ loss: any Loss, isByRow: Bool) throws -> Value {
    var (loss, prediction) = (loss, try interpreter.eager(self["y_pred"]))
    if let logits = prediction.logits, let exact = loss.ofLogits(areOfSoftmax: logits.areOfSoftmax) {
      (loss, prediction) = (exact, logits.tensor)
    }
    let target = try interpreter.eager(self["y_true"])
    let weights = isByRow ? nil : try optionalTensor("sample_weight")
    if interpreter.math.follows([target]), target !== prediction {
      // What is symmetric is computed by functions of tensors, so that gradients go to the targets too.
      if let result = try loss.formula(target, prediction, interpreter.math) {
        return try finished(result, isByRow: isByRow, weights)
      }
    }
    let function = TensorFunction(
      loss.name,
      forward: { inputs in
        let (predictions, targets) = (try inputs[0].convert(to: .float32), inputs[1])
        if isByRow { return try loss.values(predictions: predictions, targets: targets) }
        return try Tensor(
          .float(loss.value(predictions: predictions, targets: targets, weights: weights)), dtype: .float32)
      }
    ) { p in
      let predictions = p.inputs[0].value
      let rows = predictions.shape.first ?? 0
      let factors: [Float]
      if isByRow {
        factors = try p.gradient.value.elements(Float.self)
      } else {
        let share = try Float(p.gradient.value.item().doubleValue) / Float(max(1, rows))
        factors = try weights.map { try $0.elements(Float.self).map { $0 * share } } ?? Array(repeating: share, count: rows)
      }
      let slopes = try loss.gradient(
        predictions: predictions, targets: p.inputs[1].value, isByRow: isByRow, weights: factors)
      let result = p.gradient.constant(slopes)
      p.gradient.math.record(
        inputs: p.inputs.map(\.tensor) + [p.gradient.tensor], outputs: [result.tensor]
      ) { _ in throw TensorFunctionError.noSecondGradient(of: loss.name) }
      return [result, nil]
    }
    return .object(try interpreter.math.apply(function, [prediction, target]))
  }

  private func finished(_ rows: EagerTensor, isByRow: Bool, _ weights: Tensor?) throws -> Value {
    if isByRow { return .object(rows) }
    let math = interpreter.math
    let weighted = try weights.map { try math.apply(.multiply, [rows, EagerTensor($0.convert(to: rows.dtype))]) } ?? rows
    return .object(try math.apply(.mean(axes: nil), [weighted]))
  }
}

extension Loss {
  /// The same loss of what a softmax or a sigmoid made the prediction of.
  fileprivate func ofLogits(areOfSoftmax: Bool) -> (any Loss)? {
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
  fileprivate func formula(_ target: EagerTensor, _ prediction: EagerTensor, _ math: TensorMath) throws -> EagerTensor? {
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
