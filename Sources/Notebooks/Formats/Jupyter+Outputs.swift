import Formats

extension Jupyter {
  /// The outputs of a code cell. Consecutive pieces of a stream are one text, of which the notebook has what a
  /// terminal shows. Outputs of unknown kinds are left out: they are only kept in the document.
  static func outputs(_ list: [JSON], number: Int) throws(JupyterFault.Problem) -> [Output] {
    var outputs: [Output] = []
    var stream = ""
    func endStream() {
      let text = TerminalText.plain(stream).withoutFinalLineBreak
      if !stream.isEmpty { outputs.append(.text(text)) }
      stream = ""
    }
    for (index, json) in list.enumerated() {
      guard let kind = json["output_type"]?.string else { throw .output(index + 1) }
      if kind == "stream" {
        guard let text = text(json["text"] ?? .null) else { throw .output(index + 1) }
        stream += text
        continue
      }
      // A display that was taken back, such as a line of progress.
      if kind == "display_data", json["data"]?.members?.count == 1,
        json["data"]?["text/plain"].flatMap(text) == ""
      {
        continue
      }
      endStream()
      switch kind {
      case "execute_result", "display_data":
        guard json["data"]?.members != nil else { throw .output(index + 1) }
        let bundle = MimeBundle(json)
        if let figure = bundle.figure {
          outputs.append(.figure(figure))
        } else if let text = bundle.text {
          let isValue = kind == "execute_result"
          outputs.append(
            isValue ? .value(text, number: json["execution_count"]?.int ?? number) : .text(text))
        }
      case "error": outputs.append(error(json))
      default: continue
      }
    }
    endStream()
    return outputs
  }

  private static func error(_ json: JSON) -> Output {
    let (name, value) = (json["ename"]?.string ?? "", json["evalue"]?.string ?? "")
    if name == "KeyboardInterrupt" { return .interrupted }
    let traceback = json["traceback"]?.array?.compactMap(\.string) ?? []
    let text = TerminalText.plain(traceback.joined(separator: "\n")).withoutFinalLineBreak
    let summary = [name, value].filter { !$0.isEmpty }.joined(separator: ": ")
    return .error(text.isBlank ? TerminalText.plain(summary) : text)
  }
}

/// What an output shows, in several formats: `data`, and `metadata` for each.
private struct MimeBundle {
  let data: JSON
  let metadata: JSON?

  init(_ output: JSON) {
    data = output["data"] ?? .object([])
    metadata = output["metadata"]
  }

  private func content(_ mimeType: String) -> String? { data[mimeType].flatMap(Jupyter.text) }

  /// An image, with the text beside it.
  var figure: FigureOutput? {
    let image = self.image
    let alternative = self.alternative
    guard image != nil || alternative != nil else { return nil }
    let text = content("text/plain").map(TerminalText.plain) ?? ""
    var figure = FigureOutput(text: text, sentence: alternative ?? text, svg: "")
    figure.image = image
    return figure
  }

  private var image: EmbeddedImage? {
    if let svg = content("image/svg+xml") { return .svg(svg) }
    for type in EmbeddedImage.bitmapTypes {
      if let base64 = content(type), let image = EmbeddedImage(mimeType: type, base64: base64) {
        return image
      }
    }
    return nil
  }

  /// The alternative text, which Jupyter keeps for each format.
  private var alternative: String? {
    for type in ["image/svg+xml"] + EmbeddedImage.bitmapTypes + ["text/plain"] {
      if let text = metadata?[type]?["alt"]?.string { return text }
    }
    return nil
  }

  /// The output without an image: plain text, else one of the formats that can be read, else which formats there are.
  var text: String? {
    for type in ["text/plain", "text/markdown", "text/latex"] {
      if let text = content(type) { return TerminalText.plain(text) }
    }
    guard let members = data.members, !members.isEmpty else { return nil }
    return "["
      + members.map { String(TerminalText.plain($0.key).prefix(80)) }.prefix(8).joined(separator: ", ") + "]"
  }
}
