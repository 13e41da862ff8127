import Evaluator
import Figures

/// The name of an axis or the title of axes, as an object: `ax.xaxis.label`, `ax.title`.
final class AxesText: Object {
  private let axes: AxesObject
  private let path: WritableKeyPath<Axes, String>

  init(_ axes: AxesObject, _ path: WritableKeyPath<Axes, String>) { (self.axes, self.path) = (axes, path) }

  private static let shared = ClassObject(
    "Text", module: "matplotlib.text", doc: "The name of an axis, or the title.",
    members: [
      .method("get_text", "The words.") { call in
        let text = try call.receiver(as: AxesText.self)
        return .string(text.axes.axes[keyPath: text.path])
      },
      .method("set_text", "Sets the words.", [.required("s", .any, "the words")]) { call in
        let text = try call.receiver(as: AxesText.self)
        text.axes.axes[keyPath: text.path] = try call.label("s")
        return .none
      },
      .method("set_visible", "Whether they are drawn.", [.required("b", .bool, "False hides them")]) { call in
        let text = try call.receiver(as: AxesText.self)
        if try !call.bool("b") { text.axes.axes[keyPath: text.path] = "" }
        return .none
      },
    ] + TickLabel.looks)

  var classObject: ClassObject { Self.shared }

  func repr(_ interpreter: Interpreter) throws -> String {
    let place = path == \Axes.title ? "0.5, 1.0" : path == \Axes.xLabel ? "0.5, 0" : "0, 0.5"
    return "Text(\(place), \(try interpreter.repr(.string(axes.axes[keyPath: path]))))"
  }
}
