import Evaluator

extension WrittenModules {
  static let getpass = WrittenModule(
    "getpass", doc: "The user.",
    #"""
    import os as _os

    def getuser():
        """The user's name."""
        return _os.getlogin()
    """#)
}
