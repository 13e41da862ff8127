/// Something drawn, as data: a figure with curves and pictures, or a network.
///
///     drawing.text(.plain)   // for a terminal or a pipe
///     drawing.svg()          // for a file
///     drawing.sentence       // for someone who listens
public protocol Drawing: Sendable {
  /// The drawing in characters, lines of at most `style.width` columns, with a line break at the end.
  func text(_ style: TextStyle) -> String

  /// The drawing as a picture of shapes and words.
  var scene: Scene { get }

  /// What is drawn, in words: kinds, ranges, last values.
  var sentence: String { get }
}

extension Drawing {
  /// A self-contained SVG document; the sentence is its description.
  public func svg() -> String { scene.svg(description: sentence) }
}

/// How a drawing is set in characters.
public struct TextStyle: Equatable, Sendable {
  /// What the terminal can show.
  public enum Colours: Equatable, Sendable {
    /// Characters alone: a pipe, a transcript.
    case none
    /// A palette of 256.
    case palette
    /// 24 bits.
    case full
  }

  /// Columns there are.
  public var width: Int
  public var colours: Colours

  public init(width: Int = 80, colours: Colours = .none) {
    self.width = min(max(width, 20), 400)
    self.colours = colours
  }

  /// 80 columns, no colour: what is recorded.
  public static let plain = TextStyle()
}

/// Axes in a grid, as matplotlib has them.
///
///     var figure = Figure()
///     figure.panels = [Panel(Axes(marks: [.line(LineMark(x: [1, 2, 3], y: [0.9, 0.5, 0.3], label: "loss"))]))]
///     print(figure.text(.plain))
public struct Figure: Drawing, Equatable {
  /// The title over all axes.
  public var title = ""
  /// Width and height in inches; a column of text is a tenth of one.
  public var width = 6.4
  public var height = 4.8
  /// The grid that panels stand in.
  public var rows = 1
  public var columns = 1
  public var panels: [Panel] = []

  public init() {}

  /// Whether anything is to be seen.
  public var isEmpty: Bool { panels.allSatisfy(\.axes.marks.isEmpty) }

  /// The panels in which there is something; all where there is nothing in any.
  var shownPanels: [Panel] {
    isEmpty ? panels.filter(\.axes.isFramed) : panels.filter { !$0.axes.marks.isEmpty }
  }

  /// Whether there is nothing but pictures without words around them.
  public var isPictureOnly: Bool {
    title.isEmpty && !panels.isEmpty
      && panels.allSatisfy { panel in
        panel.axes.title.isEmpty && panel.axes.marks.count == 1 && panel.axes.picture != nil
      }
  }
}

/// Axes and their place in the figure's grid.
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
