import Evaluator
import Glibc
import Tensors

/// `sklearn.datasets`: samples that are drawn, with scikit-learn's numbers for a `random_state`.
enum SampleData {
  static let all: [Builtin] = [
    circles("make_moons", "Two half circles that reach into each other: (X, y).") { out, inner in
      let outer = (0..<out).map { angle($0, out - 1, .pi) }.map { (cos($0), sin($0)) }
      let other = (0..<inner).map { angle($0, inner - 1, .pi) }.map { (1 - cos($0), 1 - sin($0) - 0.5) }
      return outer + other
    },
    circles(
      "make_circles", "A circle inside another: (X, y).",
      [
        .keyword("factor", .float, default: 0.8, "the inner circle's size, of the outer one's")
      ]
    ) { out, inner in
      let outer = (0..<out).map { angle($0, out, 2 * .pi) }.map { (cos($0), sin($0)) }
      return outer + (0..<inner).map { angle($0, inner, 2 * .pi) }.map { (cos($0), sin($0)) }
    },
    blobs,
  ]

  private static let common: [Signature.Parameter] = [
    .keyword("shuffle", .bool, default: true, "whether the order is drawn"),
    .keyword("noise", .float, "deviation of what is added to each place; None: nothing"),
    ModelSelection.state,
  ]

  private static func function(
    _ name: String, _ doc: String, _ parameters: [Signature.Parameter], body: @escaping (Call) throws -> Value
  ) -> Builtin { Builtin(name, module: "sklearn.datasets", doc: doc, parameters, body: body) }

  private static func angle(_ place: Int, _ parts: Int, _ whole: Double) -> Double {
    parts <= 0 ? 0 : Double(place) * (whole / Double(parts))
  }

  /// The most samples that are drawn.
  private static let most = 10_000_000

  private static func circles(
    _ name: String, _ doc: String, _ further: [Signature.Parameter] = [],
    _ points: @escaping (Int, Int) -> [(Double, Double)]
  ) -> Builtin {
    function(
      name, doc,
      [.optional("n_samples", .any, default: 100, "how many, or (outer, inner)")] + common + further
    ) {
      call in
      let counts: (Int, Int)
      if let count = call["n_samples"].asInt {
        guard count >= 0, count <= most else { throw call.invalid("n_samples", must: "be from 0 to \(most)") }
        counts = (count / 2, count - count / 2)
      } else {
        counts = try call.pair("n_samples", atLeast: 0)
        guard counts.0 <= most, counts.1 <= most else {
          throw call.invalid("n_samples", must: "be at most \(most)")
        }
      }
      let factor = further.isEmpty ? 1 : try call.double("factor")
      guard factor >= 0, factor <= 1 else { throw call.invalid("factor", must: "be from 0 to 1") }
      var places = points(counts.0, counts.1).enumerated().map { index, point in
        index < counts.0 ? [point.0, point.1] : [point.0 * factor, point.1 * factor]
      }
      var classes = Array(repeating: Int64(0), count: counts.0) + Array(repeating: Int64(1), count: counts.1)
      try call.withRandom { random in
        if try call.bool("shuffle") { try reorder(&places, &classes, &random) }
        guard let noise = try call.optionalDouble("noise") else { return }
        guard noise >= 0 else { throw call.invalid("noise", must: "be 0 or more") }
        for row in places.indices {
          for axis in 0..<2 { places[row][axis] += noise * random.nextNormal() }
        }
      }
      return try samples(places, classes, width: 2)
    }
  }

  private static func reorder(
    _ places: inout [[Double]], _ classes: inout [Int64], _ random: inout LegacyRandomSource
  )
    throws
  {
    var order = Array(places.indices)
    random.shuffle(&order)
    (places, classes) = (order.map { places[$0] }, order.map { classes[$0] })
  }

  private static func samples(_ places: [[Double]], _ classes: [Int64], width: Int) throws -> Value {
    .tuple(of: [
      .tensor(try Tensor(shape: [places.count, width], elements: places.flatMap { $0 })),
      .tensor(try Tensor(shape: [classes.count], elements: classes)),
    ])
  }

  private static let blobs = function(
    "make_blobs", "Clouds of normally distributed points around centers: (X, y).",
    [
      .optional("n_samples", .any, default: 100, "how many, or how many of each"),
      .optional("n_features", .int, default: 2, "numbers of a sample"),
      .keyword("centers", .any, "how many, or their places; None: 3"),
      .keyword("cluster_std", .any, default: 1.0, "the clouds' deviation, or one for each"),
      .keyword("center_box", .any, default: [-10.0, 10.0], "(from, to) of centers that are drawn"),
      .keyword("shuffle", .bool, default: true, "whether the order is drawn"), ModelSelection.state,
      .keyword("return_centers", .bool, default: false, "whether the centers are given too"),
    ]
  ) { call in
    var width = try call.int("n_features", atLeast: 1, atMost: 10_000)
    let each = call["n_samples"].asInt == nil ? try call.ints("n_samples") : nil
    let box = try call.row("center_box")
    guard box.count == 2, box[0] <= box[1] else { throw call.invalid("center_box", must: "be (from, to)") }
    var fixed: [[Double]]?
    if call["centers"].asInt == nil, !call["centers"].isNone {
      let tensor = try call.tensor("centers", dtype: .float64)
      guard tensor.rank == 2, tensor.count > 0 else {
        throw call.fault(
          "centers", .message("centers must be a table, a row a center, found shape \(tensor.shape)"))
      }
      width = tensor.shape[1]
      let numbers = try tensor.elements(Double.self)
      fixed = (0..<tensor.shape[0]).map { Array(numbers[$0 * width..<($0 + 1) * width]) }
    }
    let count = fixed?.count ?? each?.count ?? call["centers"].asInt ?? 3
    guard count > 0, count <= 10_000,
      each.map({ $0.count == count && $0.allSatisfy { 0...most ~= $0 } }) ?? true
    else {
      throw call.fault(
        "n_samples", .message("Length of `n_samples` not consistent with number of centers."))
    }
    let total = each == nil ? try call.int("n_samples", atLeast: 1, atMost: most) : 0
    let counts = each ?? (0..<count).map { total / count + ($0 < total % count ? 1 : 0) }
    var deviations = try call.row("cluster_std")
    if call["cluster_std"].asDouble != nil { deviations = Array(repeating: deviations[0], count: count) }
    guard deviations.count == count, deviations.allSatisfy({ $0 >= 0 }) else {
      throw call.fault(
        "cluster_std", .message("Length of `clusters_std` not consistent with number of centers."))
    }
    return try call.withRandom { random in
      let centers =
        fixed
        ?? (0..<count).map { _ in (0..<width).map { _ in box[0] + (box[1] - box[0]) * random.nextUniform() } }
      var (places, classes): ([[Double]], [Int64]) = ([], [])
      for (index, number) in counts.enumerated() {
        for _ in 0..<number {
          places.append(centers[index].map { $0 + deviations[index] * random.nextNormal() })
          classes.append(Int64(index))
        }
      }
      if try call.bool("shuffle") { try reorder(&places, &classes, &random) }
      let result = try samples(places, classes, width: width)
      guard try call.bool("return_centers"), let parts = result.elementsOfSequence else { return result }
      return .tuple(
        of: parts + [.tensor(try Tensor(shape: [count, width], elements: centers.flatMap { $0 }))])
    }
  }
}
