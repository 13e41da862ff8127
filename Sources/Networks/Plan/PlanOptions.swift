/// What a plan does to need less memory than keeping every value of the forward pass in full.
package struct PlanOptions: Sendable, Hashable {
  /// What all layers compute with; `nil`: each as it was made.
  package var precision: Precision?
  /// The number of segments whose inner values are recomputed in the backward pass; 1 keeps everything. `nil` with
  /// `checkpoints` true: the square root of the number of places where the graph can be cut.
  package var segmentCount: Int?
  package var checkpoints = false
  /// Whether layers that slide go down an image row by row, instead of one after the other: in predictions, and in training on one
  /// image at a time.
  package var isRowByRow = false

  /// Whether values are made again instead of kept.
  var hasSegments: Bool { checkpoints || (segmentCount ?? 1) > 1 }

  package init() {}

  package init(isRowByRow: Bool) { self.isRowByRow = isRowByRow }

  package init(checkpoint: Bool, segmentCount: Int? = nil) {
    checkpoints = checkpoint
    self.segmentCount = segmentCount
  }

  /// The options as text: ", checkpoint=True, bfloat16".
  var words: String {
    var words = ""
    if let segmentCount {
      words += ", checkpoint=\(segmentCount)"
    } else if checkpoints {
      words += ", checkpoint=True"
    }
    if isRowByRow { words += ", row by row" }
    if let precision { words += ", \(precision.rawValue)" }
    return words
  }
}
