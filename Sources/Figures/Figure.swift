/// A figure or a network diagram, as data.
///
///     drawing.text(.plain)   // for a terminal or a pipe
///     drawing.svg()          // for a file
///     drawing.sentence       // for a screen reader
public protocol Drawing: Sendable {
  /// The drawing as text, lines of at most `style.width` columns, with a final line break.
  func text(_ style: TextStyle) -> String

  /// The drawing as shapes and text in pixels.
  var scene: Scene { get }

  /// A description in one sentence: kinds, ranges, last values.
  var sentence: String { get }
}

extension Drawing {
  /// A self-contained SVG document, with the sentence as its description.
  public func svg() -> String { scene.svg(description: sentence) }
}

/// Options for drawing as text.
public struct TextStyle: Equatable, Sendable {
  /// The colours of a terminal.
  public enum Colours: Equatable, Sendable {
    /// No colours: a pipe, a transcript.
    case none
    /// 256 colours.
    case palette
    /// 24-bit colours.
    case full
  }

  /// The width in columns.
  public var width: Int
  public var colours: Colours

  public init(width: Int = 80, colours: Colours = .none) {
    self.width = min(max(width, 20), 400)
    self.colours = colours
  }

  /// 80 columns, no colours, as recorded in transcripts.
  public static let plain = TextStyle()
}

/// Axes in a grid, as in matplotlib.
///
///     var figure = Figure()
///     figure.panels = [Panel(Axes(marks: [.line(LineMark(x: [1, 2, 3], y: [0.9, 0.5, 0.3], label: "loss"))]))]
///     print(figure.text(.plain))
public struct Figure: Drawing, Equatable {
  /// The title above all axes.
  public var title = ""
  /// Width and height in inches; a column of text is 0.1 inch.
  public var width = 6.4
  public var height = 4.8
  /// The size of the grid of panels.
  public var rows = 1
  public var columns = 1
  public var panels: [Panel] = []

  public init() {}

  /// Whether there is nothing to draw.
  public var isEmpty: Bool { panels.allSatisfy(\.axes.marks.isEmpty) }

  /// The panels that are not empty; all if all are empty.
  var shownPanels: [Panel] {
    isEmpty ? panels.filter(\.axes.isFramed) : panels.filter { !$0.axes.marks.isEmpty }
  }

  /// Whether there are only images without text around them.
  public var isPictureOnly: Bool {
    title.isEmpty && !panels.isEmpty
      && panels.allSatisfy { panel in
        panel.axes.title.isEmpty && panel.axes.marks.count == 1 && panel.axes.picture != nil
      }
  }
}

/// Axes and their position in the figure's grid.
public struct Panel: Equatable, Sendable {
  public var axes: Axes
  /// From 0.
  public var row: Int
  /// From 0.
  public var column: Int

  public init(_ axes: Axes, row: Int = 0, column: Int = 0) {
    (self.axes, self.row, self.column) = (axes, row, column)
  }
}
