import CKernels
import Glibc
package import Tensors

/// −log of the probability that the prediction gives to the right class; targets are class numbers.
///
/// Predictions (N, …, C), targets (N, …). After a softmax it is computed from the logits, which is exact even for
/// tiny probabilities.
package struct SparseCategoricalCrossentropy: PlannedLoss {
  package let name = "sparse_categorical_crossentropy"
  package let takesLabels = true
  /// Whether predictions are logits rather than probabilities.
  package let fromLogits: Bool

  package init(fromLogits: Bool = false) { self.fromLogits = fromLogits }

  package func targetCount(for output: Shape) -> Int { output.dropLast().reduce(1, *) }

  package func check(target: Shape, output: Shape) throws {
    let expected = Array(output.dropLast())
    let rest = Array(target.dropFirst())
    guard target.rank > 0, rest == expected || rest == expected + [1] else {
      throw NetworkError.targetShape(
        loss: name,
        expected:
          "(\((["N"] + expected.map(String.init)).joined(separator: ", "))\(expected.isEmpty ? "," : "")) of class numbers",
        found: target)
    }
  }

  func source(of output: Symbol, _ graph: Graph) -> Symbol {
    let node = graph.nodes[output.node]
    return !fromLogits && node.operation is SoftmaxOperation ? node.inputs[0] : output
  }

  func kernel(reading source: Symbol, for output: Symbol, batch: Int) -> LossKernel? {
    let columns = source.shape.last ?? 1
    let positions = targetCount(for: source.shape)
    let rows = batch * positions
    let areLogits = fromLogits || source != output
    return LossKernel(name: "cross-entropy", terms: positions) { at, scale in
      areLogits
        ? fb_sparse_cross_entropy(
          at.predictions, at.labels, at.sampleWeights, scale, at.gradient, rows, columns, positions)
        : fb_sparse_cross_entropy_of_probabilities(
          at.predictions, at.labels, at.sampleWeights, scale, at.gradient, rows, columns, positions)
    }
  }
}

/// −Σ target · log prediction over the classes; targets are probabilities, usually one-hot.
package struct CategoricalCrossentropy: PlannedLoss {
  package let name = "categorical_crossentropy"
  package let comparesRows = true
  package let fromLogits: Bool
  /// The fraction of each target that is spread over all classes.
  package let labelSmoothing: Float

  package init(fromLogits: Bool = false, labelSmoothing: Float = 0) {
    self.fromLogits = fromLogits
    self.labelSmoothing = labelSmoothing
  }

  func source(of output: Symbol, _ graph: Graph) -> Symbol {
    let node = graph.nodes[output.node]
    return !fromLogits && node.operation is SoftmaxOperation ? node.inputs[0] : output
  }

  func kernel(reading source: Symbol, for output: Symbol, batch: Int) -> LossKernel? {
    let columns = source.shape.last ?? 1
    let positions = source.shape.dropLast().reduce(1, *)
    let rows = batch * positions
    let areLogits = fromLogits || source != output
    let smoothing = labelSmoothing
    return LossKernel(name: "cross-entropy", terms: positions) { at, scale in
      fb_cross_entropy(
        at.predictions, at.targets, at.sampleWeights, scale, smoothing, areLogits, at.gradient, rows, columns,
        positions)
    }
  }
}
