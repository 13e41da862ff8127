import CKernels
import Tensors

/// A loss that is a mean over elements: squared error, absolute error, binary cross-entropy ….
package struct ElementwiseLoss: PlannedLoss {
  /// The loss of a prediction p and a target t.
  package enum Kind: Sendable, Hashable {
    /// (p − t)²
    case meanSquaredError
    /// |p − t|
    case meanAbsoluteError
    /// 100 |p − t| / |t|
    case meanAbsolutePercentageError
    /// (log(1 + p) − log(1 + t))²
    case meanSquaredLogarithmicError
    /// Quadratic up to `delta`, then linear. Huber 1964.
    case huber(delta: Float)
    /// log cosh(p − t)
    case logCosh
    /// p − t log p
    case poisson
    /// Σ t log(t / p), a sum over the last axis
    case klDivergence
    /// max(1 − t p, 0), targets −1 and 1; 0 counts as −1
    case hinge
    case squaredHinge
    /// −t log p − (1 − t) log(1 − p)
    case binaryCrossentropy(fromLogits: Bool)
    /// Focal loss: down-weights easy elements; `alpha`, if given, weighs class 1. Lin et al. 2017.
    case binaryFocalCrossentropy(gamma: Float, alpha: Float?, fromLogits: Bool)
  }

  package let kind: Kind
  /// How far each target is moved towards ½.
  package let labelSmoothing: Float

  package init(_ kind: Kind, labelSmoothing: Float = 0) {
    self.kind = kind
    self.labelSmoothing = labelSmoothing
  }

  package var name: String {
    switch kind {
    case .meanSquaredError: "mean_squared_error"
    case .meanAbsoluteError: "mean_absolute_error"
    case .meanAbsolutePercentageError: "mean_absolute_percentage_error"
    case .meanSquaredLogarithmicError: "mean_squared_logarithmic_error"
    case .huber: "huber"
    case .logCosh: "log_cosh"
    case .poisson: "poisson"
    case .klDivergence: "kl_divergence"
    case .hinge: "hinge"
    case .squaredHinge: "squared_hinge"
    case .binaryCrossentropy: "binary_crossentropy"
    case .binaryFocalCrossentropy: "binary_focal_crossentropy"
    }
  }

  package var broadcastsTargets: Bool {
    switch kind {
    case .binaryCrossentropy, .binaryFocalCrossentropy: false
    default: true
    }
  }

  package var comparesRows: Bool { kind == .klDivergence }

  /// After a sigmoid, cross-entropy is computed from the logits, which is exact even for tiny probabilities.
  func source(of output: Symbol, _ graph: Graph) -> Symbol {
    let node = graph.nodes[output.node]
    guard (node.operation as? ElementwiseOperation)?.function == .sigmoid else { return output }
    switch kind {
    case .binaryCrossentropy(fromLogits: false), .binaryFocalCrossentropy(_, _, fromLogits: false):
      return node.inputs[0]
    default: return output
    }
  }

  func kernel(reading source: Symbol, for output: Symbol, batch: Int) -> LossKernel? {
    let count = source.shape.elementCount ?? 0
    let loss = loss(isLogit: source != output)
    // The KL divergence sums over the last axis, so the mean is over the other axes.
    let terms = max(1, kind == .klDivergence ? count / max(1, source.shape.last ?? 1) : count)
    let width = kind == .klDivergence ? 1 : max(1, source.shape.last ?? 1)
    return LossKernel(name: name, terms: terms, width: width) { at, scale in
      withUnsafePointer(to: loss) {
        fb_elementwise_loss(
          $0, at.predictions, at.targets, at.sampleWeights, scale, at.gradient, batch, count)
      }
    }
  }

  private func loss(isLogit: Bool) -> fb_loss {
    var loss = fb_loss(kind: FB_SQUARED_ERROR, a: 0, b: 0, smoothing: labelSmoothing)
    switch kind {
    case .meanSquaredError: break
    case .meanAbsoluteError: loss.kind = FB_ABSOLUTE_ERROR
    case .meanAbsolutePercentageError: loss.kind = FB_PERCENTAGE_ERROR
    case .meanSquaredLogarithmicError: loss.kind = FB_LOGARITHMIC_ERROR
    case .huber(let delta): (loss.kind, loss.a) = (FB_HUBER, delta)
    case .logCosh: loss.kind = FB_LOG_COSH
    case .poisson: loss.kind = FB_POISSON
    case .klDivergence: loss.kind = FB_KL_DIVERGENCE
    case .hinge: loss.kind = FB_HINGE
    case .squaredHinge: loss.kind = FB_SQUARED_HINGE
    case .binaryCrossentropy(let fromLogits):
      loss.kind = fromLogits || isLogit ? FB_LOGIT_CROSSENTROPY : FB_BINARY_CROSSENTROPY
    case .binaryFocalCrossentropy(let gamma, let alpha, let fromLogits):
      loss.kind = fromLogits || isLogit ? FB_LOGIT_FOCAL : FB_FOCAL
      (loss.a, loss.b) = (alpha ?? -1, gamma)
    }
    return loss
  }
}
