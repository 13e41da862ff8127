import Figures

/// A figure as part of a page.
///
/// A drawing of ours becomes part of the page's text, so that its words are sharp and can be found. It is recognized by
/// what it is made of: elements and attributes that can neither run nor fetch anything (`SVGReader`). Any other drawing
/// is a picture, in which a browser runs nothing; one without SVG is shown in characters.
struct HTMLFigure {
  let html: String

  /// - `number`: among the figures of the page: distinguishes their names.
  init(_ figure: FigureOutput, number: Int) {
    var writer = HTMLWriter()
    if figure.svg.isEmpty {
      HTML.block(figure.text, label: Self.sentence(of: figure), isPicture: true, to: &writer)
    } else {
      // On a narrow screen it scrolls, as its words would become too small.
      writer.open(
        "div", ["class": "drawing", "tabindex": "0", "role": "group", "aria-label": "Figure \(number)"])
      if let drawing = SVGReader.drawing(figure.svg, prefix: "figure-\(number)-") {
        writer.add(html: drawing)
      } else {
        writer.open(
          "img",
          [
            "src": "data:image/svg+xml;base64," + Array(figure.svg.utf8).base64,
            "alt": Self.sentence(of: figure),
          ])
      }
      writer.close("div")
    }
    html = writer.text
  }

  private static func sentence(of figure: FigureOutput) -> String {
    figure.sentence.isEmpty ? "A figure without a description." : figure.sentence
  }
}
