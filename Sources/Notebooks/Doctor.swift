import Datasets
import Engine
import Figures
import Files
import Glibc
import Phrases

/// One thing that Fieldbook uses, whether it is there, and what to do if it is not.
package struct Finding: Equatable, Sendable {
  /// Whether Fieldbook can do without.
  package enum State: Equatable, Sendable {
    case there
    /// Missing, and most things go without it.
    case optional
    /// Missing, and needed.
    case missing
  }

  package var name: String
  package var state: State
  package var text: String
  /// What to do about what is not there.
  package var remedy: String?

  package init(_ name: String, _ state: State, _ text: String, remedy: String? = nil) {
    self.name = name
    self.state = state
    self.text = text
    self.remedy = remedy
  }
}

/// Looks at what Fieldbook uses: engine, processor, memory, data, folders, lessons, figures.
package enum Doctor {
  /// What there is, in the order in which it is told.
  ///
  /// - Parameter evaluate: the value of an expression in a fresh session.
  package static func findings(evaluate: (String) -> Evaluation) -> [Finding] {
    [engine(evaluate), processor, memory] + data + [sessions, history, lessons, figures, network]
  }

  /// A convolution of ones, whose sum is known.
  private static func engine(_ evaluate: (String) -> Evaluation) -> Finding {
    let name = "engine"
    let version = "oneDNN \(Processor.engineVersion)"
    let sum = """
      import keras, numpy
      layer = keras.layers.Conv2D(1, 3, kernel_initializer="ones")
      float(layer(numpy.ones((1, 3, 3, 1)))[0, 0, 0, 0])
      """
    switch evaluate(sum) {
    case .number(9): return Finding(name, .there, "\(version); a convolution gives what it should")
    case .number(let found):
      return Finding(
        name, .missing, "\(version): a convolution that gives 9 gave \(found)",
        remedy: "install libdnnl anew: sudo apt-get install --reinstall libdnnl-dev")
    case .value(let text), .failed(let text):
      return Finding(
        name, .missing, "\(version): a convolution fails: \(text)",
        remedy: "install libdnnl anew: sudo apt-get install --reinstall libdnnl-dev")
    }
  }

  private static var processor: Finding {
    let cores = WorkerPool.shared.count
    let limit =
      InstructionLimit.current.map { ", limited by \(InstructionLimit.variable)=\($0.rawValue)" } ?? ""
    return Finding(
      "processor", .there,
      "oneDNN uses \(Processor.instructionSet), other kernels \(Processor.kernelInstructionSet)\(limit); "
        + "\(cores.of("thread")), one a core")
  }

  private static var memory: Finding {
    guard
      let line = try? TextFile.read("/proc/meminfo").lines.first(where: { $0.hasPrefix("MemAvailable:") }),
      let free = line.split(separator: " ").dropFirst().first.flatMap({ Int($0) })
    else { return Finding("memory", .optional, "how much is free cannot be read") }
    let text = "\(Quantity.text(bytes: free * 1024)) free"
    return free > 1 << 20
      ? Finding("memory", .there, text)
      : Finding(
        "memory", .optional, text,
        remedy:
          "close other programs: the larger lessons take about 1 GB; memory(model) tells what a model takes")
  }

  private static var data: [Finding] {
    let finder = DataFinder.current
    let folders = finder.folders.map(\.path).joined(separator: ", ")
    let remedy =
      "FIELDBOOK_DATA names a folder that has it; searched: \(folders.isEmpty ? "nowhere" : folders)"
    let mnist =
      MNIST.isFound()
      ? Finding("MNIST", .there, finder.find("mnist")?.path ?? "found")
      : Finding(
        "MNIST", .optional, "not on this machine; it is downloaded when it is first loaded",
        remedy: "offline, fieldbook.datasets.load_digits() draws digits; " + remedy)
    let flowers =
      finder.find("flowers").map { Finding("flowers", .there, $0.path) }
      ?? Finding("flowers", .optional, "not on this machine; a lesson downloads the photos", remedy: remedy)
    let weights =
      finder.find("pretrained", inKeras: ["models"]).map { Finding("weights", .there, $0.path) }
      ?? Finding(
        "weights", .optional,
        "no pretrained weights on this machine; a network's are downloaded when weights=\"imagenet\" asks for them",
        remedy: remedy)
    return [mnist, flowers, weights]
  }

  private static var sessions: Finding {
    let name = "sessions"
    guard let directories = Directories.ofProcess else {
      return Finding(name, .missing, "nowhere to keep them", remedy: "set HOME, or XDG_DATA_HOME")
    }
    let path = directories.sessions
    if let fault = fault(writing: path) {
      return Finding(name, .missing, fault, remedy: "make \(path) writable, or set XDG_DATA_HOME")
    }
    let count = SessionArchive(directory: path).names.count
    return Finding(name, .there, "\(count.of("session")) in \(path)")
  }

  private static var history: Finding {
    guard let directories = Directories.ofProcess else {
      return Finding("history", .optional, "nowhere to keep it", remedy: "set HOME, or XDG_STATE_HOME")
    }
    if let fault = fault(writing: directories.state) {
      return Finding(
        "history", .optional, fault, remedy: "make \(directories.state) writable, or set XDG_STATE_HOME")
    }
    return Finding("history", .there, directories.history)
  }

  /// Why a folder cannot be written; makes it if it is not there.
  private static func fault(writing path: String) -> String? {
    do throws(FileFault) { try Directories.make(path) } catch { return error.description }
    return access(path, W_OK | X_OK) == 0
      ? nil : "\(path) cannot be written: \(SystemFault.wording(of: errno))"
  }

  private static var lessons: Finding {
    guard let shelf = LessonShelf.ofProcess, !shelf.lessons.isEmpty else {
      return Finding(
        "lessons", .missing, "none found",
        remedy: "FIELDBOOK_LESSONS names the folder that has them: Lessons of the project")
    }
    return Finding("lessons", .there, "\(shelf.lessons.count.of("lesson")) in \(shelf.directory)")
  }

  /// A picture with a letter needs librsvg and a font.
  private static var figures: Finding {
    let svg =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><text x=\"1\" y=\"8\">a</text></svg>"
    do throws(FigureError) {
      _ = try PNGFile.bytes(ofSVG: svg)
      return Finding("figures", .there, "librsvg and fonts are installed: PNG, SVG and the terminal")
    } catch {
      return Finding(
        "figures", .optional, error.message,
        remedy: "sudo apt-get install librsvg2-2 fonts-dejavu-core; SVG and the terminal need neither")
    }
  }

  private static var network: Finding {
    Finding("network", .there, "not needed; only data and weights that are missing are downloaded")
  }
}
