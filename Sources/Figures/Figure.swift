/// A figure or a network diagram, as data.
///
///     drawing.text(.plain)   // for a terminal or a pipe
///     drawing.svg()          // for a file
///     drawing.sentence       // for a screen reader
package protocol Drawing: Sendable {
  /// The drawing as text, lines of at most `style.width` columns, with a final line break.
  func text(_ style: TextStyle) -> String

  /// The drawing as shapes and text in pixels.
  var scene: Scene { get }

  /// A description in one sentence: kinds, ranges, last values.
  var sentence: String { get }
}

extension Drawing {
  /// A self-contained SVG document, with the sentence as its description.
  package func svg() -> String { scene.svg(description: sentence) }

  /// The bytes of a PNG file. An inch has 100 pixels, as in matplotlib, or `dpi`.
  ///
  /// - Throws: `FigureError` if librsvg or fonts are not installed, and for too many pixels.
  package func png(dpi: Double = PNGFile.resolution) throws(FigureError) -> [UInt8] {
    try PNGFile.bytes(ofSVG: svg(), dpi: dpi)
  }
}

/// Options for drawing as text.
package struct TextStyle: Equatable, Sendable {
  /// The colours of a terminal.
  package enum Colours: Equatable, Sendable {
    /// No colours: a pipe, a transcript.
    case none
    /// 256 colours.
    case palette
    /// 24-bit colours.
    case full
  }

  /// The width in columns.
  package var width: Int
  package var colours: Colours

  package init(width: Int = 80, colours: Colours = .none) {
    self.width = min(max(width, 20), 400)
    self.colours = colours
  }

  /// 80 columns, no colours, as recorded in transcripts.
  package static let plain = TextStyle()
}

/// Axes in a grid, as in matplotlib.
///
///     var figure = Figure()
///     figure.panels = [Panel(Axes(marks: [.line(LineMark(x: [1, 2, 3], y: [0.9, 0.5, 0.3], label: "loss"))]))]
///     print(figure.text(.plain))
package struct Figure: Drawing, Equatable {
  /// The title above all axes.
  package var title = ""
  /// Width and height in inches; a column of text is 0.1 inch.
  package var width = 6.4
  package var height = 4.8
  /// The size of the grid of panels.
  package var rows = 1
  package var columns = 1
  package var panels: [Panel] = []
  /// Whether the panels are one sequence, so that text of a few columns may break its lines elsewhere.
  package var isSequence = false
  /// What the colours of all panels mean.
  package var guide: Guide?

  package init() {}

  /// Whether there is nothing to draw.
  package var isEmpty: Bool { panels.allSatisfy(\.axes.marks.isEmpty) }

  /// The panels that are not empty; all if all are empty.
  var shownPanels: [Panel] {
    isEmpty ? panels.filter(\.axes.isFramed) : panels.filter { !$0.axes.marks.isEmpty }
  }
}

/// Axes and their position in the figure's grid.
package struct Panel: Equatable, Sendable {
  package var axes: Axes
  /// From 0.
  package var row: Int
  /// From 0.
  package var column: Int
  /// How many rows and columns of the grid it covers.
  package var rowSpan: Int
  package var columnSpan: Int

  package init(_ axes: Axes, row: Int = 0, column: Int = 0, rowSpan: Int = 1, columnSpan: Int = 1) {
    (self.axes, self.row, self.column) = (axes, row, column)
    (self.rowSpan, self.columnSpan) = (max(rowSpan, 1), max(columnSpan, 1))
  }
}
