/// What a plan does to need less memory than keeping every value of the forward pass in full.
package struct PlanOptions: Sendable, Hashable {
  /// How activations are stored between the forward and the backward pass. Sums and variables are always 32 bits.
  package enum Precision: String, Sendable, CaseIterable {
    case float32, bfloat16, float16
  }

  package var precision = Precision.float32
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
    if precision != .float32 { words += ", \(precision.rawValue)" }
    return words
  }
}
