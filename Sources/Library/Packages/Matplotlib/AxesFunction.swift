package import Evaluator
package import Figures
import Language
import Tensors

/// A plotting function: `plt.plot(…)` draws on the current axes, `ax.plot(…)` on its own.
struct AxesFunction {
  /// Its name in `plt`; `nil` if only axes have it.
  let pyplotName: String?
  /// Its name among the methods of axes; `nil` if only `plt` has it.
  let axesName: String?
  let doc: String
  let parameters: [Signature.Parameter]
  let body: (AxesObject, Call) throws -> Value

  /// A function of one name.
  init(
    _ name: String, _ doc: String, _ parameters: [Signature.Parameter] = [],
    body: @escaping (AxesObject, Call) throws -> Value
  ) {
    self.init(pyplot: name, axes: name, doc, parameters, body: body)
  }

  init(
    pyplot: String?, axes: String?, _ doc: String, _ parameters: [Signature.Parameter] = [],
    body: @escaping (AxesObject, Call) throws -> Value
  ) {
    (pyplotName, axesName, self.doc, self.parameters, self.body) = (pyplot, axes, doc, parameters, body)
  }

  var function: Builtin? {
    pyplotName.map { name in
      Builtin(name, module: "plt", doc: doc, parameters) { call in
        try run(call.interpreter.plotting.axes, call)
      }
    }
  }

  var method: Builtin? {
    axesName.map { name in
      .method(name, doc, parameters) { call in try run(try call.receiver(as: AxesObject.self), call) }
    }
  }

  /// Draws, and turns what was drawn into places of the plane.
  private func run(_ axes: AxesObject, _ call: Call) throws -> Value {
    let before = axes.axes.marks.count
    if before == 0 { axes.prepare(call.interpreter.plotSettings) }
    let result = try body(axes, call)
    axes.project(from: before)
    return result
  }

  static let all: [AxesFunction] = [
    lines, bars, histograms, areas, fields, pictures, words, limits, solids, patches, others,
  ].flatMap { $0 }
}

// Parameters that several functions have.
extension Signature.Parameter {
  static let plotLabel = keyword("label", .any, "what the legend calls it")
  static let plotColor = keyword("color", .any, "a colour: \"red\", \"C0\", \"#1f77b4\", \"0.5\"")
  static let plotColorShort = keyword("c", .any, "as color")
  static let plotAlpha = keyword("alpha", .float, "opacity, 0 to 1; the terminal draws opaque")

  /// Style parameters that have no effect here, accepted for compatibility.
  static func looks(_ names: String...) -> [Signature.Parameter] {
    names.map { keyword($0, .any, "accepted; figures here have one look") }
  }
}

extension Call {
  /// A sequence of numbers: a list, a tuple, a range or a tensor with one axis.
  package func row(_ value: Value, _ parameter: String) throws -> [Double] {
    if let number = value.asDouble { return [number] }
    if let elements = value.elementsOfSequence {
      let numbers = elements.compactMap(\.asDouble)
      if numbers.count == elements.count { return numbers }
    }
    let tensor: Tensor
    do {
      tensor = try interpreter.tensor(from: value)
    } catch let error where Fault(error) != nil {
      throw fault(
        parameter,
        .wrongArgumentType(
          function: signature.name, parameter: parameter, expected: "numbers in a row", found: value.typeName)
      )
    }
    // A column of predictions is accepted too.
    guard tensor.shape.count(where: { $0 != 1 }) <= 1 else {
      throw fault(
        parameter,
        .message(
          "\(signature.name) expects numbers in a row, found a tensor of shape \(tensor.shape)",
          help: "choose a row or a column: x[0], x[:, 0]"))
    }
    return try tensor.elements(Double.self)
  }

  /// The numbers of a parameter.
  package func row(_ name: String) throws -> [Double] { try row(self[name], name) }

  func optionalRow(_ name: String) throws -> [Double]? { self[name].isNone ? nil : try row(name) }

  /// A label as text; numbers are converted.
  package func label(_ name: String) throws -> String {
    self[name].isNone ? "" : try interpreter.text(self[name])
  }

  /// A colour by name, as (r, g, b) from 0 to 1, or `nil` for `None`.
  func color(_ name: String) throws -> Color? {
    guard !self[name].isNone else { return nil }
    return try color(self[name], name)
  }

  func color(_ value: Value, _ parameter: String) throws -> Color {
    if case .string(let text) = value {
      if let color = Color(named: text) { return color }
      throw fault(
        parameter,
        .message(
          "\(signature.name) does not know the colour '\(text)'" + nearest(text, Color.names),
          help: "a name such as 'red', 'tab:blue' or 'C0', '#1f77b4', or a grey from '0' to '1'"))
    }
    var parts = value.elementsOfSequence?.compactMap(\.asDouble) ?? []
    if let tensor = value.heldTensor, tensor.rank == 1 || (tensor.rank == 2 && tensor.shape[0] == 1) {
      parts = try tensor.flattened().elements(Double.self)
    } else if let inner = value.elementsOfSequence?.first, value.elementsOfSequence?.count == 1,
      inner.elementsOfSequence != nil || inner.heldTensor?.rank == 1
    {
      return try color(inner, parameter)
    }
    guard parts.count == 3 || parts.count == 4, parts.allSatisfy({ $0 >= 0 && $0 <= 1 }) else {
      throw fault(
        parameter,
        .message(
          "\(signature.name): a colour must be a name, or red, green and blue from 0 to 1",
          help: "color='red'"))
    }
    let bytes = parts.map { UInt8(($0 * 255).rounded()) }
    return Color(bytes[0], bytes[1], bytes[2], alpha: bytes.count == 4 ? bytes[3] : 255)
  }

  /// A list of colours; `nil` for a single one or none.
  func colors(_ name: String) throws -> [Color]? {
    guard let parts = self[name].elementsOfSequence, parts.contains(where: { $0.asDouble == nil }) else {
      return nil
    }
    return try parts.map { try color($0, name) }
  }

  /// `color=` or `c=` with `alpha=`, or the next colour in the cycle.
  func seriesColor(_ axes: AxesObject, hasShortName: Bool = true) throws -> Color {
    try faded(try color("color") ?? (hasShortName ? color("c") : nil) ?? axes.nextColor())
  }

  /// A number from 0 to 1; `nil` for `None`.
  package func opacity(_ name: String) throws -> Double? {
    guard let alpha = try optionalDouble(name) else { return nil }
    guard alpha >= 0, alpha <= 1 else { throw invalid(name, must: "be from 0 to 1") }
    return alpha
  }

  /// A colour with the opacity of `alpha=`.
  func faded(_ color: Color) throws -> Color {
    guard let alpha = try opacity("alpha") else { return color }
    return Color(color.red, color.green, color.blue, alpha: UInt8((alpha * 255).rounded()))
  }

  /// A colour map by name, or `viridis` for `None`.
  package func colorMap(_ name: String) throws -> ColorMap {
    if let object = self[name].host(as: ColorMapObject.self) { return object.map }
    guard !self[name].isNone else {
      return interpreter.plotSettings["image.cmap"]?.asString.flatMap { ColorMap(named: $0) }
        ?? interpreter.plotting.colorMap
    }
    let text = try string(name)
    if let map = ColorMap(named: text) { return map }
    throw fault(
      name,
      .message(
        "\(signature.name) does not know the colour map '\(text)'" + nearest(text, ColorMap.names),
        help: "one of " + ColorMap.names.joined(separator: ", ") + "; _r behind a name reverses it"))
  }

  func dash(_ name: String) throws -> Dash? {
    guard let text = try optionalString(name) else { return .solid }
    if LineFormat.noLine.contains(text) { return nil }
    if let found = LineFormat.dashes[text] { return found }
    throw unknown(
      name, "line style", text, ["-", "--", "-.", ":", "solid", "dashed", "dashdot", "dotted", "None"])
  }

  func marker(_ name: String) throws -> Marker? {
    guard let text = try optionalString(name) else { return nil }
    if let found = LineFormat.markers[text] { return found }
    throw unknown(name, "marker", text, LineFormat.markers.keys.sorted())
  }

  /// Two sequences of equal length.
  func matched(_ x: [Double], _ y: [Double], _ names: (String, String), at parameter: String) throws {
    guard x.count != y.count else { return }
    throw fault(
      parameter,
      .message(
        "\(signature.name) needs as many \(names.0) as \(names.1), found \(x.count) and \(y.count)"))
  }

  private func nearest(_ text: String, _ names: [String]) -> String {
    nearestName(to: text, among: names).map { "; did you mean '\($0)'?" } ?? ""
  }
}

// A table that is made once and never changes.
extension AxesFunction: @unchecked Sendable {}
