import Engine
package import Evaluator
package import Figures

/// The open figures of a session, as in `matplotlib.pyplot`.
///
/// A figure is displayed by `plt.show()`, or else at the end of its cell, and then closed.
package final class Plotting: SessionState {
  /// Open figures, oldest first.
  private(set) var open: [FigureObject] = []
  private var current: FigureObject?
  /// What numbers of pictures are shown in where no map is asked for.
  package var colorMap = ColorMap.viridis

  package init() {}

  /// The current figure, created if there is none.
  package var figure: FigureObject {
    if let current { return current }
    let size = settings?.row("figure.figsize").flatMap { FigureFunctions.size($0) }
    return add(
      FigureObject(width: size?.width, height: size?.height, dpi: settings?.number("figure.dpi")))
  }

  /// What the program set in `rcParams`.
  var settings: PlotSettings?

  /// The current axes.
  var axes: AxesObject { figure.currentAxes }

  /// Whether a figure is open.
  var isDrawing: Bool { current != nil }

  @discardableResult
  func add(_ figure: FigureObject) -> FigureObject {
    open.append(figure)
    current = figure
    return figure
  }

  /// The open figure of a number, as `plt.figure(2)` asks for.
  package func figure(numbered number: Int) -> FigureObject? { open.first { $0.number == number } }

  func select(_ figure: FigureObject) {
    if !open.contains(where: { $0 === figure }) { open.append(figure) }
    current = figure
  }

  package func close(_ figure: FigureObject? = nil) {
    if let figure { open.removeAll { $0 === figure } } else { open = [] }
    if let current, !open.contains(where: { $0 === current }) { self.current = open.last }
  }

  /// Displays the figures that are not empty, and closes all.
  func show(on console: any Console) {
    let drawn = open.filter { !$0.figure.isEmpty }
    close()
    for figure in drawn { console.draw(figure.figure) }
  }
}

extension Plotting {
  /// Runs a cell and displays, as a notebook does, the figures that it did not show, including one that is its last
  /// value.
  package static func run(_ interpreter: Interpreter, _ cell: () throws -> Value) throws -> Value {
    let (plotting, console) = (interpreter.plotting, interpreter.console)
    if interpreter.isOfFile { return try runFile(plotting, console, cell) }
    do {
      let value = try cell()
      if let picture = value.host(as: PictureObject.self) {
        plotting.show(on: console)
        console.draw(try picture.figure(console))
        return .none
      }
      guard let figure = value.host(as: FigureObject.self) else {
        plotting.show(on: console)
        return PlotHandle.isOne(value) ? .none : value
      }
      plotting.close(figure)
      plotting.show(on: console)
      console.draw(figure.figure)
      return .none
    } catch is Interrupted {
      plotting.close()
      throw Interrupted()
    } catch {
      plotting.show(on: console)
      throw error
    }
  }
}

extension Plotting {
  /// Runs a program's file, whose figures are drawn by `plt.show()` alone, as in Python.
  private static func runFile(
    _ plotting: Plotting, _ console: any Console, _ program: () throws -> Value
  ) throws -> Value {
    defer { plotting.close() }
    let value = try program()
    let count = plotting.open.count { !$0.figure.isEmpty && !$0.isSaved }
    if count > 0 {
      console.note("\(count == 1 ? "a figure was" : "\(count) figures were") not shown: plt.show() draws")
    }
    return PlotHandle.isOne(value) || value.host(as: FigureObject.self) != nil ? .none : value
  }
}

extension Interpreter {
  /// The figures of this session.
  package var plotting: Plotting {
    let plotting: Plotting = state()
    plotting.settings = plotSettings
    return plotting
  }

  /// What the program set in `rcParams`.
  var plotSettings: PlotSettings { PlotSettings(session: reference) }
}

/// `rcParams`, as far as figures follow them. The dict itself is written in the language, and there once it is asked for.
struct PlotSettings {
  let session: InterpreterReference

  subscript(name: String) -> Value? {
    guard let module = session.target?.importedModule("_matplotlib_settings"),
      case .dict(let settings)? = module["rcParams"]
    else { return nil }
    return settings[string: name]
  }

  func number(_ name: String) -> Double? { self[name]?.asDouble }

  func row(_ name: String) -> [Double]? {
    let numbers = self[name]?.elementsOfSequence?.compactMap(\.asDouble)
    return numbers?.count == 2 ? numbers : nil
  }

  /// The colours of lines, if the program changed them.
  var cycle: [Color] {
    guard let interpreter = session.target, interpreter.importedModule("_matplotlib_settings") != nil,
      case .function(let function)? = interpreter.importedModule("_matplotlib_settings")?["_changed_colors"],
      let names = try? interpreter.call(.function(function), []).elementsOfSequence
    else { return [] }
    return names.compactMap { $0.asString.flatMap { Color(named: $0) } }
  }
}
