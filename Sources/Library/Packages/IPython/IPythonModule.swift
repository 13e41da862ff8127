package import Evaluator
import Figures

/// `IPython.display`, and `google.colab`: what notebooks have around their cells.
package enum IPythonModule {
  package static func namespaces() -> [(path: String, namespace: Namespace)] {
    let display = Namespace(
      "IPython.display", doc: "Showing values.",
      absent: [
        "Audio", "Code", "DisplayHandle", "DisplayObject", "FileLink", "FileLinks", "GeoJSON", "IFrame",
        "JSON", "Javascript",
        "Latex", "Math", "Pretty", "ProgressBar", "SVG", "ScribdDocument", "TextDisplayObject", "Video",
        "VimeoVideo",
        "YouTubeVideo", "display_html", "display_jpeg", "display_json", "display_latex", "display_markdown",
        "display_pdf",
        "display_png", "display_pretty", "display_svg", "display_javascript", "publish_display_data",
        "set_matplotlib_formats",
        "update_display", "set_matplotlib_close",
      ], package: "IPython",
      waysOut: ["": "here are display, Image, HTML, Markdown, clear_output; print(x) shows text"]
    ) { functions.named }
    let whole = Namespace(
      "IPython", doc: "Showing values in notebooks.",
      absent: [
        "get_ipython", "embed", "start_ipython", "InteractiveShell", "core", "utils", "lib", "paths",
        "terminal", "testing",
      ],
      package: "IPython", waysOut: ["": "leave the line out: a cell's last value is shown by itself"]
    ) { [("display", .namespace(display)), ("version_info", [9, 0, 0, ""])] }
    return [("IPython", whole), ("IPython.display", display)]
  }

  private static func function(
    _ name: String, _ doc: String, _ parameters: [Signature.Parameter], body: @escaping (Call) throws -> Value
  ) -> Builtin { Builtin(name, module: "IPython.display", doc: doc, parameters, body: body) }

  private static let functions: [Builtin] = [
    function(
      "display", "Shows values as a cell's last value is shown.",
      [.rest("objs", .any, "the values"), .keywords("options")]
    ) {
      call in
      for value in call.rest("objs") { try show(value, call.interpreter) }
      return .none
    },
    function(
      "clear_output", "Accepted; output is not taken back here.", [.optional("wait", .bool, default: false)]
    ) { _ in .none },
    function(
      "Image", "A picture from a file.",
      [
        .optional("data", .any, "the file's name"), .keyword("filename", .any, "the file's name"),
        .keyword("url", .any, "only None"),
        .keyword("width", .any, "accepted"), .keyword("height", .any, "accepted"),
        .keyword("format", .any, "accepted"),
      ]
    ) { call in
      try call.onlyDefault("url")
      let name = call["filename"].isNone ? "data" : "filename"
      return .object(try PictureObject.open(call.path(name, for: .reading)))
    },
    text("HTML", "A text in HTML; shown as text here."),
    text("Markdown", "A text in Markdown; shown as text here."),
  ]

  private static func text(_ name: String, _ doc: String) -> Builtin {
    function(name, doc, [.required("data", .string, "the text")]) {
      .object(FormattedText(name, try $0.string("data")))
    }
  }

  /// Shows a value: figures and pictures drawn, all else as text.
  private static func show(_ value: Value, _ interpreter: Interpreter) throws {
    if let figure = value.host(as: FigureObject.self) {
      interpreter.plotting.close(figure)
      interpreter.console.draw(figure.figure)
    } else if let picture = value.host(as: PictureObject.self) {
      interpreter.console.draw(try picture.figure(interpreter.console))
    } else if let text = value.host(as: FormattedText.self) {
      interpreter.console.report(text.text + "\n")
    } else {
      interpreter.console.report(try interpreter.display(value) + "\n")
    }
  }
}

/// `HTML("…")`, `Markdown("…")`.
final class FormattedText: Object {
  private let kind: String
  let text: String

  init(_ kind: String, _ text: String) { (self.kind, self.text) = (kind, text) }

  static let type = ClassObject(
    "DisplayObject", module: "IPython.core.display", doc: "A formatted text.",
    members: [.property("data", "the text") { .string(try $0.receiver(as: FormattedText.self).text) }])

  var classObject: ClassObject { Self.type }
  var typeName: String { kind }
  func repr(_ interpreter: Interpreter) -> String { "<IPython.core.display.\(kind) object>" }
}

/// `google.colab`: a notebook of Colab runs here with files from its own folder.
package enum ColabModule {
  package static func namespaces() -> [(path: String, namespace: Namespace)] {
    let drive = Namespace(
      "google.colab.drive", doc: "Google Drive, which is not there.", package: "Colab"
    ) { [mount, flush].named }
    let files = Namespace(
      "google.colab.files", doc: "Files of the browser, which are not there.",
      absent: ["upload", "download", "upload_file", "view"],
      package: "Colab",
      waysOut: [
        "upload": "put the file into the notebook's folder",
        "": "files are written into the notebook's folder",
      ]
    ) { [] }
    let inner: [(String, Namespace)] = [("drive", drive), ("files", files)]
    let colab = Namespace(
      "google.colab", doc: "Colab.",
      absent: [
        "auth", "data_table", "output", "patches", "userdata", "widgets", "snippets", "runtime", "sheets",
        "ai", "kernel",
      ],
      package: "Colab", waysOut: ["": "leave the line out", "patches": "a picture is shown by plt.imshow(x)"]
    ) { inner.map { ($0.0, .namespace($0.1)) } }
    let google = Namespace("google", doc: "Google's packages.", package: "Google's packages") {
      [("colab", .namespace(colab))]
    }
    return [("google", google), ("google.colab", colab)] + inner.map { ("google.colab." + $0.0, $0.1) }
  }

  private static let mount = Builtin(
    "mount", module: "google.colab.drive", doc: "No effect: there is no Drive here.",
    [
      .required("mountpoint", .string, "the folder"), .optional("force_remount", .bool, default: false),
      .optional("timeout_ms", .int, default: 120_000), .optional("readonly", .bool, default: false),
    ]
  ) { call in
    call.interpreter.console.note(
      "no Drive is mounted here: what is read from \(try call.string("mountpoint")) must be a path of this machine"
    )
    return .none
  }

  private static let flush = Builtin(
    "flush_and_unmount", module: "google.colab.drive", doc: "No effect: there is no Drive here.",
    [.optional("timeout_ms", .int, default: 86_400_000)]
  ) { _ in .none }
}
