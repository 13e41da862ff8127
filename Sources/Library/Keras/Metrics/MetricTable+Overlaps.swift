import Evaluator
import Networks

/// Overlap metrics: intersection over union of target and prediction.
extension MetricTable {
  private static let classes = Signature.Parameter.required(
    "num_classes", .int, "how many classes there are")
  private static let targetClasses = Signature.Parameter.required(
    "target_class_ids", .shape(allowsNone: false), "the classes whose mean is taken")
  private static let sparse: [Signature.Parameter] = [
    .optional("ignore_class", .int, default: .none, "a class whose places do not count"),
    .optional("sparse_y_true", .bool, default: true, "whether targets are class numbers"),
    .optional(
      "sparse_y_pred", .bool, default: true,
      "whether predictions are class numbers rather than a number for each class"),
  ]

  static let overlaps: [Entry] = [
    Entry("MeanIoU", "mean_io_u", nil, [classes] + sparse) { .intersectionOverUnion(try overlap($0)) },
    Entry("IoU", "io_u", nil, [classes, targetClasses] + sparse) { .intersectionOverUnion(try overlap($0)) },
    Entry("OneHotIoU", "one_hot_io_u", nil, [classes, targetClasses]) { call in
      var overlap = try overlap(call)
      (overlap.targetsAreLabels, overlap.predictionsAreLabels) = (false, false)
      return .intersectionOverUnion(overlap)
    },
    Entry("OneHotMeanIoU", "one_hot_mean_io_u", nil, [classes]) { call in
      var overlap = try overlap(call)
      (overlap.targetsAreLabels, overlap.predictionsAreLabels) = (false, false)
      return .intersectionOverUnion(overlap)
    },
    Entry(
      "BinaryIoU", "binary_io_u", nil,
      [
        .optional(
          "target_class_ids", .shape(allowsNone: false), default: [0, 1], "the classes whose mean is taken"),
        threshold,
      ]
    ) { call in
      var overlap = IntersectionOverUnion(classes: 2)
      overlap.targetClasses = try targetClasses(call, below: 2)
      overlap.threshold = Float(try call.double("threshold"))
      return .intersectionOverUnion(overlap)
    },
  ]

  /// Not in Keras: shown under `fieldbook.metrics`.
  static let boundary = Entry(
    "BoundaryIoU", "boundary_io_u", nil,
    [
      classes,
      .optional("distance", .int, default: .none, "of the band's places from the boundary, in pixels"),
      .optional(
        "dilation_ratio", .float, default: 0.02,
        "the distance as a share of the diagonal, where none is given"
      ),
    ] + sparse.map { $0.name == "sparse_y_pred" ? $0.with(default: false) : $0 }
  ) { call in
    var boundary = BoundaryIoU(try overlap(call))
    boundary.distance = try call.optionalInt("distance", atLeast: 1)
    boundary.ratio = try call.double("dilation_ratio")
    guard boundary.ratio > 0, boundary.ratio <= 1 else {
      throw call.invalid("dilation_ratio", must: "be above 0 and at most 1")
    }
    return .boundaryOverlap(boundary)
  }

  private static func overlap(_ call: Call) throws -> IntersectionOverUnion {
    var overlap = IntersectionOverUnion(
      classes: try call.int("num_classes", atLeast: 1, atMost: IntersectionOverUnion.classLimit))
    let has = Set(call.signature.parameters.map(\.name))
    if has.contains("target_class_ids") {
      overlap.targetClasses = try targetClasses(call, below: overlap.classes)
    }
    if has.contains("sparse_y_true") {
      overlap.ignoredClass = try call.optionalInt("ignore_class")
      overlap.targetsAreLabels = try call.bool("sparse_y_true")
      overlap.predictionsAreLabels = try call.bool("sparse_y_pred")
    }
    return overlap
  }

  private static func targetClasses(_ call: Call, below classes: Int) throws -> [Int] {
    let ids = try call.ints("target_class_ids")
    guard !ids.isEmpty, ids.allSatisfy({ (0..<classes).contains($0) }) else {
      throw call.invalid("target_class_ids", must: "be classes from 0 to \(classes - 1)")
    }
    return ids
  }
}
