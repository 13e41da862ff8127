import Evaluator
import Figures

/// The words at a tick: what `get_xticklabels` lists.
///
///     [label.get_text() for label in ax.get_xticklabels()]
final class TickLabel: Object {
  let text: String
  private let place: Double
  private let isAcross: Bool
  /// Whether all places of the axis are whole, as those of bars with names.
  private let isWhole: Bool

  private init(_ tick: Tick, isAcross: Bool, isWhole: Bool) {
    (text, place, self.isAcross, self.isWhole) = (tick.label, tick.place, isAcross, isWhole)
  }

  static func all(_ ticks: [Tick], isAcross: Bool) -> [Value] {
    let isWhole = ticks.allSatisfy { $0.place == $0.place.rounded() && abs($0.place) < 1e15 }
    return ticks.map { .object(TickLabel($0, isAcross: isAcross, isWhole: isWhole)) }
  }

  private static let shared = ClassObject(
    "Text", module: "matplotlib.text", doc: "The words at a tick.",
    members: [
      .method("get_text", "The words.") { .string(try $0.receiver(as: TickLabel.self).text) },
      .method("get_position", "Where they are: (x, y).") { call in
        let label = try call.receiver(as: TickLabel.self)
        return .tuple(of: label.isAcross ? [label.number, 0] : [0, label.number])
      },
      .method("get_visible", "Whether they are drawn.") { _ in true },
    ] + looks)

  /// How words look.
  static let looks: [Builtin] = [
    "set_rotation", "set_rotation_mode", "set_fontsize", "set_size", "set_fontweight", "set_weight",
    "set_color", "set_ha", "set_va", "set_horizontalalignment", "set_verticalalignment", "set_family",
    "set_fontfamily", "set_fontname", "set_style", "set_alpha", "set_position",
  ].map { name in
    .method(name, "Accepted: how words look is not drawn.", [.required("value", .any)]) { _ in .none }
  }

  private var number: Value { isWhole ? .int(Int(place)) : .float(place) }

  var classObject: ClassObject { Self.shared }

  func repr(_ interpreter: Interpreter) throws -> String {
    let at = try interpreter.repr(number)
    return "Text(\(isAcross ? "\(at), 0" : "0, \(at)"), \(try interpreter.repr(.string(text))))"
  }
}
