import Evaluator

extension WrittenModules {
  static let urllib = WrittenModule(
    "urllib", doc: "Files of the web.",
    #"""
    import _urllib_request as request
    import _urllib_parse as parse
    import _urllib_error as error
    """#)
}
