package import Evaluator
import Engine
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
    current ?? add(FigureObject())
  }

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

extension Interpreter {
  /// The figures of this session.
  package var plotting: Plotting { state() }
}
