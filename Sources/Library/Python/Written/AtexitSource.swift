import Evaluator

extension WrittenModules {
  static let atexit = WrittenModule(
    "atexit", doc: "Calls for the end of the program.",
    #"""
    def register(func, /, *args, **kwargs):
        """Refused: a session may go on after the program, or end without it."""
        raise NotImplementedError('atexit.register: a session has no end that runs code; call the function at the end of the notebook')

    def unregister(func):
        """Nothing: no function is registered."""
    """#)
}
