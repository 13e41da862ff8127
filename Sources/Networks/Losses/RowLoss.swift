import CKernels
import Tensors

/// A loss that compares whole rows, along the last axis or over a whole sample.
package struct RowLoss: PlannedLoss {
  /// The loss of a row of predictions p and targets t.
  package enum Kind: Sendable, Hashable {
    /// max((1 − t) p) − Σ t p + 1, above 0
    case categoricalHinge
    /// −p · t / (|p| |t|)
    case cosineSimilarity
    /// −α Σ t (1 − p)ᵞ log p. Lin et al. 2017.
    case categoricalFocalCrossentropy(alpha: Float, gamma: Float, fromLogits: Bool, labelSmoothing: Float)
    /// 1 − 2 Σ t p / (Σ t + Σ p) of each sample. Milletari et al. 2016.
    case dice
    /// Dice's generalization with weights for false positives and false negatives. Salehi et al. 2017.
    case tversky(alpha: Float, beta: Float)
  }

  package let kind: Kind

  package init(_ kind: Kind) { self.kind = kind }

  package var name: String {
    switch kind {
    case .categoricalHinge: "categorical_hinge"
    case .cosineSimilarity: "cosine_similarity"
    case .categoricalFocalCrossentropy: "categorical_focal_crossentropy"
    case .dice: "dice"
    case .tversky: "tversky"
    }
  }

  func kernel(reading source: Symbol, for output: Symbol, batch: Int) -> LossKernel? {
    let count = source.shape.elementCount ?? 0
    let columns = comparesWholeSamples ? count : source.shape.last ?? 1
    let positions = columns == 0 ? 0 : count / columns
    let rows = batch * positions
    let loss = loss
    return LossKernel(name: name, terms: max(1, positions)) { at, scale in
      withUnsafePointer(to: loss) {
        fb_row_losses(
          $0, at.predictions, at.targets, at.sampleWeights, scale, at.gradient, rows, columns, positions)
      }
    }
  }

  package var comparesRows: Bool { !comparesWholeSamples }

  private var comparesWholeSamples: Bool {
    switch kind {
    case .dice, .tversky: true
    default: false
    }
  }

  private var loss: fb_row_loss {
    switch kind {
    case .categoricalHinge: fb_row_loss(kind: FB_CATEGORICAL_HINGE, a: 0, b: 0, smoothing: 0, logits: false)
    case .cosineSimilarity: fb_row_loss(kind: FB_COSINE_SIMILARITY, a: 0, b: 0, smoothing: 0, logits: false)
    case .categoricalFocalCrossentropy(let alpha, let gamma, let fromLogits, let smoothing):
      fb_row_loss(kind: FB_CATEGORICAL_FOCAL, a: alpha, b: gamma, smoothing: smoothing, logits: fromLogits)
    case .dice: fb_row_loss(kind: FB_TVERSKY, a: 0.5, b: 0.5, smoothing: 0, logits: false)
    case .tversky(let alpha, let beta):
      fb_row_loss(kind: FB_TVERSKY, a: alpha, b: beta, smoothing: 0, logits: false)
    }
  }
}
