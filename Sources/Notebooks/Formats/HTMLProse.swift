/// Writes prose as HTML. What is HTML in it is shown as it is typed.
struct HTMLProse {
  /// The headings that are next.
  private var headings: ArraySlice<HTMLOutline.Heading>

  init(headings: [HTMLOutline.Heading]) { self.headings = headings[...] }

  /// More nested elements are left out, their content stays: browsers take no more than some hundreds.
  private static let deepest = 64

  /// Writes a piece of prose; headings in their turn.
  mutating func write(_ events: [CommonMark.Event], to writer: inout HTMLWriter) {
    var depth = 0
    // What closes each open piece; nil for one that was left out.
    var closings: [String?] = []
    var place = 0
    while place < events.count {
      let event = events[place]
      place += 1
      switch event {
      case .exit(let piece):
        depth -= 1
        if let closing = closings.popLast() ?? nil {
          writer.add(html: closing)
          if piece.isBlock { writer.endLine() }
        }
      case .enter(.image(let address)):
        let text = HTMLOutline.text(of: events[(place - 1)...])
        place = Self.end(of: place - 1, in: events)
        image(address, text, isInLink: closings.contains("</a>"), to: &writer)
      case .enter(let piece):
        if leaf(piece, to: &writer) { continue }
        depth += 1
        closings.append(depth > Self.deepest ? nil : open(piece, events[(place - 1)...], to: &writer))
      }
    }
    writer.endLine()
  }

  /// A text of one paragraph, without the paragraph's element; any other as it is typed.
  static func line(_ text: String) -> String {
    guard let events = CommonMark.events(of: text), let first = events.first,
      case .enter(.paragraph) = first, end(of: 0, in: events) == events.count
    else { return HTMLWriter.escaped(text) }
    var writer = HTMLWriter()
    var prose = HTMLProse(headings: [])
    prose.write(Array(events.dropFirst().dropLast()), to: &writer)
    return writer.text.withoutFinalLineBreak
  }

  /// The place behind the end of the piece that begins at a place.
  private static func end(of start: Int, in events: [CommonMark.Event]) -> Int {
    var depth = 0
    for place in start..<events.count {
      switch events[place] {
      case .exit: depth -= 1
      case .enter(let piece): if !piece.isLeaf { depth += 1 }
      }
      if depth == 0 { return place + 1 }
    }
    return events.count
  }

  /// Writes a piece that has no pieces; false for one that has.
  private func leaf(_ piece: CommonMark.Piece, to writer: inout HTMLWriter) -> Bool {
    switch piece {
    case .text(let text): writer.words(text)
    case .softBreak: writer.words("\n")
    case .lineBreak: writer.add(html: "<br>\n")
    case .inlineCode(let code): writer.element("code", code)
    case .inlineHTML(let html):
      switch html.lowercased().filter({ !$0.isWhitespace }) {
      case "<br>", "<br/>": writer.add(html: "<br>\n")
      case let comment where comment.hasPrefix("<!--"): break
      default: writer.words(html)
      }
    case .html(let html):
      let html = html.withoutTrailingBlankLines
      // A comment is for whoever writes the text.
      if html.hasPrefix("<!--"), html.hasSuffix("-->"),
        html.dropFirst(4).firstRange(of: "-->")?.upperBound == html.endIndex
      {
        break
      }
      HTML.block(html, to: &writer)
    case .code(let code, let info):
      let language = info.split(whereSeparator: \.isWhitespace).first?.lowercased()
      let isPython = language.map { ["python", "py", "python3", "ipython"].contains($0) } ?? false
      HTML.block(code.withoutFinalLineBreak, isPython: isPython, to: &writer)
    case .rule: writer.add(html: "<hr>\n")
    default: return false
    }
    return true
  }

  /// Opens a piece, and returns what closes it; nil where nothing does.
  private mutating func open(
    _ piece: CommonMark.Piece, _ events: ArraySlice<CommonMark.Event>, to writer: inout HTMLWriter
  ) -> String? {
    switch piece {
    case .paragraph(let isTight): return isTight ? nil : element("p", to: &writer)
    case .heading(_, let isOutermost):
      if HTMLOutline.text(of: events).isEmpty { return element("p", to: &writer) }
      guard isOutermost, let heading = headings.popFirst() else {
        writer.add(html: "<p><strong>")
        return "</strong></p>"
      }
      writer.open("h\(heading.level)", ["id": heading.anchor])
      return "</h\(heading.level)>"
    case .quotation: return element("blockquote", to: &writer)
    case .list(nil): return element("ul", to: &writer)
    case .list(let start?):
      writer.open("ol", ["start": start == 1 ? nil : String(start)])
      return "</ol>"
    case .item: return element("li", to: &writer)
    case .table:
      writer.open("div", ["class": "table", "role": "group", "aria-label": "Table", "tabindex": "0"])
      writer.open("table")
      writer.endLine()
      return "</table></div>"
    case .row: return element("tr", to: &writer)
    case .cell(let isHead, let alignment):
      // A heading without words would be one of nothing.
      let isHeading = isHead && !HTMLOutline.text(of: events).isEmpty
      writer.open(
        isHeading ? "th" : "td", ["scope": isHeading ? "col" : nil, "class": alignment.map(\.rawValue)])
      return isHeading ? "</th>" : "</td>"
    case .emphasis: return element("em", to: &writer)
    case .strong: return element("strong", to: &writer)
    case .link(let address):
      guard case .link(let address)? = HTMLAddress(address) else { return nil }
      writer.open("a", ["href": address])
      return "</a>"
    case .code, .html, .rule, .text, .softBreak, .lineBreak, .inlineCode, .inlineHTML, .image, .other:
      return nil
    }
  }

  private func element(_ name: String, to writer: inout HTMLWriter) -> String {
    writer.open(name)
    return "</\(name)>"
  }

  /// A picture that is in the text itself is shown; any other would have to be fetched, so there is a link.
  private func image(_ address: String, _ text: String, isInLink: Bool, to writer: inout HTMLWriter) {
    switch HTMLAddress(address) {
    case .picture(let address):
      writer.open("img", ["src": address, "alt": text])
    case .link(let address) where !isInLink:
      writer.element("a", ["href": address], "Picture: " + (text.isEmpty ? address : text))
    case .link, nil: writer.words(text)
    }
  }
}

extension CommonMark.Piece {
  /// Whether it has no pieces.
  fileprivate var isLeaf: Bool {
    switch self {
    case .code, .html, .rule, .text, .softBreak, .lineBreak, .inlineCode, .inlineHTML: true
    case .paragraph, .heading, .quotation, .list, .item, .table, .row, .cell, .emphasis, .strong, .link,
      .image, .other:
      false
    }
  }

  fileprivate var isBlock: Bool {
    switch self {
    case .paragraph, .heading, .quotation, .list, .item, .table, .row, .code, .html, .rule: true
    case .cell, .text, .softBreak, .lineBreak, .inlineCode, .inlineHTML, .emphasis, .strong, .link, .image,
      .other:
      false
    }
  }
}
