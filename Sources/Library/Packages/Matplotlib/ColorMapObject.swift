import Evaluator
import Figures
import Language
import Tensors

/// A colour map as a value: `plt.cm.viridis`, `plt.get_cmap("hot")`. Called on numbers from 0 to 1 it gives colours.
final class ColorMapObject: Object {
  let map: ColorMap

  init(_ map: ColorMap) { self.map = map }

  private static let type = ClassObject(
    "Colormap", module: "matplotlib.colors", doc: "Colours for numbers from 0 to 1.",
    members: [
      .property("name", "its name") { .string(try $0.receiver(as: ColorMapObject.self).map.name) },
      .property("N", "how many colours it has") { _ in 256 },
      .method("reversed", "The map from its end.", [.optional("name", .any)]) { call in
        let name = try call.receiver(as: ColorMapObject.self).map.name
        let other = name.hasSuffix("_r") ? String(name.dropLast(2)) : name + "_r"
        return ColorMap(named: other).map { .object(ColorMapObject($0)) } ?? .none
      },
      .method("resampled", "The map itself.", [.required("lutsize", .int)]) { $0.receiver },
      .method("copy", "The map itself.") { $0.receiver },
      .method("set_bad", "Accepted; what is no number is clear.", [.keywords("options"), .rest("args")]) {
        _ in
        .none
      },
      .method("set_under", "Accepted.", [.rest("args"), .keywords("options")]) { _ in .none },
      .method("set_over", "Accepted.", [.rest("args"), .keywords("options")]) { _ in .none },
    ])

  var classObject: ClassObject { Self.type }
  func repr(_ interpreter: Interpreter) -> String { "<matplotlib.colors.Colormap '\(map.name)'>" }
  var isCallable: Bool { true }

  func compare(_ comparison: ComparisonOperator, _ other: Value, _ interpreter: Interpreter) -> Value? {
    guard let other = other.host(as: ColorMapObject.self) else { return nil }
    switch comparison {
    case .equal: return .bool(map == other.map)
    case .notEqual: return .bool(map != other.map)
    default: return nil
    }
  }

  /// `map(0.3)`: (r, g, b, opacity); of an array, an array with an axis more. Whole numbers count to 255.
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
    let scale = tensor.dtype.isFloating ? 1.0 : 1 / 255.0
    var parts: [Double] = []
    for number in try tensor.elements(Double.self) {
      let color = map.color(at: number * scale)
      parts += [color.red, color.green, color.blue].map { Double($0) / 255 }
      parts.append(opacity ?? Double(color.alpha) / 255)
    }
    if tensor.rank == 0, !inBytes { return .tuple(of: parts.map { .float($0) }) }
    let shape = Shape(Array(tensor.shape) + [4])
    guard inBytes else { return .tensor(try Tensor(shape: shape, elements: parts)) }
    return .tensor(try Tensor(shape: shape, elements: parts.map { UInt8(($0 * 255).rounded()) }))
  }
}
