import Figures

/// Small drawings of every kind; their text is in `Drawings/NAME.txt`.
enum Gallery {
  struct Piece: CustomStringConvertible, Sendable {
    let name: String
    let drawing: any Drawing
    var description: String { name }
  }

  static let all: [Piece] = curves + bars + areas + pictures + overlays + grids + tables + networks + faults

  private static func piece(
    _ name: String, _ axes: Axes..., columns: Int? = nil, width: Double = 4, height: Double = 3
  )
    -> Piece
  {
    piece(name, axes, columns: columns, width: width, height: height)
  }

  private static func piece(
    _ name: String, _ axes: [Axes], columns: Int? = nil, width: Double = 4, height: Double = 3
  ) -> Piece {
    var figure = Figure()
    (figure.width, figure.height) = (width, height)
    figure.columns = columns ?? axes.count
    figure.rows = (axes.count + figure.columns - 1) / figure.columns
    figure.panels = axes.enumerated().map {
      Panel($1, row: $0 / figure.columns, column: $0 % figure.columns)
    }
    return Piece(name: name, drawing: figure)
  }

  private static func axes(_ marks: Mark..., set: (inout Axes) -> Void = { _ in }) -> Axes {
    axes(marks, set: set)
  }

  private static func axes(_ marks: [Mark], set: (inout Axes) -> Void = { _ in }) -> Axes {
    var axes = Axes(marks: marks)
    set(&axes)
    return axes
  }

  private static func line(_ y: [Double], _ label: String = "", color: Int = 0) -> LineMark {
    LineMark(x: y.indices.map { Double($0 + 1) }, y: y, label: label, color: .cycle(color))
  }

  // MARK: - Curves

  private static let losses = [0.9, 0.55, 0.38, 0.3, 0.25, 0.22, 0.2, 0.19]
  private static let validation = [0.7, 0.52, 0.45, 0.42, 0.41, 0.42, 0.44, 0.47]

  private static let curves: [Piece] = [
    piece(
      "training",
      axes(.line(line(losses, "loss")), .line(line(validation, "val_loss", color: 1))) {
        ($0.title, $0.xLabel, $0.yLabel) = ("Training", "epoch", "loss")
        ($0.showsLegend, $0.showsGrid) = (true, true)
      }),
    piece("broken line", axes(.line(line([1, 2, .nan, 4, 3, .infinity, 2])))),
    piece("one point", axes(.line(line([3])))),
    piece(
      "markers",
      axes(
        .line(LineMark(x: [0, 1, 2, 3], y: [0, 1, 4, 9], dash: nil, marker: .cross)),
        .points(PointMark(x: [0, 1, 2, 3], y: [9, 4, 1, 0], marker: .circle)))),
    piece(
      "logarithmic",
      axes(.line(LineMark(x: [1e-4, 1e-3, 1e-2, 1e-1], y: [1, 10, 100, 1000]))) {
        ($0.xIsLogarithmic, $0.yIsLogarithmic) = (true, true)
      }),
    piece(
      "rules and words",
      axes(
        .line(line([0, 1, 0, 1])), .rule(RuleMark(isVertical: false, place: 0.5, dash: .dotted)),
        .rule(RuleMark(isVertical: true, place: 2, extent: AxisLimits(0, 0.5))),
        .text(TextMark(x: 2.2, y: 0.25, text: "here")))),
    piece(
      "limits",
      axes(.line(line([0, 5, 0, 5]))) { ($0.xLimits, $0.yLimits) = (AxisLimits(4, 1), AxisLimits(1, 3)) }),
    piece(
      "two panels", axes(.line(line([1, 2, 4])), set: { $0.title = "up" }), axes(.line(line([4, 2, 1]))),
      width: 8),
  ]

  // MARK: - Bars

  private static let bars: [Piece] = [
    piece(
      "bars",
      axes(.bars(BarMark(x: [0, 1, 2], heights: [3, 7, 5.5]))) {
        $0.xTicks = [Tick(0, "daisy"), Tick(1, "rose"), Tick(2, "tulip")]
      }),
    piece("bars below", axes(.bars(BarMark(x: [0, 1, 2], heights: [2, -1, 1.5])))),
    piece(
      "stacked",
      axes(
        .bars(BarMark(x: [0, 1], heights: [1, 2], label: "right")),
        .bars(BarMark(x: [0, 1], heights: [2, 1], bottoms: [1, 2], label: "wrong", color: .cycle(1)))
      ) { $0.showsLegend = true }),
  ]

  // MARK: - Areas

  private static let areas: [Piece] = [
    piece(
      "memory timeline",
      axes(
        AreaMark.stacked([
          ("parameters", [Double](repeating: 2, count: 9), .distinct(3)),
          ("activations", [1, 3, 6, 8, 8, 6, 4, 2, 0], .distinct(0)),
          ("workspace", [0, 0, 1, 0, 0, 3, 0, 0, 0], .distinct(6)),
        ]).map(Mark.area) + [
          .rule(
            RuleMark(isVertical: true, place: 6, label: "peak 11 MB, step 6", color: .black, dash: .dashed))
        ]
      ) {
        ($0.title, $0.xLabel, $0.yLabel) = ("small, training on 32", "step of the plan", "memory (MB)")
        ($0.showsLegend, $0.yLimits) = (true, AxisLimits(0, 12))
      }, width: 7, height: 4),
    piece(
      "broken area",
      axes(.area(AreaMark(x: [0, 1, 2, 3], lower: [0, 0, 0, 0], upper: [1, .nan, 2, 1])))),
  ]

  // MARK: - Pictures

  /// A slanted stroke on an empty background.
  private static let stroke: [Float] = (0..<64).map { index in
    let distance = abs(index / 8 + index % 8 - 7)
    return distance == 0 ? 255 : distance == 1 ? 100 : 0
  }

  private static func picture(_ values: [Float], _ height: Int, _ width: Int, map: ColorMap = .gray)
    -> Picture
  {
    Picture(values: values, height: height, width: width, channels: 1, map: map)
  }

  private static let pictures: [Piece] = [
    piece("picture", axes(.picture(PictureMark(picture(stroke, 8, 8)))) { $0.title = "a stroke" }),
    piece(
      "ink on paper",
      axes(.picture(PictureMark(picture(stroke.map { 255 - $0 }, 8, 8))))),
    piece(
      "heat map",
      axes(.picture(PictureMark(picture((0..<12).map(Float.init), 3, 4, map: .viridis)))) {
        ($0.showsColorBar, $0.xLabel) = (true, "columns")
      }),
    piece("holes", axes(.picture(PictureMark(picture([0, .nan, 1, 0, 1, .nan], 2, 3))))),
    piece(
      "colours",
      axes(
        .picture(
          PictureMark(
            Picture(values: [1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 1, 1], height: 2, width: 2, channels: 3))))),
    piece(
      "pictures",
      axes(.picture(PictureMark(picture(stroke, 8, 8)))) { ($0.isFramed, $0.title) = (false, "one") },
      axes(.picture(PictureMark(picture(stroke.reversed(), 8, 8)))) {
        ($0.isFramed, $0.title) = (false, "two")
      },
      axes(.picture(PictureMark(picture(stroke, 8, 8)))) { $0.isFramed = false }, columns: 2),
  ]

  /// A bright disc.
  private static let disc = (0..<256).map { index -> Float in
    let (x, y) = (Float(index % 16) - 7.5, Float(index / 16) - 7.5)
    return max(0, 1 - (x * x + y * y) / 60)
  }

  private static let photo = picture(disc, 16, 16)

  private static func guided(_ piece: Piece, _ guide: Guide, isSequence: Bool = false) -> Piece {
    guard var figure = piece.drawing as? Figure else { return piece }
    (figure.guide, figure.isSequence) = (guide, isSequence)
    return Piece(name: piece.name, drawing: figure)
  }

  private static let overlays: [Piece] = [
    guided(
      piece(
        "heat over a picture",
        axes(
          .picture(PictureMark(photo)),
          .picture(
            PictureMark(picture((0..<16).map(Float.init), 4, 4, map: .viridis), opacity: 0.5, over: photo))
        ) { ($0.isFramed, $0.title) = (false, "where it looks") }), .colors(.viridis, 0...15, label: "heat")),
    guided(
      piece(
        "classes over a picture",
        axes(
          .picture(PictureMark(photo)),
          .classes(
            ClassMark(
              width: 16, height: 16,
              classes: disc.enumerated().map { $1 < 0.3 ? 0 : $0 % 16 < 8 ? 1 : 2 },
              names: ["background", "left half", "right half"], over: photo))
        ) { $0.isFramed = false }), .classes(["background", "left half", "right half"])),
    piece(
      "covered", axes(.picture(PictureMark(picture(stroke, 8, 8))), .picture(PictureMark(photo)))),
  ]

  private static let grids: [Piece] = [
    guided(
      piece(
        "feature maps",
        (0..<10).map { number in
          axes(
            [
              .picture(
                PictureMark(
                  Picture(
                    values: stroke.map { $0 / 255 * Float(number) / 9 }, height: 8, width: 8, channels: 1,
                    map: .gray, lowest: 0, highest: 1)))
            ]) { ($0.isFramed, $0.title) = (false, String(number)) }
        }, columns: 8, width: 8, height: 2.7), .colors(.gray, 0...1, label: "activation"), isSequence: true)
  ]

  private static let tables: [Piece] = [
    piece(
      "confusion",
      axes(.table(CountTable(counts: [48, 2, 0, 5, 43, 2, 0, 0, 50], names: ["cat", "dog", "fish"])))),
    piece(
      "large confusion",
      axes(
        .table(
          CountTable(counts: (0..<900).map { $0 / 30 == $0 % 30 ? 100 : 0 }, names: (0..<30).map(String.init))
        ))),
    piece(
      "numbers",
      axes(.numbers(numbers)) { ($0.title, $0.xLabel) = ("product", "channel 7 adds most") },
      axes(.numbers(pool)) { $0.title = "input" }),
    piece(
      "many numbers",
      axes(.numbers(NumberGrid(rows: 2, columns: 40, values: (0..<80).map { Double($0) - 40 })))),
    piece(
      "a map of numbers",
      axes(.numbers(NumberGrid(rows: 50, columns: 60, values: (0..<3000).map { Double($0 % 60) - 30 })))),
    piece("no numbers", axes(.numbers(NumberGrid(rows: 1, columns: 2, values: [nil, .nan])))),
  ]

  private static var numbers: NumberGrid {
    var numbers = NumberGrid(
      rows: 3, columns: 3, values: [nil, nil, nil, -0.51, 0, 0.004, 0.25, 1.5, -0.08], bound: 2)
    (numbers.rowNames, numbers.columnNames) = (["", "0", "1"], ["9", "10", "11"])
    return numbers
  }

  private static var pool: NumberGrid {
    var numbers = NumberGrid(rows: 2, columns: 2, values: [0.5, 0.25, 12, -3])
    numbers.marked = 2
    return numbers
  }

  // MARK: - Networks

  private static func network(
    _ title: String, _ nodes: [(String, String, String, Int)], _ edges: [(Int, Int)]
  )
    -> Piece
  {
    Piece(
      name: title,
      drawing: Diagram(
        title: title,
        nodes: nodes.map { .init(name: $0.0, kind: $0.1, shape: $0.2, parameters: $0.3) },
        edges: edges.map { .init(from: $0.0, to: $0.1) }))
  }

  /// An input and residual blocks of two convolutions, each with its normalization.
  static func residual(blocks: Int) -> Diagram {
    var nodes: [Diagram.Node] = [.init(name: "input", kind: "Input", shape: "8×8×4")]
    var edges: [Diagram.Edge] = []
    func add(_ node: Diagram.Node, _ inputs: Int...) {
      edges += inputs.map { .init(from: $0, to: nodes.count) }
      nodes.append(node)
    }
    for block in 1...blocks {
      let start = nodes.count - 1
      for half in ["a", "b"] {
        add(
          .init(name: "conv\(block)\(half)", kind: "Conv2D 3×3", shape: "8×8×4", parameters: 148),
          nodes.count - 1)
        add(
          .init(
            name: "norm\(block)\(half)", kind: "BatchNormalization", brief: "BN", shape: "8×8×4",
            parameters: 16,
            isMinor: true), nodes.count - 1)
      }
      add(.init(name: "add\(block)", kind: "Add", shape: "8×8×4"), start, nodes.count - 1)
    }
    add(.init(name: "pool", kind: "GlobalAveragePooling2D", shape: "4"), nodes.count - 1)
    return Diagram(title: "residual", nodes: nodes, edges: edges)
  }

  private static let networks: [Piece] = [
    network(
      "column",
      [
        ("input", "Input", "28×28×1", 0), ("conv", "Conv2D 3×3, relu", "26×26×8", 80),
        ("flat", "Flatten", "5408", 0),
        ("dense", "Dense, softmax", "10", 54090),
      ], [(0, 1), (1, 2), (2, 3)]),
    network(
      "inception",
      [
        ("input", "Input", "8×8×16", 0), ("one", "Conv2D 1×1", "8×8×8", 136),
        ("reduce", "Conv2D 1×1", "8×8×4", 68),
        ("three", "Conv2D 3×3", "8×8×8", 296), ("narrow", "Conv2D 1×1", "8×8×4", 68),
        ("five", "Conv2D 5×5", "8×8×8", 808), ("pool", "MaxPooling2D 3×3", "8×8×16", 0),
        ("project", "Conv2D 1×1", "8×8×8", 136), ("concat", "Concatenate", "8×8×32", 0),
      ], [(0, 1), (0, 2), (2, 3), (0, 4), (4, 5), (0, 6), (6, 7), (1, 8), (3, 8), (5, 8), (7, 8)]),
    network(
      "two inputs and outputs",
      [
        ("left", "Input", "4", 0), ("right", "Input", "4", 0), ("dense", "Dense", "3", 15),
        ("sum", "Concatenate", "7", 0),
        ("first", "Dense", "1", 8), ("second", "Dense", "2", 16),
      ], [(0, 2), (1, 3), (2, 3), (3, 4), (3, 5)]),
    Piece(name: "residual", drawing: residual(blocks: 2)),
    Piece(name: "residual, long", drawing: residual(blocks: 9)),
  ]

  // MARK: - Faults

  private static let faults: [Piece] = [
    piece("nothing", axes()), piece("NaN alone", axes(.line(line([.nan, .nan])))),
    piece("no pixels", axes(.picture(PictureMark(picture([], 0, 0)))) { $0.title = "empty" }),
    piece("no range", axes(.line(line([2, 2, 2])))),
    piece("far apart", axes(.line(line([-1e308, 0, 1e308])))),
    Piece(name: "no figure", drawing: Figure()),
    Piece(name: "no network", drawing: Diagram(title: "", nodes: [], edges: [])),
  ]
}
