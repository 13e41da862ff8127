import Evaluator
import Gradients
import Networks
import Tensors

// Losses of tensors, which tapes differentiate.
extension Call {
  /// The loss of predictions, one number for a batch with sample weights; of each row without reduction.
  func loss(_ loss: any Loss, reduction: LossReduction) throws -> Value {
    let weights = try optionalTensor("sample_weight")
    if let mask = self["y_pred"].host(as: EagerTensor.self)?.mask {
      let rows = try interpreter.eager(rowLoss(loss))
      return .object(try interpreter.reduced(rows, weights: weights, mask: mask.value, reduction))
    }
    let isOfSamples = try weights?.rank == 1 && (weights?.count ?? 0) != 1 && !isOneRow(loss)
    let isSumOfOne = try reduction == .sum && isOneRow(loss)
    guard reduction == .none || isSumOfOne || weights != nil && !isOfSamples else {
      return .object(
        try interpreter.loss(loss, target: self["y_true"], prediction: self["y_pred"], weights: weights))
    }
    let rows = try rowLoss(loss)
    guard let weights, let tensor = rows.host(as: EagerTensor.self) else { return rows }
    return .object(try interpreter.reduced(tensor, weights: weights, reduction))
  }

  /// Whether targets and predictions have one axis: they are one row, whose loss is a number.
  private func isOneRow(_ loss: any Loss) throws -> Bool {
    guard !(loss is SparseCategoricalCrossentropy) else { return false }
    return try ["y_true", "y_pred"].allSatisfy { try interpreter.eager(self[$0]).shape.rank == 1 }
  }

  /// The loss of each row of predictions.
  func rowLoss(_ loss: any Loss) throws -> Value {
    let math = interpreter.math
    let target = try interpreter.eager(self["y_true"])
    let prediction = try interpreter.eager(self["y_pred"])
    guard try isOneRow(loss) else {
      return .object(try interpreter.rowLoss(loss, target: target, prediction: prediction))
    }
    func row(_ tensor: EagerTensor) throws -> EagerTensor {
      try math.apply(.reshape(to: [1, tensor.shape[0]]), [tensor])
    }
    let found = try interpreter.rowLoss(loss, target: row(target), prediction: row(prediction))
    return .object(try math.apply(.reshape(to: []), [found]))
  }
}

extension Interpreter {
  /// The loss of each row of predictions.
  func rowLoss(_ loss: any Loss, target: EagerTensor, prediction: EagerTensor) throws -> EagerTensor {
    let (loss, prediction) = loss.exact(for: prediction)
    let spread = try loss.spread(target.value, over: prediction.shape)
    if spread.shape != target.shape, !math.follows([target]) {
      return try rowLoss(loss, target: EagerTensor(spread), prediction: prediction)
    }
    if math.follows([target]), target !== prediction {
      return try loss.formula(target, prediction, math)
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
    return try math.apply(function, [prediction, target])
  }

  /// The losses of rows but those of one class, and which these are.
  func rows(_ loss: any Loss, target: Value, prediction: Value, ignoring ignored: Int) throws -> (
    rows: EagerTensor, valid: Tensor
  ) {
    let labels = try eager(target).value.convert(to: .int64)
    let isOther = try Tensor.compute(.notEqual, .tensor(labels), .scalar(.int(Int64(ignored))))
    let known = try labels.multiply(.tensor(isOther.convert(to: .int64)))
    let rows = try rowLoss(loss, target: EagerTensor(known), prediction: eager(prediction))
    let valid = try isOther.convert(to: rows.dtype).reshaped(to: rows.shape)
    return (try math.apply(.multiply, [rows, EagerTensor(valid)]), valid)
  }

  /// The loss of a batch without the samples or pixels of one class.
  func loss(
    _ loss: any Loss, target: Value, prediction: Value, weights: Tensor?, ignoring ignored: Int
  ) throws -> EagerTensor {
    let (rows, valid) = try rows(loss, target: target, prediction: prediction, ignoring: ignored)
    var mask = valid
    if let own = prediction.host(as: EagerTensor.self)?.mask {
      mask = try valid.multiply(.tensor(own.value.convert(to: valid.dtype)))
    }
    return try reduced(rows, weights: weights, mask: mask, loss.reduction)
  }

  /// Losses of which a mask leaves some out.
  func reduced(_ losses: EagerTensor, weights: Tensor?, mask: Tensor, _ reduction: LossReduction) throws
    -> EagerTensor
  {
    let floats = try mask.convert(to: losses.dtype)
    var factors = floats
    if reduction == .mean {
      // What is left stands for all.
      let valid = try floats.elements(Double.self).reduce(0, +)
      factors = try factors.multiply(.scalar(.float(valid == 0 ? 0 : Double(floats.count) / valid)))
    }
    if var weights = try weights?.convert(to: losses.dtype) {
      if weights.rank < factors.rank {
        let ones = Array(repeating: 1, count: factors.rank - weights.rank)
        weights = try weights.reshaped(to: Shape(Array(weights.shape) + ones))
      }
      factors = try weights.multiply(.tensor(factors))
    }
    return try reduced(losses, weights: factors, reduction)
  }

  /// Losses times weights of samples or of elements, reduced as Keras does.
  ///
  /// - Throws: if the shapes do not fit.
  func reduced(_ losses: EagerTensor, weights: Tensor?, _ reduction: LossReduction) throws -> EagerTensor {
    if losses.shape.rank == 0, weights == nil { return losses }
    let ones = try weights ?? Tensor(.float(1), dtype: losses.dtype)
    var (values, factors) = (losses, try ones.convert(to: losses.dtype))
    // A last axis of one gives way where the other has an axis less.
    if values.shape.rank == factors.rank + 1, values.shape.last == 1 {
      if factors.rank == 1 {
        factors = try factors.reshaped(to: Shape(Array(factors.shape) + [1]))
      } else {
        values = try math.apply(.squeeze([-1]), [values])
      }
    } else if factors.rank == values.shape.rank + 1, factors.shape.last == 1 {
      if values.shape.rank == 1 {
        values = try math.apply(.expand(at: [-1]), [values])
      } else {
        factors = try factors.reshaped(to: Shape(factors.shape.dropLast()))
      }
    }
    let weighted = try math.apply(.multiply, [values, EagerTensor(factors)])
    let sum = try math.apply(.sum(axes: nil), [weighted])
    let divisor: Double
    switch reduction {
    case .none: return weighted
    case .sum: return sum
    case .mean: divisor = Double(weighted.value.count)
    case .meanOfWeights:
      divisor =
        try weights == nil
        ? Double(weighted.value.count) : factors.elements(Float.self).reduce(0) { $0 + Double($1) }
    }
    let factor = EagerTensor(try Tensor(.float(divisor == 0 ? 0 : 1 / divisor), dtype: sum.dtype))
    return try math.apply(.multiply, [sum, factor])
  }

  /// Whether a loss is computed as a formula, since a gradient of its gradient may be asked for.
  private func hasFormula(_ loss: any Loss, _ prediction: EagerTensor) -> Bool {
    math.followerCount([prediction]) > 1 && loss.isFormula
  }

  /// The loss of a batch.
  func loss(_ loss: any Loss, target: Value, prediction: Value, weights: Tensor?) throws -> EagerTensor {
    if let mask = prediction.host(as: EagerTensor.self)?.mask {
      let rows = try rowLoss(loss, target: eager(target), prediction: eager(prediction))
      return try reduced(rows, weights: weights, mask: mask.value, loss.reduction)
    }
    let (loss, prediction) = loss.exact(for: try eager(prediction))
    var target = try eager(target)
    let spread = try loss.spread(target.value, over: prediction.shape)
    if spread.shape != target.shape, !math.follows([target]) { target = EagerTensor(spread) }
    if (math.follows([target]) && target !== prediction) || hasFormula(loss, prediction) {
      let rows = Expression(try loss.formula(target, prediction, math), math)
      if let weights { return try reduced(rows.tensor, weights: weights, loss.reduction) }
      return try reduced(rows.tensor, weights: nil, loss.reduction)
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

  /// Whether there is a formula for it.
  fileprivate var isFormula: Bool {
    switch self {
    case is SparseCategoricalCrossentropy: true
    case let loss as CategoricalCrossentropy: loss.labelSmoothing == 0
    case let loss as ElementwiseLoss:
      switch loss.kind {
      case .meanSquaredError, .meanAbsoluteError: true
      case .binaryCrossentropy: loss.labelSmoothing == 0
      default: false
      }
    case let loss as RowLoss: if case .cosineSimilarity = loss.kind { true } else { false }
    default: false
    }
  }

  /// The logarithms of probabilities, or of what logits stand for.
  private func logarithms(_ p: Expression, fromLogits: Bool) throws -> Expression {
    if fromLogits { return try p(.logSoftmax()) }
    let shares = try p / p(.sum(axes: [p.shape.rank - 1], keepsAxes: true))
    return try shares(.clip(from: .scalar(.float(1e-7)), to: .scalar(.float(1 - 1e-7))))(.logarithm)
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
    if let loss = self as? SparseCategoricalCrossentropy, prediction.shape.rank > 0 {
      let classes = prediction.shape[prediction.shape.rank - 1]
      let ones = try target.value.reshaped(to: Shape(prediction.shape.dropLast())).oneHot(
        classes: classes)
      let logarithms = try logarithms(p, fromLogits: loss.fromLogits)
      return try (-(logarithms * p.constant(ones.convert(to: p.dtype))))(.sum(axes: axis)).tensor
    }
    if let loss = self as? CategoricalCrossentropy, loss.labelSmoothing == 0 {
      return try (-(t * logarithms(p, fromLogits: loss.fromLogits)))(.sum(axes: axis)).tensor
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
