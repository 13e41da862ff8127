import Evaluator

extension WrittenTensorFlow {
  /// `tf.nest`.
  static let nest =
    #"""
    def is_nested(structure):
        """Whether a value is a list, a tuple or a dict."""
        return isinstance(structure, (list, tuple, dict))

    def flatten(structure, expand_composites=False):
        """The values in lists, tuples and dicts, those of dicts in the order of their keys."""
        if isinstance(structure, dict):
            return [leaf for key in sorted(structure) for leaf in flatten(structure[key])]
        if isinstance(structure, (list, tuple)):
            return [leaf for part in structure for leaf in flatten(part)]
        return [structure]

    def _packed(structure, values):
        if isinstance(structure, dict):
            parts = {key: _packed(structure[key], values) for key in sorted(structure)}
            return type(structure)((key, parts[key]) for key in structure)
        if isinstance(structure, tuple) and hasattr(structure, "_fields"):
            return type(structure)(*[_packed(part, values) for part in structure])
        if isinstance(structure, (list, tuple)):
            return type(structure)([_packed(part, values) for part in structure])
        return next(values)

    def pack_sequence_as(structure, flat_sequence, expand_composites=False):
        """Values in the structure of others."""
        flat = list(flat_sequence)
        count = len(flatten(structure))
        if count != len(flat):
            raise ValueError(f"Could not pack sequence. Structure had {count} atoms, but flat_sequence had {len(flat)} items. Structure: {structure}, flat_sequence: {flat}.")
        return _packed(structure, iter(flat))

    def assert_same_structure(nest1, nest2, check_types=True, expand_composites=False):
        """Raises an error unless two structures are alike."""
        def alike(a, b):
            if is_nested(a) != is_nested(b) or (check_types and is_nested(a) and type(a) is not type(b)):
                return False
            if isinstance(a, dict):
                return set(a) == set(b) and all(alike(a[key], b[key]) for key in a)
            return not is_nested(a) or (len(a) == len(b) and all(alike(x, y) for x, y in zip(a, b)))
        if not alike(nest1, nest2):
            raise ValueError(f"The two structures don't have the same nested structure.\n\nFirst structure: {nest1}\n\nSecond structure: {nest2}")

    def map_structure(func, *structure, **kwargs):
        """What a function makes of each value, in the same structure."""
        for other in structure[1:]:
            assert_same_structure(structure[0], other, check_types=False)
        columns = zip(*[flatten(part) for part in structure])
        return pack_sequence_as(structure[0], [func(*column) for column in columns])

    """#
}
