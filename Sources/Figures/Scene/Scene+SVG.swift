extension Scene {
  /// The scene as a self-contained SVG 1.1 document.
  func svg(description: String) -> String {
    let name = title.isEmpty ? "Figure" : title
    var writer = SVGWriter()
    writer.open(
      "svg",
      [
        ("xmlns", "http://www.w3.org/2000/svg"), ("xmlns:xlink", "http://www.w3.org/1999/xlink"),
        ("width", SVGWriter.number(width)), ("height", SVGWriter.number(height)),
        ("viewBox", "0 0 \(SVGWriter.number(width)) \(SVGWriter.number(height))"), ("role", "img"),
        ("font-family", "Helvetica, Arial, 'Liberation Sans', sans-serif"),
      ])
    writer.words("title", [], name)
    writer.words("desc", [], description)
    writer.empty("rect", [("width", "100%"), ("height", "100%"), ("fill", "#ffffff")])
    for shape in shapes { writer.write(shape) }
    writer.close("svg")
    return writer.text
  }
}

/// Writes elements, one per line.
private struct SVGWriter {
  var text = ""
  private var clips = 0

  init() {}

  mutating func write(_ shape: Scene.Shape) {
    switch shape {
    case .line(let points, let color, let width, let dash):
      guard let first = points.first else { return }
      let path =
        "M\(Self.place(first))" + points.dropFirst().map { "L\(Self.place($0))" }.joined()
      empty(
        "path",
        [("d", path), ("fill", "none")] + Self.stroke(color, width)
          + (dash == .solid ? [] : [("stroke-dasharray", Self.dashes(dash, width))]))
    case .tie(let from, let to, let color, let hasTip):
      let bend = max(abs(to.y - from.y) / 2, 6)
      let end = hasTip ? Scene.Point(to.x, to.y - 5) : to
      let path =
        "M\(Self.place(from))C\(Self.place(.init(from.x, from.y + bend))) "
        + "\(Self.place(.init(end.x, end.y - bend))) \(Self.place(end))"
      empty("path", [("d", path), ("fill", "none")] + Self.stroke(color, 1.5))
      if hasTip {
        let tip =
          "M\(Self.place(to))L\(Self.place(.init(to.x - 3.5, to.y - 6)))"
          + "L\(Self.place(.init(to.x + 3.5, to.y - 6)))Z"
        empty("path", [("d", tip)] + Self.fill(color))
      }
    case .rectangle(let box, let fill, let stroke, let radius):
      empty(
        "rect",
        Self.box(box) + (radius > 0 ? [("rx", Self.number(radius))] : [])
          + (fill.map(Self.fill) ?? [("fill", "none")]) + (stroke.map { Self.stroke($0, 1) } ?? []))
    case .marker(let marker, let point, let size, let color): write(marker, point, size, color)
    case .words(let words, let point, let lettering):
      var attributes = [
        ("x", Self.number(point.x)), ("y", Self.number(point.y)), ("font-size", Self.number(lettering.size)),
      ]
      attributes += Self.fill(lettering.color)
      switch lettering.alignment {
      case .left: break
      case .center: attributes.append(("text-anchor", "middle"))
      case .right: attributes.append(("text-anchor", "end"))
      }
      if lettering.isBold { attributes.append(("font-weight", "bold")) }
      if lettering.isUpright {
        attributes.append(("transform", "rotate(-90 \(Self.number(point.x)) \(Self.number(point.y)))"))
      }
      self.words("text", attributes, words)
    case .area(let points, let color):
      guard !points.isEmpty else { return }
      empty("path", [("d", "M" + points.map(Self.place).joined(separator: "L") + "Z")] + Self.fill(color))
    case .picture(let picture, let box, let opacity):
      // librsvg blurs the edges of pixels, over a smaller part of an enlarged one.
      let factor = max(1, min(64, 256 / max(picture.width, picture.height, 1)))
      guard let bytes = try? PNGFile.bytes(of: picture.enlarged(by: factor)) else { return }
      empty(
        "image",
        Self.box(box) + [
          ("preserveAspectRatio", "none"), ("image-rendering", "pixelated"),
        ] + (opacity < 1 ? [("opacity", NumberText.significant(opacity, 3))] : []) + [
          ("xlink:href", "data:image/png;base64," + bytes.base64)
        ])
    case .clipped(let shapes, let box):
      clips += 1
      open("clipPath", [("id", "clip\(clips)")])
      empty("rect", Self.box(box))
      close("clipPath")
      open("g", [("clip-path", "url(#clip\(clips))")])
      for shape in shapes { write(shape) }
      close("g")
    }
  }

  private mutating func write(_ marker: Marker, _ point: Scene.Point, _ size: Double, _ color: Color) {
    let r = size / 2
    func path(_ corners: [(Double, Double)]) -> String {
      "M" + corners.map { Self.place(.init(point.x + $0.0 * r, point.y + $0.1 * r)) }.joined(separator: "L")
    }
    switch marker {
    case .none: break
    case .dot, .circle:
      empty(
        "circle",
        [
          ("cx", Self.number(point.x)), ("cy", Self.number(point.y)),
          ("r", Self.number(marker == .dot ? r / 2 : r)),
        ] + Self.fill(color))
    case .square: empty("path", [("d", path([(-1, -1), (1, -1), (1, 1), (-1, 1)]) + "Z")] + Self.fill(color))
    case .triangle: empty("path", [("d", path([(0, -1), (1, 0.9), (-1, 0.9)]) + "Z")] + Self.fill(color))
    case .diamond:
      empty("path", [("d", path([(0, -1.2), (1, 0), (0, 1.2), (-1, 0)]) + "Z")] + Self.fill(color))
    case .cross:
      empty("path", [("d", path([(-1, -1), (1, 1)]) + path([(-1, 1), (1, -1)]))] + Self.stroke(color, 1.5))
    case .plus:
      empty("path", [("d", path([(-1, 0), (1, 0)]) + path([(0, -1), (0, 1)]))] + Self.stroke(color, 1.5))
    case .star:
      let strokes =
        path([(-1, 0), (1, 0)]) + path([(-0.6, -0.9), (0.6, 0.9)]) + path([(-0.6, 0.9), (0.6, -0.9)])
      empty("path", [("d", strokes)] + Self.stroke(color, 1.5))
    }
  }

  // MARK: - Elements

  mutating func open(_ name: String, _ attributes: [(String, String)]) {
    text += "<\(name)\(Self.list(attributes))>\n"
  }

  mutating func close(_ name: String) { text += "</\(name)>\n" }

  mutating func empty(_ name: String, _ attributes: [(String, String)]) {
    text += "<\(name)\(Self.list(attributes))/>\n"
  }

  mutating func words(_ name: String, _ attributes: [(String, String)], _ content: String) {
    text += "<\(name)\(Self.list(attributes))>\(Self.escaped(content))</\(name)>\n"
  }

  private static func list(_ attributes: [(String, String)]) -> String {
    attributes.map { " \($0)=\"\(escaped($1))\"" }.joined()
  }

  /// Escapes text for XML; characters that XML 1.0 does not allow become blanks.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}": result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func box(_ box: Scene.Box) -> [(String, String)] {
    [
      ("x", number(box.x)), ("y", number(box.y)), ("width", number(max(box.width, 0))),
      ("height", number(max(box.height, 0))),
    ]
  }

  private static func fill(_ color: Color) -> [(String, String)] {
    [("fill", color.hexText)] + opacity("fill-opacity", color)
  }

  private static func stroke(_ color: Color, _ width: Double) -> [(String, String)] {
    [("stroke", color.hexText), ("stroke-width", number(width)), ("stroke-linejoin", "round")]
      + opacity("stroke-opacity", color)
  }

  private static func opacity(_ name: String, _ color: Color) -> [(String, String)] {
    color.alpha == 255 ? [] : [(name, NumberText.significant(Double(color.alpha) / 255, 3))]
  }

  private static func dashes(_ dash: Dash, _ width: Double) -> String {
    let lengths: [Double] =
      switch dash {
      case .solid: []
      case .dashed: [3.7, 1.6]
      case .dotted: [1, 1.65]
      case .dashDot: [6.4, 1.6, 1, 1.6]
      }
    return lengths.map { number($0 * width) }.joined(separator: " ")
  }

  private static func place(_ point: Scene.Point) -> String { "\(number(point.x)) \(number(point.y))" }

  /// Two decimals are finer than a pixel; far outside the canvas numbers are clamped.
  static func number(_ value: Double) -> String {
    let value = value.clamped(to: -1e5...1e5)
    let hundredths = (value * 100).rounded() / 100
    return hundredths == hundredths.rounded()
      ? String(Int(hundredths)) : NumberText.significant(hundredths, 7)
  }
}
