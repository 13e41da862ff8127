import Tensors
import Testing

@testable import Networks

/// Boundary IoU, against its definition in plain loops.
@Suite struct BoundaryOverlapTests {
  struct Scene: Sendable, CustomStringConvertible {
    let size: (height: Int, width: Int)
    let classes: Int
    let distance: Int
    var ignored: Int?
    /// The approximate width of a patch.
    var grain = 3

    var description: String { "\(size.height) × \(size.width), \(classes) classes, distance \(distance)" }
  }

  /// A class map of patches, random by seed.
  private static func map(_ scene: Scene, _ seed: Int) -> [[Int]] {
    (0..<scene.size.height).map { row in
      (0..<scene.size.width).map { column in
        let patch = (row + seed) / scene.grain * 7 + (column + 2 * seed) / scene.grain * 11
        return (patch * patch + seed * 3 + (row * column % 13 == 0 ? 1 : 0)) % scene.classes
      }
    }
  }

  /// The positions of a class within the distance of a position of another class or outside the map.
  private static func band(_ map: [[Int]], _ wanted: Int, _ distance: Int) -> [[Bool]] {
    map.indices.map { row in
      map[row].indices.map { column in
        guard map[row][column] == wanted else { return false }
        for dy in -distance...distance {
          for dx in -distance...distance {
            let (y, x) = (row + dy, column + dx)
            if !map.indices.contains(y) || !map[y].indices.contains(x) || map[y][x] != wanted { return true }
          }
        }
        return false
      }
    }
  }

  private static func reference(_ scene: Scene, _ pairs: [(actual: [[Int]], predicted: [[Int]])]) -> Double {
    var (sum, occurring) = (0.0, 0.0)
    for wanted in 0..<scene.classes {
      var (both, either) = (0, 0)
      for (actual, found) in pairs {
        var (actual, predicted) = (actual, found)
        for row in actual.indices {
          for column in actual[row].indices where actual[row][column] == scene.ignored {
            actual[row][column] = -1
            predicted[row][column] = -1
          }
        }
        let (g, p) = (band(actual, wanted, scene.distance), band(predicted, wanted, scene.distance))
        for row in g.indices {
          for column in g[row].indices {
            if g[row][column], p[row][column] { both += 1 }
            if g[row][column] || p[row][column] { either += 1 }
          }
        }
      }
      if either > 0 {
        sum += Double(both) / Double(either)
        occurring += 1
      }
    }
    return occurring == 0 ? 0 : sum / occurring
  }

  static let scenes: [Scene] = [
    Scene(size: (9, 12), classes: 3, distance: 1), Scene(size: (16, 11), classes: 4, distance: 2, grain: 6),
    Scene(size: (7, 7), classes: 2, distance: 5, grain: 4), Scene(size: (1, 20), classes: 3, distance: 2),
    Scene(size: (14, 14), classes: 5, distance: 2, ignored: 1, grain: 5),
    Scene(size: (24, 24), classes: 2, distance: 3, grain: 12),
  ]

  @Test(arguments: scenes)
  func definition(_ scene: Scene) throws {
    var overlap = BoundaryIoU(IntersectionOverUnion(classes: scene.classes))
    overlap.classes.predictionsAreLabels = false
    overlap.classes.ignoredClass = scene.ignored
    overlap.distance = scene.distance
    var state = MetricState(Metric(.boundaryOverlap(overlap), name: "boundary"))
    var pairs: [(actual: [[Int]], predicted: [[Int]])] = []
    for batch in 0..<2 {
      let own = (0..<3).map {
        (actual: Self.map(scene, 5 * batch + $0), predicted: Self.map(scene, 5 * batch + $0 + 1))
      }
      pairs += own
      let shape = [3, scene.size.height, scene.size.width]
      let targets = try Tensor(
        shape: Shape(shape), floats: own.flatMap { $0.actual.joined().map(Float.init) })
      let predictions = try Tensor(
        shape: Shape(shape + [scene.classes]),
        floats: own.flatMap { pair in
          pair.predicted.joined().flatMap { label in
            (0..<scene.classes).map { $0 == label ? 0.9 : 0.1 as Float }
          }
        })
      try state.update(targets: targets, predictions: predictions)
    }
    let expected = Self.reference(scene, pairs)
    #expect(abs(state.result - expected) < 1e-9)
    #expect(expected > 0 && expected < 1)
  }

  @Test func distanceFollowsTheDiagonal() {
    let overlap = BoundaryIoU(IntersectionOverUnion(classes: 2))
    // 2 % of 90.5, 724.1 and 11.3 pixels.
    #expect(overlap.distance(64, 64) == 2 && overlap.distance(512, 512) == 14 && overlap.distance(8, 8) == 1)
  }

  @Test func perfectIsOneAndBlurringCostsMoreHere() throws {
    let map = (0..<32).map { row in
      (0..<32).map { column in (row - 15) * (row - 15) + (column - 16) * (column - 16) < 120 ? 1 : 0 }
    }
    // Class 1 is enlarged by one pixel on all sides.
    let blurred = map.indices.map { row in
      map[row].indices.map { column in
        (-1...1).contains { dy in
          (-1...1).contains { dx in
            map.indices.contains(row + dy) && map[row].indices.contains(column + dx)
              && map[row + dy][column + dx] == 1
          }
        } ? 1 : 0
      }
    }
    func figures(_ predicted: [[Int]]) throws -> (all: Double, boundary: Double) {
      var overlap = IntersectionOverUnion(classes: 2)
      overlap.predictionsAreLabels = true
      var (all, boundary) = (
        MetricState(Metric(.intersectionOverUnion(overlap), name: "all")),
        MetricState(Metric(.boundaryOverlap(BoundaryIoU(overlap)), name: "boundary"))
      )
      let targets = try Tensor(shape: [1, 32, 32, 1], floats: map.joined().map(Float.init))
      let predictions = try Tensor(shape: [1, 32, 32, 1], floats: predicted.joined().map(Float.init))
      try all.update(targets: targets, predictions: predictions)
      try boundary.update(targets: targets, predictions: predictions)
      return (all.result, boundary.result)
    }
    let perfect = try figures(map)
    #expect(perfect.all == 1 && perfect.boundary == 1)
    let found = try figures(blurred)
    #expect(found.all > 0.8 && found.boundary < found.all - 0.2)
  }

  @Test func needsMaps() throws {
    var dense = Dense(units: 3)
    dense.activation = .softmax
    let model = try Model(sequential: [Layer(dense)], inputShape: [4])
    var overlap = BoundaryIoU(IntersectionOverUnion(classes: 3))
    overlap.classes.predictionsAreLabels = false
    #expect {
      try model.compile(
        optimizer: Optimizer(SGD(), learningRate: 0.1), losses: [SparseCategoricalCrossentropy()],
        metrics: [[Metric(.boundaryOverlap(overlap), name: "edges")]])
    } throws: { error in
      (error as? NetworkError)?.message
        == "edges expects maps (N, H, W, …), but the targets are those of sparse_categorical_crossentropy for an output of (None, 3)"
    }
  }

  @Test func labelsNeedOnePredictionEach() throws {
    let model = try Model(
      sequential: [Layer(Conv2D(filters: 3, kernelSize: Extent(1, 1)))], inputShape: [4, 4, 1])
    #expect {
      try model.compile(
        optimizer: Optimizer(SGD(), learningRate: 0.1),
        losses: [SparseCategoricalCrossentropy(fromLogits: true)],
        metrics: [[Metric(.intersectionOverUnion(IntersectionOverUnion(classes: 3)), name: "overlap")]])
    } throws: { error in
      (error as? NetworkError)?.message.hasPrefix(
        "overlap expects a class number as prediction (sparse_y_pred=False takes the largest), but") ?? false
    }
  }
}
