import Evaluator

extension WrittenModules {
  static let xml = WrittenModule(
    "xml", doc: "Documents in XML.",
    #"""
    import _xml_package as etree
    """#)

  static let xmlEtree = WrittenModule(
    "xml.etree", doc: "Documents in XML as trees of elements.",
    #"""
    import _xml_etree as ElementTree
    """#)
}
