import CZlib
import Engine
import Foundation
import Tensors

@testable import Datasets
@testable import Formats
@testable import Evaluator
import FieldbookLibrary
@testable import Language
@testable import Notebooks
@testable import fieldbook

/// The readers of untrusted input. Each is given arbitrary bytes and must return a result or throw an error.
enum Reader: String, CaseIterable {
  case language, markdown, jupyter, question, script, journal, history, idx, jpeg, png, hdf5, keras

  nonisolated(unsafe) static var current = Reader.language

  func read(_ bytes: [UInt8]) {
    switch self {
    case .language: Self.language(String(decoding: bytes, as: UTF8.self))
    case .markdown: Self.markdown(String(decoding: bytes, as: UTF8.self))
    case .jupyter: Self.jupyter(String(decoding: bytes, as: UTF8.self))
    case .question: _ = try? Question(yaml: String(decoding: bytes, as: UTF8.self))
    case .script: _ = PercentScript.parse(String(decoding: bytes, as: UTF8.self))
    case .journal: Self.journal(bytes)
    case .history: Self.history(bytes)
    case .idx: try? Self.idx(bytes)
    case .jpeg: _ = try? JPEG.decode(bytes, .rgb, purpose: "fuzzing")
    case .png: _ = try? PNG.decode(bytes, .rgb, purpose: "fuzzing")
    case .hdf5: try? Self.hdf5(bytes)
    case .keras: try? Self.keras(bytes)
    }
  }

  private static func language(_ text: String) {
    for mode in [ParseMode.interactive, .file] {
      if case .invalid(let diagnostic) = Parser.parse(SourceText(text), mode: mode) {
        precondition(!diagnostic.rendered(width: 80).isEmpty)
      }
    }
  }

  /// A notebook is printed as it was, also laid out anew; what a terminal and a browser are given of it is plain.
  private static func markdown(_ text: String) {
    let notebook = Markdown.parse(text)
    precondition(Markdown.print(notebook) == text)
    let printed = Markdown.print(Notebook(notebook.cells))
    precondition(Markdown.print(Notebook(Markdown.parse(printed).cells)) == printed)
    checkPage(of: notebook)
    for case .prose(let prose) in notebook.cells {
      let set = ProseRenderer(width: 80, theme: .none).render(prose)
      precondition(!set.unicodeScalars.contains { Visible.isControl($0) && $0 != "\n" && $0 != "\t" })
    }
  }

  /// A page has no script, whatever the notebook says.
  private static func checkPage(of notebook: Notebook) {
    let page = HTML.print(notebook).lowercased()
    precondition(!page.contains("<script") && !page.contains("href=\"javascript"))
  }

  /// A document that can be read is written as it was.
  private static func jupyter(_ text: String) {
    guard let notebook = try? Jupyter.parse(text) else { return }
    checkPage(of: notebook)
    // A number beyond all numbers is none when it is written.
    if let document = notebook.document, JSON(document.text) == document {
      precondition(JSON(Jupyter.print(notebook)) == document)
    }
    var copy = notebook
    copy.document = nil
    precondition((try? Jupyter.parse(Jupyter.print(copy))) != nil)
  }

  private static func journal(_ bytes: [UInt8]) {
    let contents = JournalContents(bytes)
    _ = contents.remark
    // Each cell that is read is written and read again as it is.
    for entry in contents.entries where entry.seconds?.isFinite ?? false {
      precondition(JournalEntry(journalLine: Array(entry.journalLine.utf8)[...]) == entry)
    }
    _ = Markdown.print(Notebook(session: "fuzz", contents.entries))
  }

  private static func history(_ bytes: [UInt8]) {
    let path = folder + "/history"
    try? Data(bytes).write(to: URL(filePath: path))
    for entry in HistoryFile(path: path, limit: 1 << 12).load() {
      precondition(HistoryFile.decode(HistoryFile.encode(entry)) == entry)
    }
  }

  /// An IDX file as gzip packs it; bytes that are no gzip are packed first.
  private static func idx(_ bytes: [UInt8]) throws {
    if bytes.starts(with: [0x1F, 0x8B]) {
      _ = try IDX.tensor(fromGzip: bytes, purpose: "fuzzing")
    } else {
      _ = try IDX.tensor(fromGzip: gzip(bytes), purpose: "fuzzing")
    }
  }

  private static func gzip(_ bytes: [UInt8]) -> [UInt8] {
    func little(_ number: UInt32, _ count: Int) -> [UInt8] {
      (0..<count).map { UInt8(number >> UInt32(8 * $0) & 0xFF) }
    }
    let piece = bytes.prefix(0xFFFF)
    let crc = UInt32(crc32(0, Array(piece), UInt32(piece.count)))
    return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 1] + little(UInt32(piece.count), 2)
      + little(~UInt32(piece.count), 2) + piece + little(crc, 4) + little(UInt32(piece.count), 4)
  }

  /// Reads everything in the file up to the size that a network could need; then loads it into a network.
  private static func hdf5(_ bytes: [UInt8]) throws {
    let file = try HDF5File.reading(bytes, name: "fuzz.h5")
    var seen: Set<Int> = []
    func walk(_ group: HDF5Group, depth: Int) {
      guard depth < 32, seen.insert(group.address).inserted, let names = try? group.names() else { return }
      for attribute in ["layer_names", "weight_names", "keras_version"] { _ = try? group.names(attribute) }
      for name in names.prefix(64) {
        if let array = try? group.array(name),
          array.shape.reduce(1, { $0 > 1 << 16 ? $0 : $0 * min(max($1, 0), 1 << 20) }) <= 1 << 16
        {
          var floats = [Float](repeating: 0, count: array.shape.reduce(1, *))
          try? floats.withUnsafeMutableBufferPointer { try array.read(into: $0) }
        } else if let inner = try? group.group(name) {
          walk(inner, depth: depth + 1)
        }
      }
    }
    try walk(file.root(), depth: 0)
    let path = folder + "/fuzz.weights.h5"
    try Data(bytes).write(to: URL(filePath: path))
    run("model.load_weights('\(path)', skip_mismatch=True)")
  }

  /// A whole archive, or a configuration in one.
  private static func keras(_ bytes: [UInt8]) throws {
    let path = folder + "/fuzz.keras"
    if bytes.starts(with: [0x50, 0x4B]) {
      try Data(bytes).write(to: URL(filePath: path))
    } else {
      let archive = try ZipWriter(path, name: path)
      try archive.add("config.json", bytes)
      try archive.add("metadata.json", Array("{}".utf8))
      try archive.add("model.weights.h5", weights)
      try archive.close()
    }
    run("keras.models.load_model('\(path)')")
  }

  // MARK: - A session to read into

  private static let folder: String = {
    let path = "/dev/shm/fieldbook-fuzz-\(getpid())"
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return path
  }()

  /// A console without output.
  private final class Silence: Console {
    func write(_ text: String) {}
    func status(_ line: String) {}
    func note(_ text: String) {}
    var width: Int { 80 }
    var isLive: Bool { false }
  }

  nonisolated(unsafe) private static var interpreter = makeInterpreter()

  private static func makeInterpreter() -> Interpreter {
    let interpreter = Interpreter(console: Silence())
    Ledger.shared.limit = 1 << 30
    let cell = """
      import keras
      from keras import layers
      model = keras.Sequential([keras.Input((8, 8, 1)), layers.Conv2D(4, 3, activation="relu"), layers.BatchNormalization(),
                                layers.MaxPooling2D(), layers.Flatten(), layers.Dense(5, activation="softmax")])
      model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
      """
    _ = interpreter.run(SourceText(cell))
    return interpreter
  }

  private static let weights: [UInt8] = {
    let path = folder + "/made.weights.h5"
    run("model.save_weights('\(path)')")
    return (try? Array(Data(contentsOf: URL(filePath: path)))) ?? []
  }()

  private static func run(_ cell: String) {
    if case .failed(let diagnostic) = interpreter.run(SourceText(cell)) {
      precondition(!diagnostic.rendered(width: 80).isEmpty)
    }
  }
}
