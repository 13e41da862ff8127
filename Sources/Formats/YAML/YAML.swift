/// A value of YAML as it is written: a text, a list, or fields in their order. What a text such as `3` or `true` means is up
/// to who asked for it.
package indirect enum YAML: Equatable, Sendable {
  case text(String)
  case list([YAML])
  case fields([Field])

  /// A name and its value.
  package struct Field: Equatable, Sendable {
    package var name: YAML
    package var value: YAML
  }

  package var text: String? { if case .text(let text) = self { text } else { nil } }
  package var list: [YAML]? { if case .list(let values) = self { values } else { nil } }
  package var fields: [Field]? { if case .fields(let fields) = self { fields } else { nil } }

  /// The value of a field; `nil` if it is missing or this has no fields.
  package subscript(name: String) -> YAML? { fields?.first { $0.name.text == name }?.value }
}

extension YAML {
  /// Why a text is no YAML.
  package struct Fault: Error, Equatable, CustomStringConvertible {
    package var line: Int
    package var problem: String

    package var description: String { "line \(line): \(problem)" }
  }

  /// Reads the document of a text; `nil` if it has none.
  ///
  ///     try YAML(reading: "a: [1, 2]")?["a"]?.list?.count     // 2
  ///
  /// - Throws: `Fault` for what is no YAML, for several documents, a field that stands twice, and values nested too deep.
  package init?(reading text: String) throws(Fault) {
    var text = text
    let value: Result<YAML?, Fault> = text.withUTF8 { bytes in
      do throws(Fault) {
        let reader = YAMLReader(bytes)
        return .success(try reader.document())
      } catch { return .failure(error) }
    }
    guard let value = try value.get() else { return nil }
    self = value
  }
}
