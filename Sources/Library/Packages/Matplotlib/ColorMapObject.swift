import Evaluator
import Figures
import Language
import Tensors

/// A colour map as a value: `plt.cm.viridis`, `plt.get_cmap("hot")`, `ListedColormap(["red", "blue"])`. Called on numbers from 0
/// to 1 it gives colours.
final class ColorMapObject: Object {
  let map: ColorMap
  /// What `ListedColormap` was given; `nil` for matplotlib's own maps.
  private let given: Value?

  init(_ map: ColorMap, given: Value? = nil) { (self.map, self.given) = (map, given) }

  static let type = ClassObject(
    "Colormap", module: "matplotlib.colors", doc: "Colours for numbers from 0 to 1.",
    members: [
      .property("name", "its name") { .string(try $0.receiver(as: ColorMapObject.self).map.name) },
      .property("N", "how many colours it has") { .int(try $0.receiver(as: ColorMapObject.self).map.count) },
      .method("reversed", "The map from its end.", [.optional("name", .string, default: .none)]) { call in
        let map = try call.receiver(as: ColorMapObject.self).map
        return .object(ColorMapObject(map.reversed(name: try call.optionalString("name") ?? map.name + "_r")))
      },
      .method("resampled", "The map with another number of colours.", [.required("lutsize", .int)]) { call in
        let map = try call.receiver(as: ColorMapObject.self).map
        return .object(ColorMapObject(map.resampled(try call.colorCount("lutsize"))))
      },
      .method("copy", "The map itself.") { $0.receiver },
      .method("set_bad", "Accepted; what is no number is clear.", [.keywords("options"), .rest("args")]) {
        _ in
        .none
      },
      .method("set_under", "Accepted.", [.rest("args"), .keywords("options")]) { _ in .none },
      .method("set_over", "Accepted.", [.rest("args"), .keywords("options")]) { _ in .none },
    ])

  /// A map of just the colours of a list.
  static let listed = ClassObject(
    "ListedColormap", module: "matplotlib.colors", doc: "A map of just the colours of a list.", base: type,
    members: [
      .property("colors", "its colours") { call in
        let own = try call.receiver(as: ColorMapObject.self)
        return own.given
          ?? .tuple(of: own.map.colors.map { .tuple(of: [$0.x, $0.y, $0.z].map { .float($0) }) })
      }
    ],
    constructor: Builtin(
      "ListedColormap", module: "matplotlib.colors", doc: "A map of just the colours of a list.",
      [
        .required("colors", .any, "names, or red, green and blue from 0 to 1"),
        .optional("name", .string, default: "unnamed", "its name"),
        .optional("N", .int, default: .none, "how many of them, from the first on"),
      ]
    ) { call in
      var colors = try call.shares(of: call["colors"], "colors")
      if let count = try call.optionalInt("N", atLeast: 1) {
        colors = (0..<min(count, ColorMapObject.mostColors)).map { colors[$0 % colors.count] }
      }
      return .object(ColorMapObject(ColorMap(try call.string("name"), colors), given: call["colors"]))
    })

  /// A map that runs from colour to colour.
  static let segmented = ClassObject(
    "LinearSegmentedColormap", module: "matplotlib.colors", doc: "A map that runs from colour to colour.",
    base: type,
    members: [
      .classMethod(
        "from_list", "A map that runs from colour to colour of a list.",
        [
          .required("name", .string, "its name"),
          .required("colors", .iterable, "colours, or pairs of a place from 0 to 1 and a colour"),
          .optional("N", .int, default: 256, "how many colours it has"),
          .optional("gamma", .float, default: 1.0, "only 1"),
        ]
      ) { call in
        try call.onlyDefault("gamma")
        let parts = try call.elements("colors")
        let pairs = parts.compactMap { part -> (Double, Value)? in
          guard let pair = part.elementsOfSequence, pair.count == 2, let place = pair[0].asDouble else {
            return nil
          }
          return (place, pair[1])
        }
        let arePlaced = pairs.count == parts.count
        let colors = try call.shares(
          of: arePlaced ? .list(of: pairs.map(\.1)) : call["colors"], "colors")
        let places = arePlaced ? pairs.map(\.0) : nil
        if let places,
          places.first != 0 || places.last != 1 || zip(places, places.dropFirst()).contains(where: >)
        {
          throw call.fault(
            "colors", .message("data mapping points must start with x=0 and end with x=1, and rise"))
        }
        return .object(
          ColorMapObject(
            ColorMap(try call.string("name"), from: colors, at: places, count: try call.colorCount("N"))))
      }
    ])

  static let mostColors = 1 << 16

  var classObject: ClassObject { map.isList ? Self.listed : Self.segmented }
  func repr(_ interpreter: Interpreter) -> String {
    "<matplotlib.colors.\(classObject.name) '\(map.name)'>"
  }
  var isCallable: Bool { true }

  func compare(_ comparison: ComparisonOperator, _ other: Value, _ interpreter: Interpreter) -> Value? {
    guard let other = other.host(as: ColorMapObject.self) else { return nil }
    switch comparison {
    case .equal: return .bool(map.colors == other.map.colors)
    case .notEqual: return .bool(map.colors != other.map.colors)
    default: return nil
    }
  }

  /// `map(0.3)`: (r, g, b, opacity); of an array, an array with an axis more. Whole numbers count the colours.
  func call(_ arguments: Arguments, _ interpreter: Interpreter) throws -> Value {
    guard let value = arguments.positional.first else {
      throw Fault.message("a colour map is called on numbers", help: "plt.cm.viridis(0.5)", kind: .type)
    }
    var (opacity, inBytes): (Double?, Bool) = (nil, false)
    for (position, value) in arguments.positional.dropFirst().enumerated() {
      if position == 0 { opacity = value.asDouble } else { inBytes = try interpreter.truth(value) }
    }
    for keyword in arguments.keywords {
      switch keyword.name {
      case "alpha": opacity = keyword.value.asDouble
      case "bytes": inBytes = try interpreter.truth(keyword.value)
      default:
        throw Fault.message(
          "Colormap.__call__() got an unexpected keyword argument '\(keyword.name)'", kind: .type)
      }
    }
    let tensor = try interpreter.tensor(from: value)
    var parts: [Double] = []
    parts.reserveCapacity(tensor.count * 4)
    for number in try tensor.elements(Double.self) {
      let index =
        tensor.dtype.isFloating ? map.index(at: number) : Int(min(max(number, 0), Double(map.count - 1)))
      var color = index.map { map.colors[$0] } ?? .zero
      if index != nil, let opacity { color.w = opacity }
      parts += [color.x, color.y, color.z, color.w]
    }
    let shape = Shape(Array(tensor.shape) + [4])
    let result =
      inBytes
      ? try Tensor(shape: shape, elements: parts.map { UInt8(min(max($0, 0), 1) * 255) })
      : try Tensor(shape: shape, elements: parts)
    guard tensor.rank == 0 else { return .tensor(result) }
    return .tuple(of: try (0..<4).map { .tensor(try result.indexed(by: [.integer($0)])) })
  }
}

extension Call {
  /// Colours, each with its opacity from 0 to 1.
  fileprivate func shares(of value: Value, _ name: String) throws -> [SIMD4<Double>] {
    if let tensor = value.heldTensor, tensor.rank == 2, tensor.shape[0] > 0, [3, 4].contains(tensor.shape[1])
    {
      let (numbers, width) = (try tensor.elements(Double.self), tensor.shape[1])
      return stride(from: 0, to: numbers.count, by: width).map {
        SIMD4(numbers[$0], numbers[$0 + 1], numbers[$0 + 2], width == 4 ? numbers[$0 + 3] : 1)
      }
    }
    let values = value.asString != nil ? [value] : try interpreter.elements(of: value)
    guard !values.isEmpty else { throw invalid(name, must: "hold a colour") }
    return try values.map { value in
      let numbers = value.asString == nil ? value.elementsOfSequence?.compactMap(\.asDouble) ?? [] : []
      let color = try color(value, name)
      guard [3, 4].contains(numbers.count) else {
        return SIMD4(
          Double(color.red) / 255, Double(color.green) / 255, Double(color.blue) / 255,
          Double(color.alpha) / 255)
      }
      return SIMD4(numbers[0], numbers[1], numbers[2], numbers.count == 4 ? numbers[3] : 1)
    }
  }

  /// How many colours a map is to have.
  func colorCount(_ name: String) throws -> Int {
    try int(name, atLeast: 1, atMost: ColorMapObject.mostColors)
  }
}
