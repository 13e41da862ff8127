import CCommonMark

/// Prose as CommonMark with GitHub's tables reads it, by the library cmark-gfm.
///
///     CommonMark.events(of: "Some *prose*.")
///     // [.enter(.paragraph(isTight: false)), .enter(.text("Some ")), .enter(.emphasis), .enter(.text("prose")),
///     //  .exit(.emphasis), .enter(.text(".")), .exit(.paragraph(isTight: false))]
enum CommonMark {
  /// The beginning or the end of a piece; a piece without content has no end.
  enum Event: Equatable {
    case enter(Piece)
    case exit(Piece)
  }

  /// A piece of prose.
  enum Piece: Equatable {
    // Blocks.
    /// In a tight list, the items' paragraphs are set without room between them.
    case paragraph(isTight: Bool)
    /// The level as it is written; whether it stands in no quotation and no list.
    case heading(level: Int, isOutermost: Bool)
    case quotation
    /// Numbered from a number, or with bullets.
    case list(start: Int?)
    case item
    case code(String, info: String)
    case html(String)
    case rule
    case table
    case row(isHead: Bool)
    case cell(isHead: Bool, alignment: Alignment?)
    // In a line.
    case text(String)
    case softBreak
    case lineBreak
    case inlineCode(String)
    case inlineHTML(String)
    case emphasis
    case strong
    case link(String)
    case image(String)
    /// Anything else, known by its content alone.
    case other
  }

  enum Alignment: String {
    case left, center, right
  }

  /// The largest text that is read: the library takes more than linear time for some texts.
  static let largest = 1 << 16

  /// The most quotations and list items that one line may open, for the same reason.
  static let deepest = 32

  /// The pieces of a text, in order; nil where it is too large or nested too deeply.
  static func events(of text: String) -> [Event]? {
    guard text.utf8.count <= largest, text.eachLine.allSatisfy({ openings($0) <= deepest }) else {
      return nil
    }
    guard let document = Document(text) else { return nil }
    return document.events
  }

  /// How many quotations and list items a line opens at most.
  private static func openings(_ line: String) -> Int {
    let bytes = Array(line.utf8)
    func isBlank(_ index: Int) -> Bool {
      index >= bytes.count || bytes[index] == UInt8(ascii: " ") || bytes[index] == UInt8(ascii: "\t")
    }
    var count = 0
    var hasDigits = false
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"): hasDigits = false
      case UInt8(ascii: ">"): count += 1
      case UInt8(ascii: "0")...UInt8(ascii: "9"): hasDigits = true
      case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"):
        guard isBlank(index + 1) else { return count }
        count += 1
      case UInt8(ascii: "."), UInt8(ascii: ")"):
        guard hasDigits, isBlank(index + 1) else { return count }
        count += 1
      default: return count
      }
    }
    return count
  }
}

/// Owns the library's tree of a text.
private final class Document {
  private let root: OpaquePointer

  /// The library keeps a list of extensions, filled once.
  private static let isPrepared: Bool = {
    cmark_gfm_core_extensions_ensure_registered()
    return true
  }()

  init?(_ text: String) {
    guard Self.isPrepared, let parser = cmark_parser_new(CMARK_OPT_DEFAULT | CMARK_OPT_VALIDATE_UTF8) else {
      return nil
    }
    defer { cmark_parser_free(parser) }
    if let tables = cmark_find_syntax_extension("table") {
      cmark_parser_attach_syntax_extension(parser, tables)
    }
    var text = text
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
    }
    guard let root = cmark_parser_finish(parser) else { return nil }
    self.root = root
  }

  deinit { cmark_node_free(root) }

  /// Its pieces. The tree may be deep, so it is not walked by recursion.
  var events: [CommonMark.Event] {
    guard let iterator = cmark_iter_new(root) else { return [] }
    defer { cmark_iter_free(iterator) }
    var events: [CommonMark.Event] = []
    var column = 0
    while true {
      let event = cmark_iter_next(iterator)
      guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(iterator) else { return events }
      if node == root { continue }
      var piece = piece(node)
      if case .row = piece { column = 0 }
      if case .cell(let isHead, _) = piece {
        piece = .cell(isHead: isHead, alignment: alignment(of: node, column: column))
        if event == CMARK_EVENT_EXIT { column += 1 }
      }
      events.append(event == CMARK_EVENT_ENTER ? .enter(piece) : .exit(piece))
    }
  }

  private typealias Node = OpaquePointer

  private func piece(_ node: Node) -> CommonMark.Piece {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_PARAGRAPH:
      let list = cmark_node_parent(node).flatMap { cmark_node_parent($0) }
      return .paragraph(isTight: list.map { cmark_node_get_list_tight($0) != 0 } ?? false)
    case CMARK_NODE_HEADING:
      return .heading(
        level: Int(cmark_node_get_heading_level(node)), isOutermost: cmark_node_parent(node) == root)
    case CMARK_NODE_BLOCK_QUOTE: return .quotation
    case CMARK_NODE_LIST:
      let isNumbered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
      return .list(start: isNumbered ? Int(cmark_node_get_list_start(node)) : nil)
    case CMARK_NODE_ITEM: return .item
    case CMARK_NODE_CODE_BLOCK: return .code(literal(node), info: string(cmark_node_get_fence_info(node)))
    case CMARK_NODE_HTML_BLOCK: return .html(literal(node))
    case CMARK_NODE_THEMATIC_BREAK: return .rule
    case CMARK_NODE_TEXT: return .text(literal(node))
    case CMARK_NODE_SOFTBREAK: return .softBreak
    case CMARK_NODE_LINEBREAK: return .lineBreak
    case CMARK_NODE_CODE: return .inlineCode(literal(node))
    case CMARK_NODE_HTML_INLINE: return .inlineHTML(literal(node))
    case CMARK_NODE_EMPH: return .emphasis
    case CMARK_NODE_STRONG: return .strong
    case CMARK_NODE_LINK: return .link(string(cmark_node_get_url(node)))
    case CMARK_NODE_IMAGE: return .image(string(cmark_node_get_url(node)))
    default: return tablePiece(node)
    }
  }

  /// The extension's types have numbers of their own, given when it is registered.
  private func tablePiece(_ node: Node) -> CommonMark.Piece {
    switch string(cmark_node_get_type_string(node)) {
    case "table": return .table
    case "table_header": return .row(isHead: true)
    case "table_row": return .row(isHead: false)
    case "table_cell":
      let row = cmark_node_parent(node)
      return .cell(
        isHead: row.map { cmark_gfm_extensions_get_table_row_is_header($0) != 0 } ?? false, alignment: nil)
    default: return .other
    }
  }

  private func alignment(of cell: Node, column: Int) -> CommonMark.Alignment? {
    guard let table = cmark_node_parent(cell).flatMap({ cmark_node_parent($0) }),
      let alignments = cmark_gfm_extensions_get_table_alignments(table)
    else { return nil }
    guard column < Int(cmark_gfm_extensions_get_table_columns(table)) else { return nil }
    switch alignments[column] {
    case UInt8(ascii: "l"): return .left
    case UInt8(ascii: "c"): return .center
    case UInt8(ascii: "r"): return .right
    default: return nil
    }
  }

  private func literal(_ node: Node) -> String { string(cmark_node_get_literal(node)) }

  private func string(_ text: UnsafePointer<CChar>?) -> String { text.map { String(cString: $0) } ?? "" }
}
