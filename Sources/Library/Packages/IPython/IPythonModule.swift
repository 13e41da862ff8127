package import Evaluator
import Figures

/// `IPython.display`, and `google.colab`: what notebooks have around their cells.
package enum IPythonModule {
  package static func namespaces() -> [(path: String, namespace: Namespace)] {
    let display = Namespace(
      "IPython.display", doc: "Showing values.",
      absent: [
        "Audio", "Code", "DisplayObject", "FileLink", "FileLinks", "GeoJSON", "IFrame",
        "JSON", "Javascript",
        "Math", "Pretty", "ProgressBar", "SVG", "ScribdDocument", "TextDisplayObject", "Video",
        "VimeoVideo",
        "YouTubeVideo", "display_html", "display_jpeg", "display_json", "display_latex", "display_markdown",
        "display_pdf",
        "display_png", "display_pretty", "display_svg", "display_javascript", "publish_display_data",
        "set_matplotlib_formats", "set_matplotlib_close",
      ], package: "IPython",
      waysOut: [
        "":
          "here are display, update_display, Image, HTML, Markdown, Latex, clear_output; print(x) shows text"
      ]
    ) { functions.named + [("DisplayHandle", .type(DisplayHandle.type))] }
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
      [
        .rest("objs", .any, "the values"),
        .keyword(
          "display_id", .any,
          "a name under which update_display replaces them, where outputs can be replaced; True: a random one"
        ),
        .keyword("clear", .bool, default: false, "whether what the cell showed before is taken back"),
        .keywords("options"),
      ]
    ) { call in
      if try call.bool("clear") { call.interpreter.console.clearOutput(waiting: true) }
      let handle = try DisplayHandle(call["display_id"])
      for value in call.rest("objs") {
        call.interpreter.console.display(
          try shown(value, call.interpreter), at: .new(identifier: handle?.identifier))
      }
      return handle.map { .object($0) } ?? .none
    },
    function(
      "update_display", "Shows a value in the place of what was displayed under a name; in a terminal, anew.",
      [
        .required("obj", .any, "the value"), .keyword("display_id", .string, "the name"),
        .keywords("options"),
      ]
    ) { call in
      guard let identifier = try call.optionalString("display_id") else {
        throw Fault.message(
          "update_display() missing 1 required keyword-only argument: 'display_id'", kind: .type)
      }
      call.interpreter.console.display(
        try shown(call["obj"], call.interpreter), at: .instead(of: identifier))
      return .none
    },
    function(
      "clear_output", "Takes back what the cell has shown; a terminal keeps it.",
      [.optional("wait", .bool, default: false, "whether it stays until there is something new")]
    ) { call in
      call.interpreter.console.clearOutput(waiting: try call.bool("wait"))
      return .none
    },
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
    text("HTML", "text/html"), text("Markdown", "text/markdown"), text("Latex", "text/latex"),
  ]

  private static func text(_ name: String, _ mimeType: String) -> Builtin {
    function(
      name, "A text in \(name); a terminal shows it as it stands.", [.required("data", .string, "the text")]
    ) {
      .object(FormattedText(name, DisplayFormat(mimeType, try $0.string("data"))))
    }
  }

  /// What is shown of a value: figures and pictures drawn, tables and formatted texts also as such, all else as text.
  static func shown(_ value: Value, _ interpreter: Interpreter) throws -> Displayed {
    if let figure = value.host(as: FigureObject.self) {
      interpreter.plotting.close(figure)
      return .drawing(figure.figure)
    }
    if let picture = value.host(as: PictureObject.self) {
      return .drawing(try picture.figure(interpreter.console))
    }
    if let text = value.host(as: FormattedText.self) { return .text(text.format.source, text.format) }
    let text = try interpreter.display(value)
    if let object = value.host(as: (any TabularObject).self), let table = try object.displayTable(interpreter)
    {
      return .table(text, table)
    }
    return .text(text)
  }
}

/// `HTML("…")`, `Markdown("…")`, `Latex("…")`.
final class FormattedText: FormattedObject {
  private let kind: String
  let format: DisplayFormat

  init(_ kind: String, _ format: DisplayFormat) { (self.kind, self.format) = (kind, format) }

  static let type = ClassObject(
    "DisplayObject", module: "IPython.core.display", doc: "A formatted text.",
    members: [
      .property("data", "the text") { .string(try $0.receiver(as: FormattedText.self).format.source) }
    ])

  var classObject: ClassObject { Self.type }
  var typeName: String { kind }
  func repr(_ interpreter: Interpreter) -> String { "<IPython.core.display.\(kind) object>" }
}

/// `google.colab`: a notebook of Colab runs here with files from its own folder. One that asks whether it is in Colab, by an
/// import in a `try`, finds that it is not.
package enum ColabModule {
  package static func namespaces() -> [(path: String, namespace: Namespace)] {
    let drive = Namespace(
      "google.colab.drive", doc: "Google Drive, which is not there.", package: "Colab", isStandIn: true
    ) { [mount, flush].named }
    let files = Namespace(
      "google.colab.files", doc: "Files of the browser, which are not there.",
      absent: ["upload", "download", "upload_file", "view"],
      package: "Colab",
      waysOut: [
        "upload": "put the file into the notebook's folder",
        "": "files are written into the notebook's folder",
      ], isStandIn: true
    ) { [] }
    let inner: [(String, Namespace)] = [("drive", drive), ("files", files)]
    let colab = Namespace(
      "google.colab", doc: "Colab.",
      absent: [
        "auth", "data_table", "output", "patches", "userdata", "widgets", "snippets", "runtime", "sheets",
        "ai", "kernel",
      ],
      package: "Colab",
      waysOut: ["": "leave the line out", "patches": "a picture is shown by plt.imshow(x)"],
      isStandIn: true
    ) { inner.map { ($0.0, .namespace($0.1)) } }
    let google = Namespace("google", doc: "Google's packages.", package: "Google's packages", isStandIn: true)
    {
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
