import Evaluator

extension WrittenModules {
  static let gc = WrittenModule(
    "gc", doc: "Memory.",
    #"""
    from _weakref import settle as _settle

    def collect(generation=2):
        """0: memory is given back as soon as nothing refers to it; what refers to itself stays to the end of the session."""
        _settle()
        return 0

    def enable():
        """Accepted; there is nothing to turn on."""

    def disable():
        """Accepted; there is nothing to turn off."""

    def isenabled():
        """True"""
        return True

    def get_count():
        """Zeros: nothing waits to be collected."""
        return (0, 0, 0)

    def get_threshold():
        """Python's numbers, which mean nothing here."""
        return (700, 10, 10)

    def set_threshold(threshold0, threshold1=None, threshold2=None):
        """Accepted."""

    def freeze():
        """Accepted."""
    """#)
}
