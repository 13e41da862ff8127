internal import CYAML

/// Reads a document from libyaml's events.
final class YAMLReader {
  private let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
  /// Values that were named by `&name`, for `*name`.
  private var anchors: [String: YAML] = [:]

  /// The deepest nesting.
  private static let deepest = 64

  /// An event, without its memory.
  private enum Event {
    case text(String, anchor: String?)
    case alias(String)
    case list(anchor: String?)
    case fields(anchor: String?)
    /// The end of a list or of fields.
    case end
    case document
    case documentEnd
    case streamEnd
  }

  private let lineCount: Int

  /// - Parameter bytes: valid as long as the reader.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    lineCount = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).count
    yaml_parser_initialize(parser)
    yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
  }

  /// The only document; `nil` if there is none.
  func document() throws(YAML.Fault) -> YAML? {
    guard case .document = try next() else { return nil }
    let value = try value(try next(), depth: 0)
    while true {
      switch try next() {
      case .streamEnd: return value
      case .document: throw fault("there is more than one document")
      default: continue
      }
    }
  }

  /// The value that begins with an event.
  private func value(_ event: Event, depth: Int) throws(YAML.Fault) -> YAML {
    guard depth < Self.deepest else { throw fault("values are nested more than \(Self.deepest) deep") }
    let (value, anchor): (YAML, String?)
    switch event {
    case .text(let text, let name): (value, anchor) = (.text(text), name)
    case .list(let name):
      var items: [YAML] = []
      while let event = try nextInside() { items.append(try self.value(event, depth: depth + 1)) }
      (value, anchor) = (.list(items), name)
    case .fields(let name):
      var fields: [YAML.Field] = []
      var names: Set<String> = []
      while let event = try nextInside() {
        let name = try self.value(event, depth: depth + 1)
        if let text = name.text, !names.insert(text).inserted {
          throw fault("the field `\(text)` stands twice")
        }
        fields.append(YAML.Field(name: name, value: try self.value(try next(), depth: depth + 1)))
      }
      (value, anchor) = (.fields(fields), name)
    case .alias(let name):
      guard let known = anchors[name] else { throw fault("`*\(name)` names nothing before it") }
      return known
    case .end, .document, .documentEnd, .streamEnd: throw fault("a value is missing")
    }
    if let anchor { anchors[anchor] = value }
    return value
  }

  /// The next event; `nil` at the end of a list or of fields.
  private func nextInside() throws(YAML.Fault) -> Event? {
    let event = try next()
    if case .end = event { return nil }
    return event
  }

  private func next() throws(YAML.Fault) -> Event {
    var event = yaml_event_t()
    while true {
      guard yaml_parser_parse(parser, &event) == 1 else {
        throw fault(parser.pointee.problem.map { String(cString: $0) } ?? "it cannot be read")
      }
      defer { yaml_event_delete(&event) }
      switch event.type {
      case YAML_SCALAR_EVENT:
        let scalar = event.data.scalar
        let text = String(
          decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
        return .text(text, anchor: Self.name(scalar.anchor))
      case YAML_ALIAS_EVENT: return .alias(Self.name(event.data.alias.anchor) ?? "")
      case YAML_SEQUENCE_START_EVENT: return .list(anchor: Self.name(event.data.sequence_start.anchor))
      case YAML_MAPPING_START_EVENT: return .fields(anchor: Self.name(event.data.mapping_start.anchor))
      case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: return .end
      case YAML_DOCUMENT_START_EVENT: return .document
      case YAML_DOCUMENT_END_EVENT: return .documentEnd
      case YAML_STREAM_END_EVENT: return .streamEnd
      default: continue
      }
    }
  }

  private static func name(_ text: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    text.map { String(cString: $0) }
  }

  private func fault(_ problem: String) -> YAML.Fault {
    // What is missing at the end stands behind the last line.
    let line = Int(max(parser.pointee.problem_mark.line, parser.pointee.mark.line)) + 1
    return YAML.Fault(line: min(line, max(lineCount, 1)), problem: problem)
  }
}
