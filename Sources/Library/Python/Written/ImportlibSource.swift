import Evaluator

extension WrittenModules {
  static let importlib = WrittenModule(
    "importlib", doc: "Modules by their names.",
    #"""
    from _sys import import_module as _import_module, reload as _reload
    import types as _types

    def import_module(name, package=None):
        """The module of a name."""
        if name.startswith('.'):
            if not package:
                raise TypeError(f"the 'package' argument is required to perform a relative import for {name!r}")
            dots = len(name) - len(name.lstrip('.'))
            parts = package.split('.')
            if dots > len(parts):
                raise ImportError('attempted relative import beyond top-level package')
            name = '.'.join(parts[:len(parts) - dots + 1] + [name[dots:]]).rstrip('.')
        return _import_module(name)

    def reload(module):
        """The module, run again if it is a file of the program's; fieldbook's own never change."""
        if not isinstance(module, _types.ModuleType):
            raise TypeError('reload() argument must be a module')
        return _reload(module)

    def invalidate_caches():
        """Accepted; there is nothing to forget."""
    """#)
}
